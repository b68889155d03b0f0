//! What an editor waits for an answer, through the protocol, while somebody types in a short and in a long transcript.
//!
//! A word is typed at places all over the text; after each letter the editor asks what editors ask by themselves, and then
//! what a person asks. All lengths are measured in the same run.

#[path = "../tests/server/client.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod client;
mod texts;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use client::Client;

const PLACES: usize = 12;
const WORD: &str = "Lee ";
const SIZES: [(&str, usize); 3] = [("10 KB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];

/// What a request is about: it decides how long it may take.
#[derive(Clone, Copy, PartialEq)]
enum About {
    Place,
    Screen,
    Document,
}

/// The requests, with the name of what announces them.
const REQUESTS: [(&str, &str, About); 22] = [
    ("completionProvider", "textDocument/completion", About::Place),
    ("hoverProvider", "textDocument/hover", About::Place),
    ("definitionProvider", "textDocument/definition", About::Place),
    ("declarationProvider", "textDocument/declaration", About::Place),
    ("typeDefinitionProvider", "textDocument/typeDefinition", About::Place),
    ("implementationProvider", "textDocument/implementation", About::Place),
    ("documentHighlightProvider", "textDocument/documentHighlight", About::Place),
    ("linkedEditingRangeProvider", "textDocument/linkedEditingRange", About::Place),
    ("selectionRangeProvider", "textDocument/selectionRange", About::Place),
    ("callHierarchyProvider", "textDocument/prepareCallHierarchy", About::Place),
    ("renameProvider", "textDocument/prepareRename", About::Place),
    ("codeActionProvider", "textDocument/codeAction", About::Screen),
    ("inlayHintProvider", "textDocument/inlayHint", About::Screen),
    ("semanticTokensProvider", "textDocument/semanticTokens/range", About::Screen),
    ("documentSymbolProvider", "textDocument/documentSymbol", About::Document),
    ("diagnosticProvider", "textDocument/diagnostic", About::Document),
    ("semanticTokensProvider", "textDocument/semanticTokens/full", About::Document),
    ("foldingRangeProvider", "textDocument/foldingRange", About::Document),
    ("codeLensProvider", "textDocument/codeLens", About::Document),
    ("documentLinkProvider", "textDocument/documentLink", About::Document),
    ("referencesProvider", "textDocument/references", About::Document),
    ("renameProvider", "textDocument/rename", About::Document),
];

fn main() {
    for (style, make) in [("labels", texts::labels as fn(usize) -> String), ("dashes", texts::dashes)] {
        let mut sessions = SIZES.map(|(_, size)| Session::open(&make(size)));
        let mut random = texts::Random::default();
        for _ in 0..PLACES {
            let place = random.below(1_000);
            sessions.iter_mut().for_each(|session| session.type_a_word(place));
        }
        println!("{style}: from the question to the answer, in ms (median, 95th percentile)");
        print!("  {:<34}", "");
        SIZES.iter().for_each(|(name, _)| print!("{name:>18}"));
        println!();
        for (index, (_, method, _)) in REQUESTS.iter().enumerate() {
            if sessions.iter().any(|session| session.times[index].is_empty()) {
                continue;
            }
            print!("  {method:<34}");
            for session in &mut sessions {
                let times = &mut session.times[index];
                times.sort();
                let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
                print!("{:>9.2}{:>9.2}", at(50), at(95));
            }
            println!();
        }
        sessions.into_iter().for_each(Session::close);
    }
}

struct Session {
    client: Client,
    announced: Value,
    /// How many there are.
    lines: u32,
    version: i32,
    times: Vec<Vec<Duration>>,
}

const FILE: &str = "file:///interview.transcript";

impl Session {
    fn open(text: &str) -> Self {
        let mut client = Client::start();
        let symbols = json!({ "hierarchicalDocumentSymbolSupport": true });
        let tokens = json!({ "formats": ["relative"], "requests": { "range": true, "full": true },
            "tokenTypes": [], "tokenModifiers": [] });
        let literals = json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
            "dataSupport": true, "resolveSupport": { "properties": ["edit"] } });
        let abilities = json!({ "codeAction": literals, "documentSymbol": symbols, "semanticTokens": tokens,
            "rename": { "prepareSupport": true }, "diagnostic": {},
            "inlayHint": {}, "codeLens": {}, "documentLink": {} });
        let mut answer = client.initialize(json!({ "capabilities": { "textDocument": abilities } }));
        client.open(FILE, text);
        client.symbols(FILE);
        let lines = text.lines().count() as u32;
        let announced = answer["capabilities"].take();
        Session { client, announced, lines, version: 1, times: vec![Vec::new(); REQUESTS.len()] }
    }

    /// Types a word, letter by letter, and asks after each. The place is in thousandths of the text.
    fn type_a_word(&mut self, place: usize) {
        // The paragraphs stand in the even lines.
        let line = (self.lines as usize * place / 1_000) as u32 & !1;
        for (column, letter) in (20..).zip(WORD.chars()) {
            self.version += 1;
            let at = [line, column, line, column];
            self.client.change(FILE, self.version, &[(Some(at), letter.to_string().as_str())]);
            for (index, (provider, method, about)) in REQUESTS.iter().enumerate() {
                let announced = &self.announced[*provider];
                if announced.is_null() || announced == false {
                    continue;
                }
                let start = Instant::now();
                let id = self.client.ask(method, params(*about, line, column));
                self.client.answer(id);
                self.times[index].push(start.elapsed());
            }
        }
    }

    fn close(self) {
        self.client.finish();
    }
}

/// One set of parameters has what every one of the requests wants.
fn params(about: About, line: u32, column: u32) -> Value {
    let position = json!({ "line": line, "character": if about == About::Place { column } else { 3 } });
    json!({
        "textDocument": { "uri": FILE },
        "position": position,
        "positions": [position],
        "range": client::range([line, 0, line + 60, 0]),
        "context": { "diagnostics": [], "includeDeclaration": true, "triggerKind": 1 },
        "newName": "Ada Lovelace",
    })
}
