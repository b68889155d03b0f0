//! What opens a turn: the dash with its space, the label with its colon and the space behind it.

use std::ops::Range;

use super::view::{Change, View};
use crate::model::TurnMarker;
use crate::rules::TextEdit;
use crate::syntax::{Block, LabelForm};

/// Where the dash stands in `marker`, what opens a turn, and the white space behind it where nothing else is there.
pub fn dash_parts(marker: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let start = marker.len() - marker.trim_start_matches(['*', '_']).len();
    let sign = marker[start..].trim_start_matches(is_dash);
    let end = marker.len() - sign.len();
    let gap = sign.chars().all(is_blank).then_some(end..marker.len());
    (start < end).then_some((start..end, gap))
}

/// What stands around the colon of a label, with the speech on the same line.
pub struct LabelParts<'t> {
    /// How the label is set off.
    pub form: LabelForm,
    /// The white space between name and colon, from the block's start.
    pub before_colon: Range<usize>,
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
        let before_colon = name_end..name_end + if colon { spaces } else { 0 };
        // A wide colon brings its own space.
        (!marker.trim_end().ends_with('：')).then_some(LabelParts {
            form: label.form,
            before_colon,
            gap,
            gap_text,
        })
    }
}

/// Writes the marker of a turn as the house does.
pub fn tidy(view: &View<'_>, changes: &mut Vec<Change>) {
    match view.opens {
        Some(TurnMarker::Dash) => changes.extend(dash(view)),
        Some(TurnMarker::Label) => changes.extend(label(view)),
        _ => {}
    }
}

fn dash(view: &View<'_>) -> Option<Change> {
    let marker = view.block.marker?;
    let start = marker.start as usize;
    let (sign, gap) = dash_parts(view.text.get(start..marker.end as usize)?)?;
    let written = &view.text[start + sign.start..start + sign.end];
    let wanted = view.house.turn_dash.as_deref().filter(|wanted| !is_as_good(written, wanted));
    let mut new = wanted.unwrap_or(written).to_owned();
    let mut end = sign.end;
    if let (Some(gap), Some(wanted)) = (gap, &view.house.turn_gap) {
        new += wanted;
        end = gap.end;
    }
    Some(vec![TextEdit::replace(start + sign.start..start + end, new)])
}

/// A horizontal bar is a dash as long as the one of an em, and Chinese writes two of these.
fn is_as_good(written: &str, wanted: &str) -> bool {
    written == wanted || (wanted == "—" && matches!(written, "―" | "——"))
}

fn label(view: &View<'_>) -> Option<Change> {
    let parts = LabelParts::of(view.block, view.text)?;
    let mut change = Change::new();
    if view.house.tight_colon {
        change.push(TextEdit::replace(parts.before_colon, ""));
    }
    if let Some(wanted) = view.house.label_gaps.get(&parts.form) {
        change.push(TextEdit::replace(parts.gap, wanted.as_str()));
    }
    Some(change)
}

/// Whether `c` is a dash of any length.
pub fn is_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '–' | '‒' | '-')
}

/// Whether `c` is white space within a line.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_told_from_what_stands_around_it() {
        assert_eq!(dash_parts("— "), Some((0..3, Some(3..4))));
        assert_eq!(dash_parts("--"), Some((0..2, Some(2..2))));
        assert_eq!(dash_parts("**–**"), Some((2..5, None)));
        assert_eq!(dash_parts("Ann: "), None);
    }
}
