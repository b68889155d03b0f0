//! The servers that are compared, each set up as its own documentation says.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// What `benches/compare/run` installs.
const INSTALLED: &str = include_str!("peers.tsv");

pub struct Peer {
    /// The package, which is what people call it.
    pub name: &'static str,
    pub command: Vec<PathBuf>,
    /// What the file is called, and what the editor takes it for.
    pub extension: &'static str,
    pub language: &'static str,
    pub options: Value,
    /// What the editor's settings say, by their section.
    pub settings: Value,
}

impl Peer {
    fn new(name: &'static str, program: PathBuf) -> Self {
        Peer {
            name,
            command: vec![program],
            extension: "md",
            language: "markdown",
            options: Value::Null,
            settings: json!({}),
        }
    }

    fn with(mut self, argument: &str) -> Self {
        self.command.push(argument.into());
        self
    }

    pub fn version(&self) -> &'static str {
        let mut lines = INSTALLED.lines().map(|line| line.split('\t'));
        let mut line = lines.find(|line| line.clone().next() == Some(self.name));
        line.as_mut().and_then(|line| line.nth(2)).unwrap_or(env!("CARGO_PKG_VERSION"))
    }

    pub fn is_here(&self) -> bool {
        self.command.iter().filter(|part| part.is_absolute()).all(|part| part.exists())
    }
}

/// This server.
pub fn ours() -> Peer {
    let program = env!("CARGO_BIN_EXE_transcript-ls").into();
    Peer { extension: "transcript", language: "transcript", ..Peer::new("transcript-ls", program) }
}

/// The others, installed in `tools`.
pub fn others(tools: &Path) -> Vec<Peer> {
    let markdown = tools.join("npm/node_modules/vscode-markdown-languageserver/dist/node/workerMain.js");
    let mut vscode = Peer::new("vscode-markdown-languageserver", "node".into()).with("").with("--stdio");
    vscode.command[1] = markdown;
    vscode.options = json!({ "markdownFileExtensions": ["md"] });
    vscode.settings = json!({ "markdown": { "suggest": { "paths": { "enabled": true } }, "validate": {
        "enabled": true,
        "referenceLinks": { "enabled": "warning" },
        "fragmentLinks": { "enabled": "warning" },
        "fileLinks": { "enabled": "warning", "markdownFragmentLinks": "inherit" },
        "ignoredLinks": [],
        "unusedLinkDefinitions": { "enabled": "hint" },
        "duplicateLinkDefinitions": { "enabled": "warning" },
    } } });
    vec![
        Peer::new("rumdl", rumdl(tools)).with("server"),
        Peer::new("typos-lsp", tools.join("bin/typos-lsp")),
        Peer::new("harper-ls", tools.join("bin/harper-ls")).with("--stdio"),
        vscode,
    ]
}

pub fn rumdl(tools: &Path) -> PathBuf {
    tools.join("python/bin/rumdl")
}
