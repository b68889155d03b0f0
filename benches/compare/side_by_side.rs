//! The servers side by side: the same texts, turn about.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::figure::{Figure, Sample, Why, milliseconds, ratio};
use super::markdown_it::MarkdownIt;
use super::peers::Peer;
use super::session::{Findings, Session};

/// What is measured of each server on each text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Start,
    OpenPushed,
    OpenPulled,
    KeyPushed,
    KeyPulled,
    KeySymbols,
    KeyHover,
}

impl Row {
    fn words(self) -> &'static str {
        match self {
            Row::Start => "start to first answer",
            Row::OpenPushed => "open to diagnostics, pushed",
            Row::OpenPulled => "open to diagnostics, pulled",
            Row::KeyPushed => "keystroke to diagnostics, pushed",
            Row::KeyPulled => "keystroke to diagnostics, pulled",
            Row::KeySymbols => "keystroke to symbols",
            Row::KeyHover => "keystroke to hover",
        }
    }
}

const ROWS: [Row; 7] = [
    Row::Start,
    Row::OpenPushed,
    Row::OpenPulled,
    Row::KeyPushed,
    Row::KeyPulled,
    Row::KeySymbols,
    Row::KeyHover,
];

/// How much is done.
pub struct Plan {
    pub rounds: usize,
    /// So many letters a round, and no more once so much time has gone.
    pub letters: usize,
    pub time: Duration,
}

/// All figures of one length: by row, and by server in the order of the peers.
#[derive(Default)]
pub struct Length {
    pub name: &'static str,
    figures: BTreeMap<(Row, usize), Figure>,
    memory: BTreeMap<usize, u64>,
    findings: BTreeMap<usize, usize>,
}

/// Measures all peers at all lengths. Whoever took too long at one length is not tried at the next.
pub fn measure(
    peers: &[Peer],
    tools: &Path,
    texts: &[(&'static str, String)],
    folder: &Path,
    plan: &Plan,
) -> Vec<Length> {
    let mut given_up = BTreeSet::new();
    let mut reader = MarkdownIt::start(tools);
    let mut lengths = Vec::new();
    for (name, text) in texts {
        let mut length = Length { name, ..Length::default() };
        let mut late = BTreeSet::new();
        for _ in 0..plan.rounds {
            for (index, peer) in peers.iter().enumerate() {
                for way in [Findings::Pushed, Findings::Pulled] {
                    if given_up.contains(&index) {
                        ROWS.iter().for_each(|row| length.figure(*row, index).add(Err(Why::NotTried)));
                    } else if !late.contains(&(index, way == Findings::Pushed)) {
                        eprintln!("{name}: {}", peer.name);
                        if session(peer, index, text, folder, way, reader.as_mut(), plan, &mut length)
                            .is_err()
                        {
                            late.insert((index, way == Findings::Pushed));
                        }
                    }
                }
            }
        }
        given_up.extend(late.iter().map(|(index, _)| *index));
        lengths.push(length);
    }
    lengths
}

impl Length {
    fn figure(&mut self, row: Row, peer: usize) -> &mut Figure {
        self.figures.entry((row, peer)).or_default()
    }
}

/// One session of one server. What is not answered in time ends it.
#[allow(clippy::too_many_arguments, reason = "all of it is one table's place")]
fn session(
    peer: &Peer,
    index: usize,
    text: &str,
    folder: &Path,
    way: Findings,
    reader: Option<&mut MarkdownIt>,
    plan: &Plan,
    length: &mut Length,
) -> Result<(), Why> {
    let folder = folder.join(peer.extension).join(length.name.replace(' ', "-"));
    let (mut session, start) = Session::start(peer, &folder, way, reader)?;
    length.figure(Row::Start, index).add(Ok(start));
    let pulls = session.offers("diagnosticProvider");
    if way == Findings::Pulled && !pulls {
        return Ok(());
    }
    let (open, key) = match way {
        Findings::Pushed => (Row::OpenPushed, Row::KeyPushed),
        Findings::Pulled => (Row::OpenPulled, Row::KeyPulled),
    };
    // The server of VS Code never pushes; to wait for it would be to wait in vain.
    if way == Findings::Pushed && peer.name == "vscode-markdown-languageserver" {
        return Ok(());
    }
    let opened = session.open(text);
    let none = opened.is_ok() && session.findings == 0;
    length.figure(open, index).add(if none { Err(Why::FindsNothing) } else { opened });
    opened?;
    length.findings.insert(index, session.findings);
    let mut repeat = |row: Row, one: &mut dyn FnMut(&mut Session<'_>) -> Result<Sample, Why>| {
        let start = Instant::now();
        for _ in 0..plan.letters {
            let measured = one(&mut session);
            length.figure(row, index).add(measured);
            measured?;
            if start.elapsed() > plan.time {
                break;
            }
        }
        Ok(())
    };
    if none {
        repeat(key, &mut |_| Err(Why::FindsNothing)).ok();
    } else {
        repeat(key, &mut |session| session.type_for_findings())?;
    }
    // These are the same in both ways.
    if way == Findings::Pulled || !pulls {
        repeat(Row::KeySymbols, &mut |session| {
            if !session.offers("documentSymbolProvider") {
                return Err(Why::NotOffered);
            }
            session.type_and_ask(
                "textDocument/documentSymbol",
                |uri, _, _| json!({ "textDocument": { "uri": uri } }),
            )
        })
        .or_else(unless_late)?;
        repeat(Row::KeyHover, &mut |session| {
            if !session.offers("hoverProvider") {
                return Err(Why::NotOffered);
            }
            session.type_and_ask("textDocument/hover", super::at)
        })
        .or_else(unless_late)?;
        let memory = length.memory.entry(index).or_default();
        *memory = (*memory).max(session.peak_memory().unwrap_or(0));
    }
    Ok(())
}

fn unless_late(why: Why) -> Result<(), Why> {
    if why == Why::NotOffered { Ok(()) } else { Err(why) }
}

/// How long this server takes to start.
pub fn start(lengths: &[Length]) -> Option<Duration> {
    lengths.first()?.figures.get(&(Row::Start, 0))?.wall(50)
}

/// The tables: how much longer the others take, and what it is in milliseconds.
pub fn tables(peers: &[Peer], lengths: &[Length], texts: &[(&'static str, String)]) -> String {
    let mut page = String::new();
    let _ = writeln!(
        page,
        "Wall time, as a multiple of ours; ours with the processor time of the server in brackets.\n"
    );
    table(&mut page, peers, lengths, texts, |figure, ours| {
        let (Some(theirs), Some(ours)) = (figure.wall(50), ours.wall(50)) else {
            return figure.wall(50).map_or(figure.missing().to_owned(), milliseconds);
        };
        ratio(theirs.as_secs_f64(), ours.as_secs_f64())
    });
    let _ =
        writeln!(page, "\nThe same in milliseconds, with the processor time of the server in brackets.\n");
    table(&mut page, peers, lengths, texts, |figure, _| absolute(figure));
    page
}

fn absolute(figure: &Figure) -> String {
    match (figure.wall(50), figure.work()) {
        (Some(wall), Some(work)) => format!("{} ({})", milliseconds(wall), milliseconds(work)),
        _ => figure.missing().to_owned(),
    }
}

fn table(
    page: &mut String,
    peers: &[Peer],
    lengths: &[Length],
    texts: &[(&'static str, String)],
    cell: impl Fn(&Figure, &Figure) -> String,
) {
    let _ = write!(page, "| |");
    peers.iter().for_each(|peer| {
        let _ = write!(page, " {} |", peer.name);
    });
    let _ = writeln!(page, "\n|---|{}", "---:|".repeat(peers.len()));
    let nothing = Figure::default();
    for (length, (_, text)) in lengths.iter().zip(texts) {
        let get = |row: Row, peer: usize| length.figures.get(&(row, peer)).unwrap_or(&nothing);
        for row in ROWS {
            if row == Row::Start && length.name != lengths[0].name {
                continue;
            }
            let whose = if row == Row::Start { String::new() } else { format!("{}: ", length.name) };
            let _ = write!(page, "| {whose}{} | {} |", row.words(), absolute(get(row, 0)));
            for peer in 1..peers.len() {
                let _ = write!(page, " {} |", cell(get(row, peer), get(row, 0)));
            }
            page.push('\n');
        }
        let _ = write!(page, "| {}: peak memory, as a multiple of the text |", length.name);
        for peer in 0..peers.len() {
            let memory = length.memory.get(&peer).map(|it| ratio(*it as f64, text.len() as f64));
            let _ = write!(page, " {} |", memory.unwrap_or("—".to_owned()));
        }
        let _ = write!(page, "\n| {}: diagnostics sent on open |", length.name);
        for peer in 0..peers.len() {
            let found = length.findings.get(&peer).map(usize::to_string);
            let _ = write!(page, " {} |", found.unwrap_or("—".to_owned()));
        }
        page.push('\n');
    }
}
