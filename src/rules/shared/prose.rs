//! What of a block is prose: words that somebody reads, and no table, code, drawing, address or time.

use crate::rules::engine::BlockView;
use crate::syntax::inline::{BracketKind, Inlines};

/// The prose of one block. All offsets count from its start.
pub struct Prose<'v> {
    /// The text of the block.
    pub text: &'v str,
    inlines: &'v Inlines,
    speech: usize,
}

impl<'v> Prose<'v> {
    /// The prose of a block; none where it is a table, code or a drawing.
    ///
    /// This reads much of the block: a rule asks for it when it has seen a mark that it might report.
    pub fn of(view: &BlockView<'v>) -> Option<Prose<'v>> {
        // Hardly a paragraph has a sign that code is made of, so that few have to be read.
        let is_prose = *view.is_prose.get_or_init(|| {
            if view.signs.has_any(CODE) || view.signs.has(b'\t') {
                is_prose(view.text)
            } else if view.signs.has(0xe2) {
                let sample = &view.text.as_bytes()[..view.text.len().min(SAMPLE)];
                !view.text.contains(COLUMN) && has_letters(sample)
            } else {
                has_letters(view.text.as_bytes())
            }
        });
        let speech = view.block.speech_start() as usize;
        is_prose.then_some(Prose { text: view.text, inlines: view.inlines, speech })
    }

    /// The prose of a block whose text is `text` and whose speech starts at `speech`; none where it is a table, code or
    /// a drawing.
    pub fn in_block(text: &'v str, inlines: &'v Inlines, speech: usize) -> Option<Prose<'v>> {
        is_prose(text).then_some(Prose { text, inlines, speech })
    }

    /// Whether the byte at `at` lies between the words of a note and its signature.
    pub fn signs_note(&self, at: usize) -> bool {
        let bracket = u32::try_from(at).ok().and_then(|at| self.inlines.bracket_at(at));
        bracket.is_some_and(|bracket| match &bracket.kind {
            BracketKind::Note(note) => {
                let (text, signature) = (note.text.range(), note.attribution.range());
                (text.end <= at && at < signature.end) || (signature.start <= at && at < text.start)
            }
            _ => false,
        })
    }

    /// Whether the byte at `at` belongs to the prose: behind the marker of the turn, in no code, address, tag or time.
    pub fn holds(&self, at: usize) -> bool {
        let offset = at as u32;
        let times = &self.inlines.timestamps;
        let after = times.partition_point(|(span, _)| span.end <= offset);
        at >= self.speech
            && !self.inlines.is_verbatim(offset)
            && !times.get(after).is_some_and(|(span, _)| span.contains(offset))
    }

    /// The character before a byte offset.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at a byte offset.
    pub fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}

/// Whether `c` is a letter of a script that has no spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether `c` is a space within a line.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_prose(text: &str) -> bool {
    !is_table(text) && is_mostly_words(text)
}

fn is_table(text: &str) -> bool {
    text.contains('\t') && text.lines().any(|line| line.trim().contains('\t'))
        || memchr::memchr_iter(b'|', text.as_bytes()).nth(1).is_some()
        || text.contains(COLUMN)
}

/// What divides the columns of a drawn table.
const COLUMN: char = '│';

/// Bytes that show what a paragraph is made of.
const SAMPLE: usize = 2000;

/// Whether letters outweigh the signs that code and drawings are made of.
fn is_mostly_words(text: &str) -> bool {
    let weight: i32 = text.bytes().take(SAMPLE).map(|byte| i32::from(WEIGHT[usize::from(byte)])).sum();
    weight > 0
}

fn has_letters(text: &[u8]) -> bool {
    text.iter().any(|byte| WEIGHT[usize::from(*byte)] > 0)
}

/// What code and drawings are made of.
const CODE: &[u8] = b"{}<>=|\\/_~^#$&+@";

/// One for what words are made of; as much as several letters, against, for a sign of code.
static WEIGHT: [i8; 256] = {
    let mut weights = [0; 256];
    let mut byte = 0;
    while byte < weights.len() {
        weights[byte] = (byte >= 0x80 || (byte as u8).is_ascii_alphabetic()) as i8;
        byte += 1;
    }
    let mut at = 0;
    while at < CODE.len() {
        weights[CODE[at] as usize] = -6;
        at += 1;
    }
    weights
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_code_and_drawings_are_no_prose() {
        for text in
            ["| a | b |", "name\tage\nAnn\t7", "if (a == b) { x += 1; }", "<-- /\\_/\\ ==>", "", "+---+"]
        {
            assert!(is_table(text) || !is_mostly_words(text), "{text}");
        }
        for text in ["— Да?", "The bell, and/or the tower.", "    Indented, but prose."] {
            assert!(!is_table(text) && is_mostly_words(text), "{text}");
        }
    }
}
