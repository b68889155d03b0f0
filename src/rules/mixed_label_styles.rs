//! A speaker's label that is set in another way than this speaker's other labels: `ANNA:`, `**Anna:**`, `Q.` for `Q:`.
//!
//! A reader sees two people, and a search for one form misses the other.
//!
//! ```transcript,reports
//! **Anna:** Who rings the bells?
//!
//! **Berit:** My sister and I.
//!
//! **Anna:** Since when?
//!
//! Berit: Since the flood.
//! ^^^^^
//!
//! **Anna:** Is it high?
//!
//! **Berit:** Two hundred steps.
//!
//! **Anna:** Do you count them?
//!
//! **Berit:** Every time.
//! ```
//!
//! The fix sets the label as this speaker's others are.
//!
//! ```transcript,fixed
//! **Anna:** Who rings the bells?
//!
//! **Berit:** My sister and I.
//!
//! **Anna:** Since when?
//!
//! **Berit:** Since the flood.
//!
//! **Anna:** Is it high?
//!
//! **Berit:** Two hundred steps.
//!
//! **Anna:** Do you count them?
//!
//! **Berit:** Every time.
//! ```
//!
//! A first appearance in another form is a hint. Not reported are two people whose labels are set in two ways throughout,
//! times beside a label, and labels on lines of their own:
//!
//! ```transcript,accepts
//! **Anna:** Who rings the bells?
//!
//! Berit: My sister and I.
//!
//! **Anna:** Since when?
//!
//! Berit: Since the flood.
//! ```
//!
//! ```transcript,accepts
//! Anna [00:00:01]: Who rings the bells?
//!
//! Berit [00:00:04]: My sister and I.
//!
//! Anna: Since when?
//!
//! Berit: Since the flood.
//! ```

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::TextEdit;
use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::shared::tally::key;
use super::shared::words::shown;
use crate::config::Level;
use crate::model::{Turn, TurnStyle};

pub(super) const RULE: Rule = Rule {
    name: "mixed-label-styles",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("mixed_label_styles.rs"),
};

/// The usual form has to stand so many times as often as another for that one to be a slip, and a slip beyond doubt.
const USUAL: usize = 3;

/// How one label is written, white space aside.
struct Form {
    before: String,
    name: String,
    behind: String,
}

/// A label: its turn, its name, and what sets it off from the speech. Offsets are bytes of the document.
struct Place<'d> {
    turn: &'d Turn,
    name: Range<usize>,
    behind: Range<usize>,
}

/// The forms of one speaker's labels, with the places of each, in the order of their first.
#[derive(Default)]
struct Forms<'d> {
    all: Vec<(Form, Vec<Place<'d>>)>,
    /// Where each form is in `all`, by its key.
    known: FxHashMap<u64, usize>,
}

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    if document.style() != TurnStyle::Labels {
        return;
    }
    let mut speakers: FxHashMap<u64, Forms<'_>> = FxHashMap::default();
    for turn in document.turns().iter() {
        let Some((name, key)) = &turn.speaker else { continue };
        speakers.entry(*key).or_default().add(document, turn, name.clone());
    }
    for forms in speakers.values().filter(|forms| forms.all.len() > 1) {
        let most = forms.all.iter().rev().max_by_key(|(_, places)| places.len());
        let Some((usual, places)) = most else { continue };
        let rarer = forms.all.iter().filter(|(_, rarer)| rarer.len() * USUAL <= places.len());
        for (form, rarer) in rarer {
            for place in rarer {
                // Both stand in the order of the text.
                let is_first =
                    places.first().is_some_and(|other| place.turn.range.start < other.turn.range.start);
                report_one(place, form, usual, is_first, report);
            }
        }
    }
}

impl<'d> Forms<'d> {
    fn add(&mut self, document: &Observed<'_>, turn: &'d Turn, name: Range<usize>) {
        if turn.speech >= turn.range.end {
            return;
        }
        let label = document.words(turn.range.start..turn.speech);
        let Some((before, rest)) = label.split_at_checked(name.start - turn.range.start) else { return };
        let Some((written, behind)) = rest.split_at_checked(name.len()) else { return };
        let behind = behind.trim_end();
        // A number, a time or a line of its own sets a label apart for a reason.
        if label.trim_end().contains(|c: char| c.is_numeric() || matches!(c, '\n' | '\r')) {
            return;
        }
        let place = Place { turn, behind: name.end..name.end + behind.len(), name };
        let form = key((before, written, behind.trim_start()));
        let index = *self.known.entry(form).or_insert(self.all.len());
        match self.all.get_mut(index) {
            Some((_, places)) => places.push(place),
            None => {
                let behind = behind.trim_start().to_owned();
                let form = Form { before: before.to_owned(), name: written.to_owned(), behind };
                self.all.push((form, vec![place]));
            }
        }
    }
}

fn report_one(place: &Place<'_>, form: &Form, usual: &Form, doubtful: bool, report: &mut Report) {
    let whole = |form: &Form| shown(&format!("{}{}{}", form.before, form.name, form.behind));
    let message = format!(
        "This label is written `{}`, this speaker's others `{}`: write all alike.",
        whole(form),
        whole(usual)
    );
    let start = place.turn.range.start;
    let parts = [
        (start..place.name.start, &form.before, &usual.before),
        (place.name.clone(), &form.name, &usual.name),
        (place.behind.clone(), &form.behind, &usual.behind),
    ];
    let changed = parts.into_iter().filter(|(_, old, new)| old != new);
    let edits = changed.map(|(range, _, new)| TextEdit::replace(range, new.as_str())).collect();
    let title = format!("Write `{}`", whole(usual));
    report.add(place.name.clone(), message).doubtful(doubtful).mended_by(title, edits);
}
