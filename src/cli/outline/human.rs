//! The outline for people: where each question stands, who asks, how long the answer is.

use unicode_width::UnicodeWidthStr;

use super::title_text;
use crate::cli::terminal::{self, Ink};
use crate::ide::{Symbol, SymbolKind, shorten, symbols};
use crate::model::Document;

/// The tree of `document`, each entry on one line behind the number of its line in the file.
pub fn show(document: &Document, file: &str) -> String {
    let symbols = symbols(document);
    let mut tree = Tree {
        document,
        ink: Ink::of_output(),
        digits: document.text().line_count().to_string().len(),
        width: terminal::width(),
        questions: 0,
        speeches: 0,
        shown: String::new(),
    };
    let title = title_text(document).unwrap_or_else(|| file.to_owned());
    tree.shown += &format!("{}\n\n", tree.ink.strong(&fitting(&title, tree.width)));
    symbols.iter().for_each(|symbol| tree.add(symbol, 0));
    tree.finish()
}

struct Tree<'a> {
    document: &'a Document,
    ink: Ink,
    digits: usize,
    width: usize,
    questions: usize,
    speeches: usize,
    shown: String,
}

impl Tree<'_> {
    fn add(&mut self, symbol: &Symbol, depth: usize) {
        match symbol.kind {
            SymbolKind::Title => return,
            SymbolKind::Section => {
                let gap = if self.shown.ends_with("\n\n") { "" } else { "\n" };
                self.shown += gap;
                self.row(symbol, depth, "", true);
            }
            SymbolKind::Question => {
                self.questions += 1;
                self.row(symbol, depth, &format!("{}. ", self.questions), true);
            }
            SymbolKind::Answer | SymbolKind::Speech => {
                self.speeches += 1;
                self.row(symbol, depth, "", false);
            }
        }
        symbol.children.iter().for_each(|child| self.add(child, depth + 1));
    }

    fn row(&mut self, symbol: &Symbol, depth: usize, number: &str, is_strong: bool) {
        let line = self.document.text().line_of(symbol.range.start) + 1;
        let detail = match &symbol.detail {
            Some(detail) => format!("  {detail}"),
            None => String::new(),
        };
        let lead = format!("{line:>digits$}  {:indent$}", "", digits = self.digits, indent = depth * 3);
        let room = self.width.saturating_sub(lead.len() + number.len() + detail.width());
        let name = fitting(&symbol.name, room.max(12));
        let name = if is_strong { self.ink.strong(&format!("{number}{name}")) } else { name };
        self.shown += &format!("{}{name}{}\n", self.ink.faint(&lead), self.ink.faint(&detail));
    }

    fn finish(mut self) -> String {
        let inferred = self.document.turns().iter().filter(|turn| turn.inferred.is_some()).count();
        self.shown += &match (self.questions + self.speeches, inferred) {
            (0, _) => "No turns: nothing in it marks who speaks.\n".to_owned(),
            (_, 0) => String::new(),
            (_, 1) => "\n1 turn stands without its marker; it is inferred.\n".to_owned(),
            (_, count) => format!("\n{count} turns stand without their markers; they are inferred.\n"),
        };
        self.shown
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
