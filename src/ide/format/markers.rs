//! What opens a turn: the dash with its space, the label with its colon and the space behind it.

use std::ops::Range;

use super::view::{Change, Opens, View};
use crate::rules::TextEdit;
use crate::rules::turn_dash::TurnDash;
use crate::syntax::{Block, LabelForm};

/// What stands around the colon of a label, with the speech on the same line.
pub struct LabelParts<'t> {
    /// How the label is set off.
    pub form: LabelForm,
    /// The key of its name.
    pub key: u64,
    /// The white space between name and colon, from the block's start; nothing where no colon stands.
    pub before_colon: Option<Range<usize>>,
    /// The white space behind the label, from the block's start.
    pub gap: Range<usize>,
    /// The same as text.
    pub gap_text: &'t str,
}

impl<'t> LabelParts<'t> {
    /// Reads the label at the start of `text`, the content of `block`.
    pub fn of(block: &Block, text: &'t str) -> Option<Self> {
        let label = block.label()?;
        let end = block.speech_start() as usize;
        let marker = text.get(..end).filter(|_| end < text.len())?;
        let gap = marker.trim_end().len()..end;
        let gap_text = marker.get(gap.clone()).filter(|gap| gap.chars().all(is_blank))?;
        let name_end = label.end as usize;
        let behind = marker.get(name_end..)?;
        let spaces = behind.len() - behind.trim_start_matches(is_blank).len();
        let colon = behind[spaces..].starts_with([':', '：']);
        let before_colon = colon.then_some(name_end..name_end + spaces);
        // A wide colon brings its own space.
        (!marker.trim_end().ends_with('：')).then_some(LabelParts {
            form: label.form,
            key: label.key,
            before_colon,
            gap,
            gap_text,
        })
    }
}

/// Writes the marker of a turn as the house does.
pub fn tidy(view: &View<'_>, changes: &mut Vec<Change>) {
    match &view.opens {
        Some(Opens::Dash(dash)) => changes.extend(tidy_dash(view, dash)),
        Some(Opens::Label) => changes.extend(tidy_label(view)),
        None => {}
    }
}

fn tidy_dash(view: &View<'_>, dash: &TurnDash<'_>) -> Option<Change> {
    let marking = &view.house.marking;
    let glyph = marking.glyph(dash).unwrap_or(dash.glyph);
    let gap = dash.space.clone().and_then(|space| Some((space, marking.dash_gap(dash)?)));
    let (end, gap) = gap.map_or((dash.range.end, String::new()), |(space, gap)| (space.end, gap));
    let edit = TextEdit::replace(dash.range.start..end, format!("{glyph}{gap}"));
    view.text.get(edit.range.clone()).is_some().then(|| vec![edit])
}

fn tidy_label(view: &View<'_>) -> Option<Change> {
    let marking = &view.house.marking;
    let parts = LabelParts::of(view.block, view.text)?;
    let mut change = Change::new();
    if marking.has_tight_colons() {
        change.extend(parts.before_colon.map(|spaces| TextEdit::replace(spaces, "")));
    }
    // The stop of a name that was cut short may stand twice: `Sr..`
    let is_punctuated = view.text[parts.gap.end..].starts_with(CLOSES) && parts.gap.is_empty();
    if let Some(wanted) = marking.label_gap(parts.form, parts.key).filter(|_| !is_punctuated) {
        change.push(TextEdit::replace(parts.gap, wanted));
    }
    Some(change)
}

/// What follows a word without a space.
const CLOSES: [char; 12] = ['.', ',', ';', ':', '!', '?', '…', ')', ']', '}', '”', '»'];

/// Whether `c` is a dash of any length.
pub fn is_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '–' | '‒' | '-')
}

/// Whether `c` is white space within a line. A control character is none: in a misread file it was a mark.
pub fn is_blank(c: char) -> bool {
    c == '\t' || (c.is_whitespace() && !c.is_control())
}
