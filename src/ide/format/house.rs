//! How a document is to be written: as the house has it, and where the house is silent as the document mostly does.

use std::collections::BTreeMap;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::lines::{self, Gap, LineEnds};
use super::markers::{self, LabelParts};
use crate::model::{Document, TurnMarker, typography};
use crate::rules::Lens;
use crate::syntax::LabelForm;
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
    fn of_setting(setting: &str) -> Option<Self> {
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
    /// Whether somebody speaks. Where nobody does, the text may be anything.
    pub has_turns: bool,
    /// The dash that begins a turn.
    pub turn_dash: Option<String>,
    /// The white space behind that dash.
    pub turn_gap: Option<String>,
    /// The white space behind a label, for each of its forms.
    pub label_gaps: FxHashMap<LabelForm, String>,
    /// Whether the colon of a label follows its name directly.
    pub tight_colon: bool,
    /// Whether two spaces divide sentences.
    pub two_spaces: bool,
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
    /// The line ends.
    pub line_ends: LineEnds,
    /// The gap before each block, by the block's index.
    pub gaps: Vec<Gap>,
    /// How many blank lines a gap of each kind has at most, where it is not one.
    pub blank_lines: FxHashMap<Gap, usize>,
    /// Whether a blank line stands before every turn.
    pub parts_turns: bool,
    /// The words that sign notes.
    pub lexicon: &'a Lexicon,
}

impl<'a> House<'a> {
    /// The habits that hold in `document`, whose text is `text`.
    pub fn of(document: &'a Document, text: &str, lens: &'a Lens) -> Self {
        let settings = &lens.settings;
        let own = Markers::of(document, text);
        let turn_dash = SpacedDash::of_setting(&settings.turn_dash);
        let dash = SpacedDash::of_setting(&settings.dash);
        let quotes: Vec<QuotePair<'_>> = settings.quotes.iter().filter_map(|pair| quote_pair(pair)).collect();
        let spaced = quotes.iter().any(|pair| pair.spaced);
        let typography = typography::of(lens.language);
        let gaps = lines::all_gaps(document);
        let (blank_lines, parts_turns) = lines::blank_lines_of(document, text, &gaps);
        House {
            has_turns: !document.turns().is_empty(),
            turn_gap: turn_dash.as_ref().map(|dash| dash.after.clone()).or_else(|| own.dash_gaps.usual()),
            turn_dash: turn_dash.map(|dash| dash.sign).or_else(|| own.dashes.usual()),
            label_gaps: own.label_gaps(),
            tight_colon: own.tight_colons.usual() == Some(true),
            two_spaces: parts_sentences_by_two_spaces(text),
            note_dash: super::notes::usual_dash(document, text, dash.as_ref()),
            dash,
            ellipsis: Some(settings.ellipsis.as_str()).filter(|dots| !dots.is_empty()),
            spaces_before_marks: spaced && typography.is_some_and(|habits| habits.spaces_before_marks),
            quotes,
            note_brackets: pair(&settings.note_brackets),
            event_brackets: pair(&settings.event_brackets),
            escapes_brackets: memchr::memmem::find(text.as_bytes(), b"\\[").is_some(),
            signatures: &settings.signatures,
            line_ends: LineEnds::of(text),
            gaps,
            blank_lines,
            parts_turns,
            lexicon: &document.vocabulary().lexicon,
        }
    }
}

/// How often each form of something stands.
#[derive(Debug)]
pub struct Habit<T>(FxHashMap<T, usize>);

impl<T> Default for Habit<T> {
    fn default() -> Self {
        Habit(FxHashMap::default())
    }
}

impl<T: Hash + Eq + Clone> Habit<T> {
    /// A form is a habit when it stands in so many places at least.
    const FEWEST: usize = 3;

    /// Counts one place.
    pub fn add(&mut self, form: T) {
        *self.0.entry(form).or_default() += 1;
    }

    /// The form in which two thirds of the places are written.
    pub fn usual(&self) -> Option<T> {
        let all: usize = self.0.values().sum();
        let usual = self.0.iter().max_by_key(|(_, count)| **count);
        let usual = usual.filter(|(_, count)| **count >= Self::FEWEST && **count * 3 >= all * 2);
        usual.map(|(form, _)| form.clone())
    }
}

/// How the turns of a document are marked.
#[derive(Default)]
struct Markers {
    dashes: Habit<String>,
    dash_gaps: Habit<String>,
    label_gaps: FxHashMap<LabelForm, Habit<String>>,
    tight_colons: Habit<bool>,
}

impl Markers {
    fn of(document: &Document, text: &str) -> Self {
        let mut found = Markers::default();
        for turn in document.turns().iter() {
            let marker = text.get(turn.range.start..turn.speech).unwrap_or_default();
            match turn.marker {
                TurnMarker::Dash => {
                    if let Some((sign, gap)) = markers::dash_parts(marker) {
                        found.dashes.add(marker[sign].to_owned());
                        gap.into_iter().for_each(|gap| found.dash_gaps.add(marker[gap].to_owned()));
                    }
                }
                TurnMarker::Label => {
                    let label = document.blocks().get(turn.blocks.start).and_then(|placed| {
                        LabelParts::of(placed.block, text.get(placed.content()).unwrap_or_default())
                    });
                    if let Some(parts) = label {
                        found.tight_colons.add(parts.before_colon.is_empty());
                        found.label_gaps.entry(parts.form).or_default().add(parts.gap_text.to_owned());
                    }
                }
                TurnMarker::Heading | TurnMarker::None => {}
            }
        }
        found
    }

    /// What stands behind labels of each form. A colon that has no habit is followed by one space.
    fn label_gaps(&self) -> FxHashMap<LabelForm, String> {
        let gaps = self.label_gaps.iter().filter_map(|(form, gaps)| {
            let by_colon = matches!(form, LabelForm::Colon | LabelForm::Emphasised);
            let usual = gaps.usual().filter(|gap| !gap.is_empty() || !by_colon);
            Some((*form, usual.or_else(|| by_colon.then(|| " ".to_owned()))?))
        });
        gaps.collect()
    }
}

/// Whether sentences are usually divided by two spaces, as on a typewriter.
fn parts_sentences_by_two_spaces(text: &str) -> bool {
    let mut spaces = Habit::default();
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'.', b'?', b'!', bytes) {
        match bytes.get(at + 1..).unwrap_or_default() {
            [b' ', b' ', c, ..] if !c.is_ascii_whitespace() => spaces.add(2),
            [b' ', c, ..] if !c.is_ascii_whitespace() => spaces.add(1),
            _ => {}
        }
    }
    spaces.usual() == Some(2)
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
