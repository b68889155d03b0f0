//! Pieces of text, repeated: whatever is done with them takes time in proportion to their length.
//!
//! What is counted is the processor time of all threads, the least of a few readings, so that a busy machine changes it
//! little; a text is a crash only where two comparisons agree. It is read from `/proc`, and only Linux has that.
#![no_main]

#[path = "../../tests/promises/pieces.rs"]
mod pieces;

use std::fs;
use std::sync::{Arc, LazyLock};

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use transcript_ls::config::Settings;
use transcript_ls::ide::completion::{Surroundings, complete};
use transcript_ls::ide::{self, format, outline, preview, refactor, rename, tokens, typing};
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;
use transcript_ls::text::Encoding;

/// The lengths that are compared first, in bytes.
const SHORT: usize = 4 << 10;
/// The second of them, and the first of those compared where it took too long.
const LONG: usize = SHORT * STEP;
/// How many times as long each is as the one before.
const STEP: usize = 8;

/// How many times as long the work may take where the text is so many times as long, in tenths.
const FIRST_TENTHS: u64 = 10 * STEP as u64 * 13 / 10;
const SECOND_TENTHS: u64 = 10 * STEP as u64 * 16 / 10;

/// What takes less is lost among what the machine does beside it, in nanoseconds.
const TOO_SHORT: u64 = 3_000_000;

/// What settings, front matter and glossaries are made of, and marks that pair.
const MORE: [&str; 64] = [
    "\"", "'", "«", "»", "‘", "’", "„", "「", "{", "}", "[[", "]]", "|", "\\", "\\[", "`", "``", "<", ">", "*", "_",
    "- ", "  ", "\n  ", "\n- ", ": ", ":\n", "#", ",", ", ", ";", "&a ", "*a", "? ", "! ", "…", "...", ".", "—",
    "name: ", "speakers:\n", "entities:\n", "aliases: [", "a = ", "[a]\n", "[[overrides]]\n", "rules.", "'''",
    "<!-- transcript-ls: allow late-note -->", "<!-- transcript-ls: allow ", "<!-- ", " -->", "http://", ".com",
    "@", "(a — transl.", " — Ed.", "[laughs]", "(laughs) ", "[inaudible 00:01:02]", "████", "(IRU)", "1) ", "A",
];

/// A part of what is repeated.
#[derive(Arbitrary, Debug)]
enum Piece {
    Mark(u8),
    Paragraph(u8),
    More(u8),
    Character(char),
    /// A word, which is another each time.
    Word,
    /// A number, which is another each time.
    Number,
    /// The start of a paragraph.
    Blank,
}

fn one_of<'a>(all: &[&'a str], which: u8) -> &'a str {
    all[usize::from(which) % all.len()]
}

impl Piece {
    fn write(&self, time: usize, text: &mut String) {
        match self {
            Piece::Mark(which) => *text += one_of(pieces::MARKS, *which),
            Piece::Paragraph(which) => *text += one_of(pieces::PARAGRAPHS, *which),
            Piece::More(which) => *text += one_of(&MORE, *which),
            Piece::Character(c) => text.push(*c),
            Piece::Word => {
                text.push('W');
                let digits = time.to_string();
                text.extend(digits.bytes().map(|digit| char::from(digit - b'0' + b'a')));
            }
            Piece::Number => *text += &time.to_string(),
            Piece::Blank => *text += "\n\n",
        }
    }
}

#[derive(Arbitrary, Debug)]
struct Input {
    way: u8,
    before: Option<Piece>,
    again: Vec<Piece>,
    after: Option<Piece>,
}

impl Input {
    /// A text of about so many bytes.
    fn text(&self, length: usize) -> String {
        let mut text = String::new();
        self.before.iter().for_each(|piece| piece.write(0, &mut text));
        let mut time = 0;
        while text.len() < length {
            self.again.iter().for_each(|piece| piece.write(time, &mut text));
            time += 1;
        }
        self.after.iter().for_each(|piece| piece.write(0, &mut text));
        text
    }
}

/// The processor time of all threads, in nanoseconds.
fn spent() -> u64 {
    // What a thread has spent is noted when it gives way, or else only now and then.
    std::thread::yield_now();
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let times = threads.map(|thread| fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default());
    times.filter_map(|times| times.split(' ').next()?.parse::<u64>().ok()).sum()
}

/// With all rules on.
static HOUSE: LazyLock<Settings> = LazyLock::new(|| {
    let on: String = rules::names().iter().map(|rule| format!("{rule} = 'hint'\n")).collect();
    Settings::from_toml(&format!("[rules]\n{on}"), rules::keys()).0
});

fn document(text: &str) -> Document {
    Document::new(text, Arc::default())
}

fn open(text: &str) {
    document(text).turns();
}

fn check(text: &str) {
    rules::check(&document(text), &HOUSE);
}

fn mend(text: &str) {
    rules::mend(document(text), &HOUSE);
}

fn tidy(text: &str) {
    format::format(&document(text), &HOUSE);
}

fn list(text: &str) {
    let document = document(text);
    outline::title(&document);
    ide::symbols(&document);
    ide::questions(&document);
    ide::question_lenses(&document);
    ide::folds(&document, usize::MAX);
    ide::links(&document);
    ide::digest::digest(&document);
}

fn colour(text: &str) {
    let document = document(text);
    tokens::tokens(&document, Encoding::Utf16);
    ide::inlays(&document, &HOUSE, &(0..text.len()));
    preview::pieces(&document, 0..document.blocks().tree().len());
}

/// Places all over a text.
fn places(text: &str) -> impl Iterator<Item = usize> {
    (0..=6).map(|part| text.floor_char_boundary(text.len() * part / 6))
}

fn edit(text: &str) {
    let mut document = document(text);
    rules::check(&document, &HOUSE);
    for (at, new) in places(text).zip(["(", "x", "\n\n", "", "— ", "\"", "Ann:"]) {
        let end = text.ceil_char_boundary(at + 1);
        document.edit(at..end.min(document.text().len()), new);
        rules::check(&document, &HOUSE);
        document.turns();
    }
}

fn ask(text: &str) {
    let document = document(text);
    let none = |_: &str| Vec::new();
    let around = Surroundings { settings: &HOUSE, found: &[], folder: &none, is_asked: true };
    for at in places(text) {
        ide::hover(&document, at);
        ide::definition(&document, at);
        ide::highlights(&document, at);
        ide::selections(&document, &[at]);
        ide::whereabouts(&document, &(at..at));
        complete(&document, &around, at);
        typing::typed(&document, &HOUSE, at, "\n");
        let _ = rename::change(&document, at, "Zyx");
        refactor::refactors(&document, &HOUSE, at..text.len().min(at + 9));
    }
}

fn front_matter(text: &str) {
    check(&format!("---\n{text}\n---\n\nAnn: Why?\n\nBob: No.\n"));
}

fn glossary(text: &str) {
    let glossary = Arc::new(Glossary::parse(text));
    rules::check_glossary(&glossary, &HOUSE);
    let layers = vec![Layer { origin: "".into(), glossary }];
    let context = Context { entities: Arc::new(Entities::merge(layers)), ..Context::default() };
    rules::check(&Document::new(text, Arc::new(context)), &HOUSE);
}

fn settings(text: &str) {
    Settings::from_toml(text, rules::keys());
}

/// What is done with a text, and with how much of it at most.
const WAYS: [(&str, fn(&str)); 11] = [
    ("open", open),
    ("check", check),
    ("mend", mend),
    ("format", tidy),
    ("list", list),
    ("colour", colour),
    ("edit", edit),
    ("ask", ask),
    ("front matter", front_matter),
    ("glossary", glossary),
    ("settings", settings),
];

/// The least time of a few readings.
fn least(times: usize, way: fn(&str), text: &str) -> u64 {
    let once = || {
        let before = spent();
        way(text);
        spent() - before
    };
    (0..times).map(|_| once()).min().unwrap_or_default()
}

fuzz_target!(|input: Input| {
    let mut length = String::new();
    input.again.iter().for_each(|piece| piece.write(0, &mut length));
    if length.is_empty() || length.len() > SHORT / 16 {
        return;
    }
    let (name, way) = WAYS[usize::from(input.way) % WAYS.len()];
    let time = |times, length| least(times, way, &input.text(length));
    let long = time(1, LONG);
    if long < TOO_SHORT || long * 10 < time(2, SHORT) * FIRST_TENTHS {
        return;
    }
    let (short, long) = (time(5, SHORT), time(3, LONG));
    if long * 10 < short * FIRST_TENTHS {
        return;
    }
    let longest = time(2, LONG * STEP);
    if longest * 10 < long * SECOND_TENTHS {
        return;
    }
    let times = [short, long, longest].map(|time| format!("{:.2} ms", time as f64 / 1e6)).join(", ");
    panic!("to {name} takes {times}: {:?}", input.text(1));
});
