//! How a selection grows: word, sentence, quotation or note, paragraph, turn, exchange, section, document.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::structure::{Exchange, Section, exchanges, sections};
use crate::model::glossary::Glossary;
use crate::model::{Document, names};
use crate::syntax::{BlockKind, Placed};

/// What a selection at each of `offsets` grows through, from the least to the whole document, as bytes of it.
///
/// Each range holds the one before it and more.
pub fn selections(document: &Document, offsets: &[usize]) -> Vec<Vec<Range<usize>>> {
    let sections = sections(document);
    let exchanges = exchanges(document, &sections);
    offsets.iter().map(|offset| selection(document, &sections, &exchanges, *offset)).collect()
}

/// The same for the text of a glossary: word, line, entry, all.
pub fn glossary_selections(text: &str, offsets: &[usize]) -> Vec<Vec<Range<usize>>> {
    let glossary = Glossary::parse(text);
    let grow = |offset: &usize| {
        let offset = (0..=*offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let mut growing = Growing::new(offset, 0..text.len());
        let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(offset..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| offset + at);
        let line = text.get(start..end).unwrap_or_default();
        growing.word(line, start);
        growing.add(trimmed(line, start));
        growing.extend(glossary.entries.iter().map(|entry| entry.span.range()));
        growing.finish()
    };
    offsets.iter().map(grow).collect()
}

fn selection(
    document: &Document,
    sections: &[Section],
    exchanges: &[Exchange],
    offset: usize,
) -> Vec<Range<usize>> {
    let offset = document.text().floor(offset);
    let mut growing = Growing::new(offset, 0..document.text().len());
    if let Some(placed) = document.blocks().at(offset) {
        growing.block(document, &placed);
    }
    if let Some((_, turn)) = document.turns().at(offset) {
        growing.add(turn.speech..turn.range.end);
        growing.add(turn.range.clone());
    }
    growing.extend(document.blocks().at(offset).map(|placed| placed.content()));
    let after = exchanges.partition_point(|exchange| exchange.range.start <= offset);
    growing
        .extend(after.checked_sub(1).and_then(|at| exchanges.get(at)).map(|exchange| exchange.range.clone()));
    // Those that hold the offset nest, the innermost standing last.
    growing.extend(sections.iter().rev().map(|section| section.range.clone()));
    growing.finish()
}

/// Ranges around an offset, each larger than the last.
struct Growing {
    offset: usize,
    ranges: Vec<Range<usize>>,
    all: Range<usize>,
}

impl Growing {
    fn new(offset: usize, all: Range<usize>) -> Self {
        Growing { offset, ranges: Vec::new(), all }
    }

    /// Adds a range if it holds the offset and, with something more, all that was added before.
    fn add(&mut self, range: Range<usize>) {
        let holds = range.start <= self.offset && self.offset <= range.end && !range.is_empty();
        let grows = self
            .ranges
            .last()
            .is_none_or(|last| range.start <= last.start && last.end <= range.end && range != *last);
        if holds && grows {
            self.ranges.push(range);
        }
    }

    fn extend(&mut self, ranges: impl IntoIterator<Item = Range<usize>>) {
        ranges.into_iter().for_each(|range| self.add(range));
    }

    fn finish(mut self) -> Vec<Range<usize>> {
        self.add(self.all.clone());
        if self.ranges.is_empty() {
            self.ranges.push(self.offset..self.offset);
        }
        self.ranges
    }

    /// The word of `line`, which starts at the byte `start`.
    fn word(&mut self, line: &str, start: usize) {
        let words = line.unicode_word_indices().map(|(at, word)| start + at..start + at + word.len());
        self.extend(words);
    }

    /// What lies within the block, and the block.
    fn block(&mut self, document: &Document, placed: &Placed<'_>) {
        let content = placed.content();
        let text = document.text().slice(content.clone());
        self.word(&text, content.start);
        if matches!(placed.block.kind, BlockKind::Text | BlockKind::Heading(_)) {
            let mut inside = insides(document, placed);
            inside.extend(sentences(&text, placed.block.speech_start() as usize));
            let inside =
                inside.into_iter().map(|range| content.start + range.start..content.start + range.end);
            let mut inside: Vec<_> =
                inside.filter(|range| range.start <= self.offset && self.offset <= range.end).collect();
            inside.sort_by_key(|range| (range.len(), range.start));
            self.extend(inside);
        }
        // Without the marker, so that the speech of a turn can be had alone.
        self.add(content.start + placed.block.speech_start() as usize..content.end);
    }
}

/// Brackets and quotations of a block, each with its marks and without, in bytes from its start.
fn insides(document: &Document, placed: &Placed<'_>) -> Vec<Range<usize>> {
    let inlines = names::inlines(document, placed);
    let brackets =
        inlines.brackets.iter().flat_map(|bracket| [bracket.inner().range(), bracket.span().range()]);
    let quotations =
        inlines.quotations.iter().filter_map(|quotation| Some((quotation.open, quotation.close?)));
    let quotations = quotations.flat_map(|(open, close)| {
        let (open, close) = (open.range(), close.range());
        [open.end..close.start, open.start..close.end]
    });
    brackets.chain(quotations).collect()
}

/// The sentences of a paragraph that speaks from the byte `speech` on.
///
/// Where a line ends a sentence need not; nor where a short word has a full stop, as in `Mr. Lee`.
fn sentences(text: &str, speech: usize) -> Vec<Range<usize>> {
    let joined = text.replace(['\n', '\r'], " ");
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let Some(spoken) = joined.get(speech..) else {
        return sentences;
    };
    let mut goes_on = false;
    for (at, sentence) in spoken.split_sentence_bound_indices() {
        let range = trimmed(sentence, speech + at);
        match sentences.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = range.end,
            None => sentences.push(range),
        }
        goes_on = ends_in_short_word(sentence.trim_end());
    }
    sentences
}

/// Whether a sentence seems to end in a title or an initial with a full stop, which ends none.
fn ends_in_short_word(sentence: &str) -> bool {
    let Some(before) = sentence.strip_suffix('.') else {
        return false;
    };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let letters = word.chars().count();
    let is_initial = letters == 1 && word != "I";
    word.starts_with(char::is_uppercase) && (is_initial || TITLES.contains(&word))
}

/// Titles before a name.
const TITLES: [&str; 8] = ["Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Gen", "Sen"];

/// Where `text`, which starts at the byte `start`, stands without the white space around it.
fn trimmed(text: &str, start: usize) -> Range<usize> {
    let from = start + text.len() - text.trim_start().len();
    from..(start + text.trim_end().len()).max(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown<'t>(text: &'t str, at: &str) -> Vec<&'t str> {
        let document = Document::new(text, Default::default());
        let offset = text.find(at).unwrap();
        let found = selections(&document, &[offset]).remove(0);
        assert_eq!(found.last(), Some(&(0..text.len())));
        found.into_iter().take_while(|range| range.len() < text.len()).map(|range| &text[range]).collect()
    }

    #[test]
    fn a_selection_grows_from_a_word_to_a_section() {
        let text = "# T\n\n## One\n\n— Why? 🎙\n\n— I saw Mr. Lee (the “old man” — Ed.)\nthere. He left.\n\nThen.\n\n\
                    — And?\n\n— So.\n";
        let turn = "— I saw Mr. Lee (the “old man” — Ed.)\nthere. He left.\n\nThen.";
        let note = "(the “old man” — Ed.)";
        assert_eq!(
            grown(text, "old"),
            [
                "old",
                "old man",
                "“old man”",
                note.trim_matches(['(', ')']),
                note,
                "I saw Mr. Lee (the “old man” — Ed.)\nthere.",
                "I saw Mr. Lee (the “old man” — Ed.)\nthere. He left.",
                turn.trim_start_matches("— "),
                turn,
                &text[text.find("— Why").unwrap()..text.find("\n\n— And").unwrap()],
                &text[text.find("## One").unwrap()..text.len() - 1],
            ]
        );
        assert_eq!(grown(text, "Then")[..3], ["Then", "Then.", &turn[turn.find("I saw").unwrap()..]]);
    }

    #[test]
    fn every_place_has_a_selection_that_only_grows() {
        for text in [
            "",
            "\n",
            "a",
            "🎙\r\n\r\n— a?\r\n\r\n— e\u{301}.\r\n",
            "---\ntitle: x\n---\n\nAnn: Hm?\n\nBob: [x] “y\n",
        ] {
            let document = Document::new(text, Default::default());
            let offsets: Vec<_> = (0..=text.len() + 1).collect();
            for (offset, found) in offsets.iter().zip(selections(&document, &offsets)) {
                assert!(!found.is_empty());
                let offset = document.text().floor(*offset);
                assert!(found.iter().all(|range| range.start <= offset && offset <= range.end), "{text:?}");
                for pair in found.windows(2) {
                    assert!(
                        pair[1].start <= pair[0].start && pair[0].end <= pair[1].end && pair[0] != pair[1]
                    );
                }
            }
        }
    }

    #[test]
    fn a_glossary_has_words_lines_and_entries() {
        let text = "ann: { name: Ann }\nbob:\n  name: Bob Ray\n  kind: person\n";
        let offset = text.find("Ray").unwrap();
        let found = glossary_selections(text, &[offset]).remove(0);
        let found: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Ray", "name: Bob Ray", "bob:\n  name: Bob Ray\n  kind: person\n", text]);
    }
}
