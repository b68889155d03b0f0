//! Reads Markdown for the server of VS Code, which leaves that to the editor.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub struct MarkdownIt {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl MarkdownIt {
    /// Starts it with the packages that are installed in `tools`.
    pub fn start(tools: &Path) -> Option<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/compare/markdown-it.mjs");
        let mut command = Command::new("node");
        command.arg(script).arg(tools.join("npm/node_modules/markdown-it/package.json"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let (input, output) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        Some(MarkdownIt { child, input, output })
    }

    /// The tokens of a text, as JSON.
    pub fn tokens(&mut self, text: &str) -> Option<Vec<u8>> {
        write!(self.input, "{}\n{text}", text.len()).and_then(|()| self.input.flush()).ok()?;
        let mut length = String::new();
        self.output.read_line(&mut length).ok()?;
        let mut tokens = vec![0; length.trim().parse().ok()?];
        self.output.read_exact(&mut tokens).ok()?;
        Some(tokens)
    }
}

impl Drop for MarkdownIt {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
