//! How a document is to be written: as the house has it, and where the house is silent as the document mostly does.

use std::collections::BTreeMap;
use std::ops::Range;

use super::marking::Marking;
use super::spaces::CloseUp;
use crate::model::{Document, typography};
use crate::rules::Lens;
use crate::syntax::lexicon::Lexicon;

/// A dash with the white space before and behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpacedDash {
    /// The white space before it.
    pub before: String,
    /// The dash.
    pub sign: String,
    /// The white space behind it.
    pub after: String,
}

impl SpacedDash {
    /// Reads a setting: ` — `.
    pub fn of_setting(setting: &str) -> Option<Self> {
        let sign = setting.trim();
        let (before, after) = setting.split_once(sign).filter(|_| !sign.is_empty())?;
        Some(SpacedDash { before: before.to_owned(), sign: sign.to_owned(), after: after.to_owned() })
    }
}

/// A pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotePair<'a> {
    /// The opening mark.
    pub open: &'a str,
    /// The closing mark.
    pub close: &'a str,
    /// Whether a no-break space stands on the inner side of both.
    pub spaced: bool,
}

/// The habits that hold in one document.
pub struct House<'a> {
    /// How turns are marked.
    pub marking: Marking,
    /// Which spaces are too many.
    pub close_up: CloseUp,
    /// The dash of running text.
    pub dash: Option<SpacedDash>,
    /// The dash before the signature of a note.
    pub note_dash: Option<SpacedDash>,
    /// Three dots.
    pub ellipsis: Option<&'a str>,
    /// The quotation marks: outer ones, and those inside.
    pub quotes: Vec<QuotePair<'a>>,
    /// Whether a no-break space stands before `? ! : ;`.
    pub spaces_before_marks: bool,
    /// The brackets of notes.
    pub note_brackets: Option<(&'a str, &'a str)>,
    /// The brackets of events.
    pub event_brackets: Option<(&'a str, &'a str)>,
    /// Whether square brackets are written with a backslash.
    pub escapes_brackets: bool,
    /// How notes are signed, by who adds them.
    pub signatures: &'a BTreeMap<String, String>,
    /// The words that sign notes.
    pub lexicon: &'a Lexicon,
}

impl<'a> House<'a> {
    /// The habits that hold in `document`, whose text is `text`.
    pub fn of(document: &'a Document, text: &str, lens: &'a Lens) -> Self {
        House {
            close_up: CloseUp::of(document, text),
            escapes_brackets: memchr::memmem::find(text.as_bytes(), b"\\[").is_some(),
            ..House::near(document, lens, 0..document.blocks().tree().len())
        }
    }

    /// The habits of some blocks of `document`, but for those that only whole documents are formatted by.
    pub fn near(document: &'a Document, lens: &'a Lens, blocks: Range<usize>) -> Self {
        let settings = &lens.settings;
        let dash = SpacedDash::of_setting(&settings.dash);
        let quotes: Vec<QuotePair<'_>> = settings.quotes.iter().filter_map(|pair| quote_pair(pair)).collect();
        let spaced = quotes.iter().any(|pair| pair.spaced);
        let typography = typography::of(lens.language);
        let turns = document.turns();
        let first = turns.partition_point(|turn| turn.blocks.start < blocks.start);
        let end = turns.partition_point(|turn| turn.blocks.start < blocks.end);
        House {
            marking: Marking::of(document, turns.get(first..end).unwrap_or_default(), lens),
            close_up: CloseUp::default(),
            note_dash: super::notes::usual_dash(document, blocks, dash.as_ref()),
            dash,
            ellipsis: Some(settings.ellipsis.as_str()).filter(|dots| !dots.is_empty()),
            spaces_before_marks: spaced && typography.is_some_and(|habits| habits.spaces_before_marks),
            quotes,
            note_brackets: pair(&settings.note_brackets),
            event_brackets: pair(&settings.event_brackets),
            escapes_brackets: false,
            signatures: &settings.signatures,
            lexicon: &document.vocabulary().lexicon,
        }
    }
}

/// The two glyphs of a setting such as `[]`.
fn pair(setting: &str) -> Option<(&str, &str)> {
    let middle = setting.char_indices().nth(1)?.0;
    Some(setting.split_at(middle))
}

/// The marks of a setting such as `« »`.
fn quote_pair(setting: &str) -> Option<QuotePair<'_>> {
    let setting = setting.trim();
    let middle = setting.char_indices().nth(1)?.0;
    let (open, rest) = setting.split_at(middle);
    let close = rest.trim_start();
    Some(QuotePair { open, close, spaced: close.len() < rest.len() })
}
