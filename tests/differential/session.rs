//! The same through the server: a session that was sent many changes answers as one that was sent the text.

use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::chance::Chance;
use super::client::{Client, PATIENCE, range};
use super::documents::{Real, begin};
use super::positions::{Unit, bytes, position};
use super::script::{Step, clamped};
use super::shrink::fewer;
use super::typist::Typist;

/// It lies nowhere, so that no glossary that its front matter names is looked for.
const FILE: &str = "untitled:interview.transcript";
const PUSHED: &str = "textDocument/publishDiagnostics";

/// A change as it is sent: without a range, of the whole text.
type Change = (Option<[u32; 4]>, String);

/// Something that a session is sent.
#[derive(Clone, Debug)]
pub enum Message {
    /// Several changes at once.
    Changed(Vec<Change>),
    /// A question, so that there is something to remember.
    Asked(&'static str),
}

/// A session from its beginning.
#[derive(Clone, Debug)]
pub struct Session {
    unit: Unit,
    /// Whether the client asks for diagnostics; else they are sent to it.
    pulls: bool,
    start: String,
    messages: Vec<Message>,
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Session { unit, pulls, start, messages } = self;
        writeln!(f, "{unit:?}, pulls: {pulls}\nopened with {start:?}")?;
        messages.iter().try_for_each(|message| writeln!(f, "{message:?}"))
    }
}

/// Plays a round of so many changes; how many there were, or what went wrong and the shortest session in which it does.
pub fn round(seed: u64, round: u64, changes: usize, largest: usize, real: &[Real]) -> Result<usize, String> {
    let mut chance = Chance::new(seed ^ 0x5e55, round);
    let largest = chance.between(100, largest);
    let (name, start) = begin(&mut chance, real, largest);
    let (unit, pulls) = (chance.of(&Unit::ALL), chance.one_in(2));
    let mut session = Session { unit, pulls, start, messages: Vec::new() };
    let mut typist = Typist::new(chance.clone(), real, largest, [1, 1]);
    let mut text = session.start.clone();
    let mut done = 0;
    while done < changes {
        let message = message(&mut chance, &mut typist, unit, &mut text);
        done += if let Message::Changed(changes) = &message { changes.len() } else { 0 };
        session.messages.push(message);
    }
    session.play().map_err(|what| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let fails = |messages| Session { messages, ..session.clone() }.play().is_err();
        let short = Session { messages: fewer(session.messages.clone(), fails), ..session.clone() };
        panic::set_hook(hook);
        let then = short.play().err().unwrap_or_default();
        format!("round {round} ({name}), {done} changes: {what}\n\nshortened: {short}\n{then}")
    })?;
    Ok(done)
}

/// What is sent next; `text` is what the text is then.
fn message(chance: &mut Chance, typist: &mut Typist<'_>, unit: Unit, text: &mut String) -> Message {
    let mut changes: Vec<Change> = Vec::new();
    let count = chance.between(1, 5);
    while changes.len() < count {
        let Step::Edit(at, new) = typist.next(text) else {
            let questions =
                ["semanticTokens/full", "documentSymbol", "foldingRange", "diagnostic", "codeLens"];
            if changes.is_empty() {
                return Message::Asked(chance.of(&questions));
            }
            continue;
        };
        let at = clamped(text, &at);
        if at == (0..text.len()) {
            changes.push((None, new.clone()));
            *text = new;
            continue;
        }
        let at = unusual(chance, [position(text, at.start, unit), position(text, at.end, unit)]);
        text.replace_range(bytes(text, at, unit), &new);
        changes.push((Some(at), new));
    }
    Message::Changed(changes)
}

/// A range, every so often one that no client should send: inside a character, behind the line or the text, back to front.
fn unusual(chance: &mut Chance, [start, end]: [[u32; 2]; 2]) -> [u32; 4] {
    let (mut start, mut end) = (start, end);
    match chance.below(40) {
        0 => end[1] += 1,
        1 => start[1] = start[1].saturating_sub(1),
        2 => end[1] += 10_000,
        3 => end = [end[0] + 1_000, 7],
        4 => (start, end) = (end, start),
        5 => (start, end) = ([start[0] + 5_000, 0], [u32::MAX, u32::MAX]),
        _ => {}
    }
    [start[0], start[1], end[0], end[1]]
}

impl Session {
    /// Plays it on one server, opens what comes of it on another, and says in what their answers differ.
    fn play(&self) -> Result<(), String> {
        let played = panic::catch_unwind(AssertUnwindSafe(|| self.difference()));
        played.unwrap_or_else(|panic| {
            let said = panic.downcast_ref::<String>().cloned().unwrap_or_default();
            Err(format!("it ends: {said}"))
        })
    }

    fn difference(&self) -> Result<(), String> {
        let mut edited = self.opened(&self.start);
        let mut text = self.start.clone();
        let before = edited.request("textDocument/semanticTokens/full", about());
        for (version, message) in self.messages.iter().enumerate() {
            match message {
                Message::Changed(changes) => {
                    for (at, new) in changes {
                        let at = at.map_or(0..text.len(), |at| bytes(&text, at, self.unit));
                        text.replace_range(at, new);
                    }
                    let sent: Vec<_> = changes.iter().map(|(at, new)| (*at, new.as_str())).collect();
                    edited.change(FILE, version as i32 + 2, &sent);
                }
                Message::Asked(what) => drop(edited.request(&format!("textDocument/{what}"), about())),
            }
        }
        let mut fresh = self.opened(&text);
        let mut differences = Vec::new();
        let mut same = |what: &str, is: &Value, should: &Value| {
            if is != should {
                differences.push(format!("{what}:\n  edited {is}\n  fresh  {should}"));
            }
        };
        let delta = json!({ "textDocument": { "uri": FILE }, "previousResultId": before["resultId"] });
        let delta = edited.request("textDocument/semanticTokens/full/delta", delta);
        let (is, should) = (Self::answers(&mut edited), Self::answers(&mut fresh));
        is.iter().zip(&should).for_each(|((what, is), (_, should))| same(what, is, should));
        let tokens = &should[0].1;
        same("tokens after edits", &after_edits(&before["data"], &delta), tokens);
        if self.pulls {
            let [is, should] =
                [&mut edited, &mut fresh].map(|client| client.request("textDocument/diagnostic", about()));
            same("diagnostics", &is["items"], &should["items"]);
        } else {
            let should = fresh.notified(PUSHED)["diagnostics"].take();
            let is = last_pushed(&mut edited, &should);
            same("diagnostics", &is, &should);
        }
        edited.finish();
        fresh.finish();
        if differences.is_empty() { Ok(()) } else { Err(differences.join("\n")) }
    }

    fn opened(&self, text: &str) -> Client {
        let every_rule = transcript_ls::rules::names().iter().map(|name| ((*name).to_owned(), json!("hint")));
        let rules: serde_json::Map<String, Value> = every_rule.collect();
        let mut document = json!({
            "publishDiagnostics": { "dataSupport": true, "versionSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "inlayHint": {},
            "semanticTokens": { "formats": ["relative"], "requests": { "full": { "delta": true } },
                "tokenTypes": [], "tokenModifiers": [] },
        });
        if self.pulls {
            document["diagnostic"] = json!({});
        }
        let abilities =
            json!({ "general": { "positionEncodings": [self.unit.name()] }, "textDocument": document });
        let mut client = Client::initialized_with(json!({
            "capabilities": abilities,
            "initializationOptions": { "rules": rules, "quiet-period": 5 },
        }));
        client.open(FILE, text);
        client
    }

    fn answers(client: &mut Client) -> [(&'static str, Value); 4] {
        let whole = json!({ "textDocument": { "uri": FILE }, "range": range([0, 0, u32::MAX, 0]) });
        let tokens = client.request("textDocument/semanticTokens/full", about())["data"].take();
        [
            ("tokens", tokens),
            ("symbols", client.symbols(FILE)),
            ("folds", client.request("textDocument/foldingRange", about())),
            ("inlay hints", client.request("textDocument/inlayHint", whole)),
        ]
    }
}

fn about() -> Value {
    json!({ "textDocument": { "uri": FILE } })
}

/// The numbers of tokens after the edits of an answer, or those of the answer if it has all of them.
fn after_edits(before: &Value, answer: &Value) -> Value {
    let mut numbers = before.as_array().cloned().unwrap_or_default();
    let Some(edits) = answer["edits"].as_array() else { return answer["data"].clone() };
    for edit in edits {
        let number = |key: &str| edit[key].as_u64().unwrap_or(u64::MAX) as usize;
        let start = number("start");
        numbers.splice(
            start..start + number("deleteCount"),
            edit["data"].as_array().cloned().unwrap_or_default(),
        );
    }
    json!(numbers)
}

/// The diagnostics that were sent last. Those that were typed over may come first, and none need come if nothing changed.
fn last_pushed(client: &mut Client, wanted: &Value) -> Value {
    let deadline = Instant::now() + PATIENCE;
    let mut last = Value::Null;
    loop {
        while let Some(mut pushed) = client.try_notified(PUSHED) {
            last = pushed["diagnostics"].take();
        }
        if last == *wanted || Instant::now() > deadline {
            return last;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
