//! A space that is missing behind the dash of a turn, or one that does not belong there.
//!
//! In Spanish the dash stands at the first word, in Russian, French and most other languages a space follows. Within one
//! interview all turns want to be set alike.
//!
//! ```transcript,reports
//! — Who rings the bells?
//!
//! — My sister and I.
//!
//! —Since when?
//! ^
//!
//! — Since the flood.
//! ```
//!
//! The fix does as the other turns do, or as `turn-dash` asks.
//!
//! ```transcript,fixed
//! — Who rings the bells?
//!
//! — My sister and I.
//!
//! — Since when?
//!
//! — Since the flood.
//! ```
//!
//! Where the turns of one interview are divided on it, the habit of the language decides, if the language has one. Not
//! reported is a text that does the same everywhere, nor one that is divided in a language where both are usual:
//!
//! ```transcript,accepts
//! —¿Quién toca las campanas?
//!
//! —Mi hermana y yo.
//! ```
//!
//! ```transcript,accepts
//! —Who rings the bells?
//!
//! —My sister and I.
//! ```

use super::TextEdit;
use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::turn_dash::{HYPHEN, turn_dashes, wants_space};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "turn-marker-spacing",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("turn_marker_spacing.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    // A hyphen without a space opens no turn, and two of them are typed as everybody likes.
    let dashes = turn_dashes(&view.document).filter(|dash| !dash.glyph.starts_with(HYPHEN));
    let spaced: Vec<_> = dashes.filter_map(|dash| Some((dash.range, dash.space?))).collect();
    let with = spaced.iter().filter(|(_, space)| !space.is_empty()).count();
    let Some(wants_space) = wants_space(view.lens, with, spaced.len() - with) else { return };
    for (dash, space) in spaced.into_iter().filter(|(_, space)| space.is_empty() == wants_space) {
        let (message, title, edit) = if wants_space {
            let edit = TextEdit::insert(space.start, " ");
            ("A space is missing behind the dash that begins this turn.", "Put a space behind the dash", edit)
        } else {
            let edit = TextEdit::replace(space, "");
            ("No space belongs behind the dash that begins this turn.", "Take the space out", edit)
        };
        report.add(dash, message).mended_by(title, vec![edit]);
    }
}
