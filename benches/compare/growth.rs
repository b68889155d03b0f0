//! How the cost of this server grows with the length of the text.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::at;
use super::figure::{Figure, Sample, Why, milliseconds, ratio};
use super::peers::Peer;
use super::session::{Findings, Session};

/// What is measured, in the order of the table.
const OPEN_PUSHED: &str = "open to diagnostics, pushed";
const OPEN_PULLED: &str = "open to diagnostics, pulled";
pub const KEY_PUSHED: &str = "keystroke to diagnostics, pushed";
const KEY_PULLED: &str = "keystroke to diagnostics, pulled";
const SYMBOLS: &str = "keystroke to symbols";
const SCREEN: &str = "keystroke to the tokens of a screen";
const TOKENS: &str = "keystroke to all tokens";
pub const HOVER: &str = "hover";
pub const COMPLETION: &str = "completion";
const NOTHING: &str = "a question that is refused at once";
const ROWS: [&str; 10] =
    [OPEN_PUSHED, OPEN_PULLED, KEY_PUSHED, KEY_PULLED, SYMBOLS, SCREEN, TOKENS, HOVER, COMPLETION, NOTHING];

/// All figures of one length.
pub struct Length {
    pub name: &'static str,
    pub size: usize,
    pub memory: u64,
    figures: BTreeMap<&'static str, Figure>,
}

impl Length {
    pub fn figure(&self, row: &str) -> Option<&Figure> {
        self.figures.get(row)
    }

    /// The slower of both ways to open a text.
    pub fn open(&self) -> Option<Duration> {
        [OPEN_PUSHED, OPEN_PULLED].iter().filter_map(|row| self.figure(row)?.wall(50)).max()
    }
}

/// Measures all lengths, turn about.
pub fn measure(
    peer: &Peer,
    texts: &[(&'static str, String)],
    folder: &Path,
    rounds: usize,
    questions: usize,
) -> Vec<Length> {
    let new = |(name, text): &(&'static str, String)| Length {
        name,
        size: text.len(),
        memory: 0,
        figures: BTreeMap::new(),
    };
    let mut lengths: Vec<Length> = texts.iter().map(new).collect();
    for _ in 0..rounds {
        for (length, (name, text)) in lengths.iter_mut().zip(texts) {
            eprintln!("{name}: growth");
            let folder = folder.join(peer.extension).join(name.replace(' ', "-"));
            for way in [Findings::Pushed, Findings::Pulled] {
                if let Err(why) = session(peer, text, &folder, way, questions, length) {
                    eprintln!("{name}: {}", why.words());
                }
            }
        }
    }
    lengths
}

fn session(
    peer: &Peer,
    text: &str,
    folder: &Path,
    way: Findings,
    questions: usize,
    length: &mut Length,
) -> Result<(), Why> {
    let (mut session, _) = Session::start(peer, folder, way, None)?;
    let (open, key) = match way {
        Findings::Pushed => (OPEN_PUSHED, KEY_PUSHED),
        Findings::Pulled => (OPEN_PULLED, KEY_PULLED),
    };
    let figures = &mut length.figures;
    let mut add = |row: &'static str, measured: Result<Sample, Why>| {
        figures.entry(row).or_default().add(measured);
        measured.map(drop)
    };
    add(open, session.open(text))?;
    for _ in 0..12 {
        add(key, session.type_for_findings())?;
    }
    if way == Findings::Pulled {
        for _ in 0..8 {
            add(SYMBOLS, session.type_and_ask("textDocument/documentSymbol", whole))?;
            add(SCREEN, session.type_and_ask("textDocument/semanticTokens/range", screen))?;
            add(TOKENS, session.type_and_ask("textDocument/semanticTokens/full", whole))?;
        }
        for _ in 0..questions {
            add(HOVER, session.just_ask("textDocument/hover", |uri, line, _| at(uri, line, 2)))?;
            add(COMPLETION, session.just_ask("textDocument/completion", at))?;
            add(NOTHING, session.just_ask("transcript-ls/nothing", whole))?;
        }
    }
    length.memory = length.memory.max(session.peak_memory().unwrap_or(0));
    Ok(())
}

fn whole(uri: &str, _: u32, _: u32) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

fn screen(uri: &str, line: u32, _: u32) -> Value {
    let line = line.saturating_sub(30);
    let range =
        json!({ "start": { "line": line, "character": 0 }, "end": { "line": line + 60, "character": 0 } });
    json!({ "textDocument": { "uri": uri }, "range": range })
}

/// The table: what a person waits, and what the processors did for it.
pub fn table(lengths: &[Length]) -> String {
    let mut page = String::from("| |");
    lengths.iter().for_each(|length| {
        let _ = write!(page, " {} |", length.name);
    });
    let _ = writeln!(page, "\n|---|{}", "---:|".repeat(lengths.len()));
    for row in ROWS {
        let asked_often = [HOVER, COMPLETION, NOTHING].contains(&row);
        let _ = write!(page, "| {row}{} |", if asked_often { " (median, 99th percentile)" } else { "" });
        for length in lengths {
            let cell = length.figure(row).and_then(|figure| {
                let second = if asked_often { figure.wall(99) } else { figure.work() };
                let (first, second) = (milliseconds(figure.wall(50)?), milliseconds(second?));
                Some(if asked_often { format!("{first}, {second}") } else { format!("{first} ({second})") })
            });
            let _ = write!(page, " {} |", cell.unwrap_or("—".to_owned()));
        }
        page.push('\n');
    }
    page.push_str("| peak memory, as a multiple of the text |");
    for length in lengths {
        let _ = write!(page, " {} |", ratio(length.memory as f64, length.size as f64));
    }
    page.push('\n');
    page
}
