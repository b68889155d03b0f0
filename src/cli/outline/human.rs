//! The outline for people: a line for each section, question and answer, cut to the terminal's width.

use unicode_width::UnicodeWidthStr;

use crate::cli::terminal;
use crate::ide::{Symbol, SymbolKind, shorten, symbols};
use crate::model::Document;

/// The outline of the file of that name.
pub fn show(document: &Document, name: &str) -> String {
    let symbols = symbols(document);
    let mut lines = Lines { document, width: terminal::width(), question: 0, text: String::new() };
    if !symbols.iter().any(|symbol| symbol.kind == SymbolKind::Title) {
        lines.add(0, "", name, None, None);
    }
    symbols.iter().for_each(|symbol| lines.symbol(symbol, 0));
    if document.turns().is_empty() {
        lines.text += "No turns: nothing here marks who speaks.\n";
    }
    lines.text
}

struct Lines<'a> {
    document: &'a Document,
    width: usize,
    question: usize,
    text: String,
}

impl Lines<'_> {
    fn symbol(&mut self, symbol: &Symbol, depth: usize) {
        let sign = match symbol.kind {
            SymbolKind::Title | SymbolKind::Section => String::new(),
            SymbolKind::Question => {
                self.question += 1;
                format!("{}. ", self.question)
            }
            SymbolKind::Answer | SymbolKind::Speech => "– ".to_owned(),
        };
        let line = self.document.text().line_of(symbol.range.start) + 1;
        self.add(depth, &sign, &symbol.name, symbol.detail.as_deref(), Some(line));
        symbol.children.iter().for_each(|child| self.symbol(child, depth + 1));
    }

    fn add(&mut self, depth: usize, sign: &str, name: &str, detail: Option<&str>, line: Option<usize>) {
        let number = line.map_or(String::new(), |line| line.to_string());
        let lead = format!("{number:>6}  {}{sign}", "  ".repeat(depth));
        let detail = detail.map_or(String::new(), |detail| format!("  ({detail})"));
        let room = self.width.saturating_sub(lead.width() + detail.width()).max(20);
        self.text += &format!("{lead}{}{detail}\n", shorten(name, room));
    }
}
