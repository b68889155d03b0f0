//! How a document is divided: into sections under their headings, and into exchanges, a question with what answers it.

use std::ops::Range;

use super::outline::title;
use crate::model::Document;
use crate::syntax::{BlockKind, Placed};

/// A heading and what stands under it. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// How deep it is: 1 to 6.
    pub level: u8,
    /// The heading, its signs included.
    pub heading: Range<usize>,
    /// From the heading to the last text before the next one that is as high.
    pub range: Range<usize>,
}

/// A question with the turns that follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The turns, by their index: the question first.
    pub turns: Range<usize>,
    /// From the start of the question to the end of the last answer, in bytes, or to the next heading.
    pub range: Range<usize>,
}

/// The sections in the order of their headings; they nest. The title is none, nor is a heading that asks a question.
pub fn sections(document: &Document) -> Vec<Section> {
    let title = title(document);
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut end = 0;
    for placed in document.blocks().iter() {
        let is_title = || title.as_ref().is_some_and(|title| placed.range().contains(&title.start));
        if let BlockKind::Heading(level) = placed.block.kind
            && !is_title()
            && !opens_turn(document, &placed)
        {
            close(&mut sections, &mut open, level, end);
            open.push(sections.len());
            sections.push(Section { level, heading: placed.content(), range: placed.content() });
        }
        end = placed.content().end;
    }
    close(&mut sections, &mut open, 0, end);
    sections
}

/// Ends the open sections that are no higher than `level`.
fn close(sections: &mut [Section], open: &mut Vec<usize>, level: u8, end: usize) {
    while let Some(section) = open.last().and_then(|last| sections.get_mut(*last))
        && section.level >= level
    {
        section.range.end = section.range.end.max(end);
        open.pop();
    }
}

/// Whether a turn begins with that block.
pub fn opens_turn(document: &Document, placed: &Placed<'_>) -> bool {
    let turn = document.turns().at(placed.content().end);
    turn.is_some_and(|(_, turn)| turn.blocks.start == placed.index)
}

/// The exchanges, in order. `sections` are those of the document.
pub fn exchanges(document: &Document, sections: &[Section]) -> Vec<Exchange> {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut headings = sections.iter().map(|section| section.heading.start).peekable();
    let mut is_open = false;
    for (index, turn) in document.turns().iter().enumerate() {
        while headings.next_if(|heading| *heading <= turn.range.start).is_some() {
            is_open = false;
        }
        if turn.is_question() {
            exchanges.push(Exchange { turns: index..index + 1, range: turn.range.clone() });
            is_open = true;
        } else if let Some(exchange) = exchanges.last_mut().filter(|_| is_open) {
            exchange.turns.end = index + 1;
            exchange.range.end = turn.range.end;
        }
        // A heading in the middle of an answer ends the exchange.
        if let Some(heading) = headings.peek().filter(|heading| **heading < turn.range.end)
            && let Some(exchange) = exchanges.last_mut().filter(|_| is_open)
        {
            exchange.range.end = end_before(document, *heading);
        }
    }
    exchanges
}

/// The end of the text before the block that starts with a heading at `offset`.
fn end_before(document: &Document, offset: usize) -> usize {
    let heading = document.blocks().at(offset).map_or(0, |placed| placed.index);
    heading
        .checked_sub(1)
        .and_then(|before| document.blocks().get(before))
        .map_or(offset, |it| it.content().end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Title\n\nLead.\n\n## One\n\n— Why? 🎙\n\n— So.\n\nIt is.\n\n### Deep\n\nGoes on.\n\n\
                        ## Two\n\n— And?\n\n— Yes.\n\n— No?\n";

    #[test]
    fn sections_nest_and_exchanges_end_at_a_heading() {
        let document = Document::new(TEXT, Default::default());
        let sections = sections(&document);
        let shown: Vec<_> = sections.iter().map(|section| &TEXT[section.range.clone()]).collect();
        let two = "## Two\n\n— And?\n\n— Yes.\n\n— No?";
        let one = &TEXT[TEXT.find("## One").unwrap()..TEXT.find("\n\n## Two").unwrap()];
        assert_eq!(shown, [one, "### Deep\n\nGoes on.", two]);
        let exchanges = exchanges(&document, &sections);
        let shown: Vec<_> = exchanges.iter().map(|exchange| &TEXT[exchange.range.clone()]).collect();
        assert_eq!(shown, ["— Why? 🎙\n\n— So.\n\nIt is.", "— And?\n\n— Yes.", "— No?"]);
        assert_eq!(exchanges[1].turns, 2..4);
    }

    #[test]
    fn an_empty_file_has_neither() {
        let document = Document::default();
        assert_eq!(exchanges(&document, &sections(&document)), []);
    }
}
