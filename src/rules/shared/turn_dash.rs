//! The dashes that begin turns, as they are written.

use std::ops::Range;

use crate::model::{Turn, TurnMarker, TurnStyle, typography};
use crate::rules::{Lens, Observed};
use crate::syntax::Facts;

/// Every way to write one, those that begin with another before it.
const GLYPHS: [&str; 7] = ["——", "—", "―", "–", "‒", "--", "-"];

/// A hyphen, which opens a turn only where a space follows, and which lists have too.
pub const HYPHEN: &str = "-";

/// A form that stands in so many times as many places as another is the text's own, and the other a slip.
pub const CLEARLY_USUAL: usize = 3;

/// The dash at the start of one turn. Offsets are bytes of the document.
pub struct TurnDash<'d> {
    /// The turn.
    pub turn: &'d Turn,
    /// The dash itself.
    pub range: Range<usize>,
    /// How it is written.
    pub glyph: &'static str,
    /// The white space right behind it; none where emphasis follows.
    pub space: Option<Range<usize>>,
}

/// The dash that a text begins with.
pub fn glyph(text: &str) -> Option<&'static str> {
    GLYPHS.into_iter().find(|glyph| text.starts_with(glyph))
}

/// The dashes of all turns that have one, in the order of the text; not those that may sign a quotation.
pub fn turn_dashes<'d>(document: &Observed<'d>) -> impl Iterator<Item = TurnDash<'d>> {
    let is_dashed = matches!(document.style(), TurnStyle::Dashes(_));
    let turns = is_dashed.then(|| document.turns().iter()).into_iter().flatten();
    turns.filter_map(|turn| turn_dash(document, turn))
}

/// The dash of a turn of a document whose turns have dashes.
pub fn turn_dash<'d>(document: &Observed<'_>, turn: &'d Turn) -> Option<TurnDash<'d>> {
    if turn.marker != TurnMarker::Dash {
        return None;
    }
    let marker = document.words(turn.range.start..turn.speech);
    let sign = marker.trim_start_matches(['*', '_', ' ', '\t']);
    let glyph = glyph(sign)?;
    if glyph.starts_with(HYPHEN) && may_sign(document, turn) {
        return None;
    }
    let start = turn.range.start + marker.len() - sign.len();
    let behind = &sign[glyph.len()..];
    let spaces = behind.len() - behind.trim_start().len();
    let end = start + glyph.len();
    let space = (!behind.starts_with(['*', '_'])).then_some(end..end + spaces);
    Some(TurnDash { turn, range: start..end, glyph, space })
}

/// Whether a space belongs behind the dash of a turn, where `with` turns have one and `without` have none: as the house
/// has it, as most turns do, or as the language does.
pub fn wants_space(lens: &Lens, with: usize, without: usize) -> Option<bool> {
    let house = &lens.settings.turn_dash;
    if !house.is_empty() {
        return Some(house.ends_with(char::is_whitespace));
    }
    if with.max(without) >= with.min(without) * CLEARLY_USUAL {
        return Some(with > without);
    }
    let habits = &typography::of(lens.language)?.turn_dashes;
    let mut spaced = habits.iter().map(|dash| dash.ends_with(' '));
    let first = spaced.next()?;
    spaced.all(|other| other == first).then_some(first)
}

/// Whether a turn may be the name of an author under the words above it: `-- Anon.`
fn may_sign(document: &Observed<'_>, turn: &Turn) -> bool {
    let facts = document.block(turn.blocks.start).map(|placed| placed.block.facts);
    facts.is_some_and(|facts| {
        facts.has(Facts::SHORT) && !facts.has(Facts::AFTER_BLANK) && !facts.has(Facts::ASKS)
    })
}
