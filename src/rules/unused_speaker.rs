//! A speaker whom front matter declares and who never speaks.
//!
//! Either a name was left from another transcript, or that person's words stand under somebody else's label.
//!
//! ```transcript,reports
//! ---
//! speakers:
//!   - Lise Brandt
//!   - Odd Myhre
//!   - Tomas Quiroga
//!     ^^^^^^^^^^^^^
//! ---
//!
//! Lise Brandt: How long is a rope walk?
//!
//! Odd Myhre: As long as the rope.
//!
//! Lise Brandt: And the longest?
//!
//! Odd Myhre: Four hundred metres.
//! ```
//!
//! There is no fix. Where another label is not declared either it is a hint, as that may be the same person;
//! beside `Q`, `A` and initials nothing is said.
//!
//! Not reported are speakers who stand by their first or last name or by a declared label:
//!
//! ```transcript,accepts
//! ---
//! speakers:
//!   - Lise Brandt
//!   - name: Odd Myhre
//!     label: OM
//! ---
//!
//! Brandt: How long is a rope walk?
//!
//! OM: As long as the rope.
//! ```
//!
//! ```transcript,accepts
//! ---
//! interviewer: Lise Brandt
//! interviewee: Odd Myhre
//! ---
//!
//! Q: How long is a rope walk?
//!
//! A: As long as the rope.
//! ```

use rustc_hash::FxHashSet;

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::model::TurnStyle;
use crate::model::front_matter::SpeakerDeclaration;
use crate::syntax::label_key;

pub(super) const RULE: Rule = Rule {
    name: "unused-speaker",
    level: Level::Info,
    fixable: false,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("unused_speaker.rs"),
};

/// A label of so many letters and fewer may stand for a name.
const INITIALS: usize = 3;

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    let declared = &document.front_matter().speakers;
    if declared.is_empty() || document.style() != TurnStyle::Labels {
        return;
    }
    let spoken = document.turns().iter().filter_map(|turn| turn.speaker.as_ref().map(|(_, key)| *key));
    let mut open: FxHashSet<u64> = spoken.collect();
    let used: Vec<bool> = declared.iter().map(|one| keys(one).any(|key| open.contains(&key))).collect();
    declared.iter().flat_map(keys).for_each(|key| {
        open.remove(&key);
    });
    let Some(yaml) = document.front_matter_range() else { return };
    let is_initials =
        |key: &u64| document.labels().get(*key).is_none_or(|count| count.name.chars().count() <= INITIALS);
    if open.iter().any(is_initials) || !used.contains(&true) {
        return;
    }
    for (speaker, _) in declared.iter().zip(used).filter(|(_, used)| !used) {
        let name = speaker.name.span.range();
        let message = format!(
            "`{}` is declared and never speaks: look for the label, or take the name out.",
            shown(&speaker.name.text)
        );
        report.add(yaml.start + name.start..yaml.start + name.end, message).doubtful(!open.is_empty());
    }
}

/// Every label that may stand for a declared speaker: the name, its labels, its first and its last word.
fn keys(speaker: &SpeakerDeclaration) -> impl Iterator<Item = u64> {
    let name = speaker.name.text.as_str();
    let labels = speaker.labels.iter().map(|label| label.text.as_str());
    let mut words = name.split_whitespace();
    let parts = [Some(name), words.next(), words.next_back()];
    parts.into_iter().flatten().chain(labels).map(label_key)
}
