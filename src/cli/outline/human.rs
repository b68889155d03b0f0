//! The outline for people: where each question stands, who asks, how long the answer is.

use unicode_width::UnicodeWidthStr;

use super::title_text;
use crate::cli::terminal::{self, Ink};
use crate::ide::outline::words;
use crate::ide::{Symbol, SymbolKind, shorten, symbols};
use crate::model::{Document, Turn};

/// Longer lines are not read at a glance.
const WIDEST: usize = 100;

/// Room for `12345 words`.
const COUNT_WIDTH: usize = 11;

/// The tree of `document`, each entry on one line behind the number of its line in the file.
pub fn show(document: &Document, file: &str) -> String {
    let digits = document.text().line_count().to_string().len();
    let width = terminal::width().min(WIDEST);
    let mut tree =
        Tree { document, ink: Ink::of_output(), digits, width, questions: 0, shown: String::new() };
    let title = title_text(document).unwrap_or_else(|| file.to_owned());
    tree.shown += &format!("{}\n\n", tree.ink.strong(&fitting(&title, width)));
    symbols(document).iter().for_each(|symbol| tree.add(symbol, 0));
    tree.shown + &remark(document)
}

struct Tree<'a> {
    document: &'a Document,
    ink: Ink,
    digits: usize,
    width: usize,
    questions: usize,
    shown: String,
}

impl Tree<'_> {
    fn add(&mut self, symbol: &Symbol, depth: usize) {
        let turns = self.document.turns();
        let turn = turns.at(symbol.range.start).map(|(_, turn)| turn);
        match symbol.kind {
            SymbolKind::Title => return,
            SymbolKind::Section => {
                self.shown += if self.shown.ends_with("\n\n") { "" } else { "\n" };
                self.row(symbol, depth, String::new(), None);
            }
            SymbolKind::Question => {
                self.questions += 1;
                let number = format!("{}. ", self.questions);
                self.row(symbol, depth, number + &self.speaker(turn), None);
            }
            SymbolKind::Answer | SymbolKind::Speech => self.row(symbol, depth, self.speaker(turn), turn),
        }
        symbol.children.iter().for_each(|child| self.add(child, depth + 1));
    }

    /// `Name: `, where the turn names its speaker; a mark where it does not even show that it is one.
    fn speaker(&self, turn: Option<&Turn>) -> String {
        let Some(turn) = turn else { return String::new() };
        let mark = if turn.inferred.is_some() { "(inferred) " } else { "" };
        let name = turn.speaker.as_ref().map(|(name, _)| self.document.text().slice(name.clone()));
        name.map_or(mark.to_owned(), |name| format!("{mark}{}: ", name.replace('\\', "")))
    }

    /// One line, with the length of `counted` at its end.
    fn row(&mut self, symbol: &Symbol, depth: usize, before: String, counted: Option<&Turn>) {
        let line = self.document.text().line_of(symbol.range.start) + 1;
        let lead = format!("{line:>digits$}  {:indent$}", "", digits = self.digits, indent = depth * 3);
        let count = counted.map_or(String::new(), |turn| match words(self.document, turn) {
            1 => "1 word".to_owned(),
            count => format!("{count} words"),
        });
        let room = self.width.saturating_sub(lead.len() + COUNT_WIDTH + 1).max(12);
        let text = fitting(&(before + &symbol.name), room);
        let gap = if count.is_empty() { 0 } else { room - text.width().min(room) + 1 };
        let text = if counted.is_some() { text } else { self.ink.strong(&text) };
        let count = self.ink.faint(&format!("{count:>COUNT_WIDTH$}"));
        let row = format!("{}{text}{:gap$}{count}", self.ink.faint(&lead), "");
        self.shown += &format!("{}\n", row.trim_end());
    }
}

/// What is to be known of the whole.
fn remark(document: &Document) -> String {
    let inferred = document.turns().iter().filter(|turn| turn.inferred.is_some()).count();
    match (document.turns().len(), inferred) {
        (0, _) => "No turns: nothing in it marks who speaks.\n".to_owned(),
        (_, 0) => String::new(),
        (_, 1) => "\n1 turn has lost its marker and is inferred.\n".to_owned(),
        (_, count) => format!("\n{count} turns have lost their markers and are inferred.\n"),
    }
}

/// `text` cut at a word to so many columns, which a wide character takes two of.
fn fitting(text: &str, columns: usize) -> String {
    let mut most = columns;
    loop {
        let short = shorten(text, most);
        if short.width() <= columns || most <= 1 {
            return short;
        }
        most -= (short.width() - columns).div_ceil(2).min(most - 1);
    }
}
