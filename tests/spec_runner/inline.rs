//! Shows the insides of paragraphs in the notation of the specification.

use transcript_ls::model::{Document, names};
use transcript_ls::syntax::inline::{BracketKind, Editorial, Inlines, Timestamp};

/// The notes: where, whose, signed how, saying what.
pub fn notes(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    each_block(document, |block, inlines| {
        for (bracket, note) in inlines.notes() {
            let attribution = &block.text[note.attribution.range()];
            let said = &block.text[note.text.range()];
            let kind = note.kind.name();
            let place = block.place(bracket.open.start);
            lines.push(format!("{place} {kind} {attribution} | {said}"));
        }
    });
    lines
}

/// Everything but the notes.
pub fn marks(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    each_block(document, |block, inlines| lines.extend(block_marks(block, inlines)));
    lines
}

/// The names of the glossary, each with the key of its entry.
pub fn mentions(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let entities = &document.vocabulary().entities;
    for placed in document.blocks().iter() {
        let text = document.text().slice(placed.content());
        let block = Block { document, start: placed.start, text: &text };
        for mention in names::mentions(document, &placed) {
            let key = entities.entry(mention.entity).map_or("", |entry| entry.key.text.as_str());
            let shown = &text[mention.start as usize..mention.end as usize];
            lines.push(format!("{} {key} {shown}", block.place(mention.start)));
        }
    }
    lines
}

struct Block<'a> {
    document: &'a Document,
    start: usize,
    text: &'a str,
}

impl Block<'_> {
    fn place(&self, offset: u32) -> String {
        let text = self.document.text();
        let at = self.start + offset as usize;
        let line = text.line_of(at);
        let column = text.slice(text.line_start(line)..at).trim_start_matches('\u{feff}').chars().count();
        format!("{}:{}", line + 1, column + 1)
    }
}

fn block_marks(block: &Block<'_>, inlines: &Inlines) -> Vec<String> {
    let mut marks: Vec<(u32, u32, String)> = Vec::new();
    let mut add = |start: u32, end: u32, what: String, behind: String| {
        let shown = &block.text[start as usize..end as usize];
        marks.push((start, u32::MAX - end, format!("{} {what} {shown}{behind}", block.place(start))));
    };
    for bracket in &inlines.brackets {
        let mut behind = String::new();
        let what = match &bracket.kind {
            BracketKind::Note(_) => continue,
            BracketKind::Event(event) => format!("event {}", event.name),
            BracketKind::Editorial(Editorial::Sic) => "sic".to_owned(),
            BracketKind::Editorial(Editorial::Omission) => "omission".to_owned(),
            BracketKind::Editorial(Editorial::Uncertain(_)) => "uncertain".to_owned(),
            BracketKind::Editorial(Editorial::Redacted) => "redacted".to_owned(),
            BracketKind::Timestamp(time) => shown_time(*time),
            BracketKind::Acronym { words, .. } => {
                behind = format!(" for {}", &block.text[words.range()]);
                "acronym".to_owned()
            }
            BracketKind::EntityLink { target, .. } => format!("link {}", &block.text[target.range()]),
            BracketKind::LinkText | BracketKind::LinkTarget => continue,
            BracketKind::Insertion => "insertion".to_owned(),
            BracketKind::Parenthesis => "parenthesis".to_owned(),
        };
        add(bracket.open.start, bracket.close.end, what, behind);
    }
    let bare = |start: u32| !inlines.brackets.iter().any(|bracket| bracket.span().contains(start));
    for (span, time) in inlines.timestamps.iter().filter(|(span, _)| bare(span.start)) {
        add(span.start, span.end, shown_time(*time), String::new());
    }
    for span in &inlines.redactions {
        add(span.start, span.end, "redacted".to_owned(), String::new());
    }
    for quotation in &inlines.quotations {
        if let Some(close) = quotation.close {
            add(quotation.open.start, close.end, "quotation".to_owned(), String::new());
        }
    }
    marks.sort();
    marks.into_iter().map(|(.., line)| line).collect()
}

fn shown_time(time: Timestamp) -> String {
    format!("time {}", time.milliseconds as f64 / 1000.0)
}

fn each_block(document: &Document, mut show: impl FnMut(&Block<'_>, &Inlines)) {
    for placed in document.blocks().iter().filter(|placed| placed.block.is_text()) {
        let text = document.text().slice(placed.content());
        let block = Block { document, start: placed.start, text: &text };
        show(&block, &names::inlines(document, &placed));
    }
}
