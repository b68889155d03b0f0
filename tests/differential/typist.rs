//! Somebody at an editor: types in bursts, takes back, pastes, joins lines, undoes, and opens other files in the same window.

use std::collections::VecDeque;
use std::ops::Range;

use super::chance::Chance;
use super::documents::{Real, begin, interview};
use super::script::{Question, Step, clamped};
use super::words::{FRONTS, PIECES, SENTENCES, SIGNS};

/// So many edits can be undone.
const MOST_UNDONE: usize = 200;

/// What divides most paragraphs.
const BLANK_LINE: &str = "\n\n";

/// An edit that was made, as what it replaced and by what.
#[derive(Clone, Debug)]
struct Done {
    at: usize,
    old: String,
    new: String,
}

impl Done {
    fn undoing(&self) -> (Range<usize>, String) {
        (self.at..self.at + self.new.len(), self.old.clone())
    }

    fn again(&self) -> (Range<usize>, String) {
        (self.at..self.at + self.old.len(), self.new.clone())
    }
}

/// What goes on for more than one edit.
#[derive(Debug)]
enum Burst {
    Type(VecDeque<String>),
    Erase(usize),
    Undo(usize),
    Redo(usize),
}

/// Somebody who edits.
pub struct Typist<'r> {
    chance: Chance,
    real: &'r [Real],
    /// What the text should not outgrow.
    largest: usize,
    /// How many houses and contexts there are.
    choices: [usize; 2],
    cursor: usize,
    burst: Option<Burst>,
    done: VecDeque<Done>,
    undone: Vec<Done>,
    /// The edit takes another back, and is none to be taken back itself.
    is_undoing: bool,
    /// The findings are looked at after each edit, as an editor shows them.
    watches: bool,
    /// They have not been since the last.
    is_unseen: bool,
}

impl<'r> Typist<'r> {
    /// Somebody who edits as `chance` has it, and may open `real` texts.
    pub fn new(mut chance: Chance, real: &'r [Real], largest: usize, choices: [usize; 2]) -> Self {
        let (done, undone) = (VecDeque::new(), Vec::new());
        let (cursor, burst, is_undoing) = (0, None, false);
        let (watches, is_unseen) = (chance.one_in(2), false);
        Typist { chance, real, largest, choices, cursor, burst, done, undone, is_undoing, watches, is_unseen }
    }

    /// What is done next with `text`; it counts on being done.
    pub fn next(&mut self, text: &str) -> Step {
        if self.watches && std::mem::take(&mut self.is_unseen) {
            return Step::Ask(Question::Findings);
        }
        if self.chance.one_in(12) {
            let questions = [Question::Findings, Question::Tokens, Question::Symbols];
            return Step::Ask(self.chance.of(&questions));
        }
        if self.chance.one_in(400) {
            let [houses, contexts] = self.choices;
            let (house, context) = (self.chance.below(houses), self.chance.below(contexts));
            return if self.chance.one_in(2) { Step::House(house) } else { Step::Context(context) };
        }
        let (range, new) = self.edit(text);
        self.note(text, &range, &new);
        self.is_unseen = true;
        Step::Edit(range, new)
    }

    /// Remembers an edit, and moves the cursor behind it.
    fn note(&mut self, text: &str, range: &Range<usize>, new: &str) {
        let range = clamped(text, range);
        self.cursor = range.start + new.len();
        if std::mem::take(&mut self.is_undoing) {
            return;
        }
        let old = text[range.clone()].to_owned();
        self.done.push_back(Done { at: range.start, old, new: new.to_owned() });
        if self.done.len() > MOST_UNDONE {
            self.done.pop_front();
        }
    }

    fn edit(&mut self, text: &str) -> (Range<usize>, String) {
        let burst = self.burst.take().and_then(|burst| self.go_on(burst, text));
        burst.unwrap_or_else(|| self.begin(text))
    }

    fn go_on(&mut self, burst: Burst, text: &str) -> Option<(Range<usize>, String)> {
        let cursor = text.floor_char_boundary(self.cursor);
        let (edit, rest) = match burst {
            Burst::Type(mut keys) => {
                let key = keys.pop_front()?;
                ((cursor..cursor, key), Burst::Type(keys))
            }
            Burst::Erase(0) | Burst::Undo(0) | Burst::Redo(0) => return None,
            Burst::Erase(left) => {
                let last = text[..cursor].chars().next_back()?;
                ((cursor - last.len_utf8()..cursor, String::new()), Burst::Erase(left - 1))
            }
            Burst::Undo(left) => {
                let done = self.done.pop_back()?;
                let edit = done.undoing();
                self.undone.push(done);
                self.is_undoing = true;
                (edit, Burst::Undo(left - 1))
            }
            // Others may have been made since, so that it is made elsewhere: that is as good.
            Burst::Redo(left) => (self.undone.pop()?.again(), Burst::Redo(left - 1)),
        };
        self.burst = Some(rest);
        Some(edit)
    }

    fn begin(&mut self, text: &str) -> (Range<usize>, String) {
        if self.chance.one_in(3) {
            self.cursor = self.somewhere(text);
        }
        let cursor = text.floor_char_boundary(self.cursor);
        let too_long = text.len() > self.largest + self.largest / 2 + 2_000;
        match self.chance.below(if too_long { 2 } else { 30 }) {
            0 => self.cut(text, self.largest.min(3_000)),
            1 => self.cut(text, if too_long { self.largest } else { 60 }),
            2..=6 => self.burst(text, |chance| Burst::Type(keys(chance))),
            7 | 8 => self.burst(text, |chance| Burst::Erase(chance.between(1, 20))),
            9 => self.burst(text, |chance| Burst::Undo(chance.between(1, 30))),
            10 => self.burst(text, |chance| Burst::Redo(chance.between(1, 30))),
            11..=13 => (cursor..cursor, self.chance.of(PIECES).to_owned()),
            14 => (cursor..cursor, self.chance.of(SIGNS).to_owned()),
            15 => self.join(text),
            16 => {
                (cursor..cursor, self.chance.of(&["\n", "\n\n", "\r\n", "\r", "\n\r", "\r\r\n"]).to_owned())
            }
            17 => self.mark(text),
            18 | 19 => self.paste(text),
            20 => self.front(text),
            21 => self.wild(text),
            22 => self.replace_piece(text),
            23..=26 => self.at_sign(text),
            27 => self.shift_break(text),
            28 => self.swap(text),
            _ if self.chance.one_in(12) => (0..text.len(), self.whole(text)),
            _ => self.cut(text, 10),
        }
    }

    fn somewhere(&mut self, text: &str) -> usize {
        match self.chance.below(12) {
            0 => 0,
            1 => text.len(),
            _ => text.floor_char_boundary(self.chance.below(text.len() + 1)),
        }
    }

    fn burst(&mut self, text: &str, burst: impl FnOnce(&mut Chance) -> Burst) -> (Range<usize>, String) {
        let burst = burst(&mut self.chance);
        self.go_on(burst, text).unwrap_or((0..0, "x".to_owned()))
    }

    fn cut(&mut self, text: &str, most: usize) -> (Range<usize>, String) {
        let start = text.floor_char_boundary(self.cursor);
        let end = text.floor_char_boundary(start + self.chance.between(1, most.max(1)));
        (start..end, String::new())
    }

    /// Takes a line end away, with the blank lines behind it.
    fn join(&mut self, text: &str) -> (Range<usize>, String) {
        let cursor = text.floor_char_boundary(self.cursor);
        let is_end = |c: char| c == '\n' || c == '\r';
        let Some(start) = text[cursor..].find(is_end).map(|at| cursor + at) else {
            return (cursor..cursor, "\n".to_owned());
        };
        let all = text[start..].len() - text[start..].trim_start_matches(is_end).len();
        let length = if self.chance.one_in(2) { all } else { 1 };
        (start..start + length, self.chance.of(&["", " ", "\n"]).to_owned())
    }

    /// Writes something at the start of a line, or takes its first signs away.
    fn mark(&mut self, text: &str) -> (Range<usize>, String) {
        let cursor = text.floor_char_boundary(self.cursor);
        let start = text[..cursor].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let rest = &text[start..];
        let marker = rest.find(' ').filter(|end| *end < 20).map_or(0, |end| end + 1);
        let length = if self.chance.one_in(2) { marker } else { 0 };
        (start..start + length, self.chance.of(PIECES).to_owned())
    }

    fn paste(&mut self, text: &str) -> (Range<usize>, String) {
        let cursor = text.floor_char_boundary(self.cursor);
        let clip = match self.chance.below(3) {
            0 => interview(&mut self.chance, 1_500),
            1 => {
                let start = self.somewhere(text);
                text[clamped(text, &(start..start + self.chance.below(2_000)))].to_owned()
            }
            _ => begin(&mut self.chance, self.real, 2_000).1,
        };
        let over = if self.chance.one_in(4) { self.chance.below(500) } else { 0 };
        (cursor..cursor + over, clip)
    }

    /// Writes front matter, takes it away, or changes something near the start.
    fn front(&mut self, text: &str) -> (Range<usize>, String) {
        let front = self.chance.of(FRONTS);
        let end = text.get(3..).and_then(|rest| rest.find("---\n")).map_or(0, |at| at + 7);
        match self.chance.below(4) {
            0 => (0..0, front.to_owned()),
            1 => (0..end, String::new()),
            2 => (0..end, front.to_owned()),
            _ => {
                let at = text.floor_char_boundary(self.chance.below(end.max(40)));
                (at..at + self.chance.below(3), self.chance.of(PIECES).to_owned())
            }
        }
    }

    /// A range that no editor should send: inside a character, behind the end, back to front.
    fn wild(&mut self, text: &str) -> (Range<usize>, String) {
        let (from, to) = (self.chance.below(text.len() + 9), self.chance.below(40));
        let range = if self.chance.one_in(4) { from..from.saturating_sub(to) } else { from..from + to };
        (range, self.chance.of(SIGNS).to_owned())
    }

    fn replace_piece(&mut self, text: &str) -> (Range<usize>, String) {
        let piece = self.chance.of(PIECES);
        let cursor = text.floor_char_boundary(self.cursor);
        let found = text[cursor..].find(piece).map(|at| cursor + at);
        let range = found.map_or(cursor..cursor, |at| at..at + piece.len());
        (range, self.chance.of(PIECES).to_owned())
    }

    /// Writes something beside a sign, in it or in its place: there turns, names and findings begin and end.
    fn at_sign(&mut self, text: &str) -> (Range<usize>, String) {
        let cursor = text.floor_char_boundary(self.cursor);
        let mut signs = text[cursor..].char_indices().filter(|(_, c)| !c.is_alphanumeric());
        let Some((at, sign)) = signs.nth(self.chance.below(8)) else {
            return (cursor..cursor, "x".to_owned());
        };
        let (start, end) = (cursor + at, cursor + at + sign.len_utf8());
        let range = match self.chance.below(5) {
            0 => start..start,
            1 => end..end,
            _ => start..end,
        };
        let piece = self.chance.of(PIECES);
        let new = self.chance.of(&[piece, piece, "x", " ", ""]);
        (range, new.to_owned())
    }

    /// Moves the next blank line, so that as many paragraphs stand there as before.
    fn shift_break(&mut self, text: &str) -> (Range<usize>, String) {
        let cursor = text.floor_char_boundary(self.cursor);
        let Some(at) = text[cursor..].find(BLANK_LINE).map(|at| cursor + at) else {
            return (cursor..cursor, BLANK_LINE.to_owned());
        };
        let by = self.chance.below(40);
        if self.chance.one_in(2) {
            let start = text.floor_char_boundary(at.saturating_sub(by));
            (start..at + BLANK_LINE.len(), format!("{BLANK_LINE}{} ", &text[start..at]))
        } else {
            let behind = at + BLANK_LINE.len();
            let end = text.ceil_char_boundary(behind + by);
            (at..end, format!(" {}{BLANK_LINE}", &text[behind..end]))
        }
    }

    /// Has two paragraphs that follow each other change places, or only what they begin with.
    fn swap(&mut self, text: &str) -> (Range<usize>, String) {
        let cursor = text.floor_char_boundary(self.cursor);
        let mut breaks =
            text[cursor..].match_indices(BLANK_LINE).map(|(at, _)| cursor + at + BLANK_LINE.len());
        let (Some(first), Some(second), Some(end)) = (breaks.next(), breaks.next(), breaks.next()) else {
            return (cursor..cursor, BLANK_LINE.to_owned());
        };
        let (one, other) = (&text[first..second], &text[second..end]);
        if self.chance.one_in(2) {
            return (first..end, format!("{other}{one}"));
        }
        let heads = [one, other].map(|text| text.find(' ').map_or(0, |at| at + 1));
        let [one, other] = [one.split_at(heads[0]), other.split_at(heads[1])];
        (first..end, [other.0, one.1, one.0, other.1].concat())
    }

    /// Another text for the whole of it.
    fn whole(&mut self, text: &str) -> String {
        match self.chance.below(5) {
            0 => text.replace("\r\n", "\n").replace('\r', "\n"),
            1 => text.replace("\r\n", "\n").replace('\n', "\r\n"),
            2 => text.lines().map(|line| format!("{}\n", line.trim_end())).collect(),
            3 => String::new(),
            _ => begin(&mut self.chance, self.real, self.largest).1,
        }
    }
}

/// The keys of a burst, each with what it writes.
fn keys(chance: &mut Chance) -> VecDeque<String> {
    let mut typed = String::new();
    for _ in 0..chance.between(1, 3) {
        typed += match chance.below(4) {
            0 => chance.of(PIECES),
            1 => chance.of(SIGNS),
            _ => chance.of(SENTENCES),
        };
    }
    let keep = chance.between(1, 80);
    typed.chars().take(keep).map(String::from).collect()
}
