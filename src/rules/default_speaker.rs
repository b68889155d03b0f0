//! A speaker's label that a program gave: `SPEAKER_00`, `Speaker 1`, `Unknown Speaker`.
//!
//! The program could tell voices apart and not whose they are, and nobody has put the name there since. Readers want to
//! know who speaks.
//!
//! ```transcript,reports
//! SPEAKER_00: Who rings the bells?
//! ^^^^^^^^^^
//!
//! Berit: My sister and I.
//!
//! SPEAKER_00: Since when?
//!
//! Berit: Since the flood.
//! ```
//!
//! Each label is reported once, where it first stands. There is no fix: only who was there knows the name.
//!
//! Not reported are people whom nobody can name, and a person whose office is to speak:
//!
//! ```transcript,accepts
//! Audience 1: Who rings the bells?
//!
//! Berit: My sister and I.
//!
//! Audience 2: Since when?
//!
//! Berit: Since the flood.
//! ```
//!
//! ```transcript,accepts
//! The Speaker: The House will come to order.
//!
//! Berit: I rise to ask about the bells.
//!
//! The Speaker: The member has three minutes.
//!
//! Berit: Who rings them?
//! ```

use rustc_hash::FxHashSet;

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::syntax::lexicon::labels::{LabelWord, word};

pub(super) const RULE: Rule = Rule {
    name: "default-speaker",
    level: Level::Hint,
    fixable: false,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("default_speaker.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    let labels = document.labels().iter().filter(|(_, count)| is_default(&count.name));
    let mut unseen: FxHashSet<u64> = labels.map(|(key, _)| key).collect();
    if unseen.is_empty() {
        return;
    }
    for (range, key) in document.turns().iter().filter_map(|turn| turn.speaker.as_ref()) {
        if unseen.remove(key) {
            let label = document.words(range.clone());
            let message = format!("`{}` is a program's label: write the speaker's name.", shown(&label));
            report.add(range.clone(), message);
        }
    }
}

/// Whether a program gives that name: a number or letter behind a word for a speaker, or `Unknown Speaker`.
fn is_default(name: &str) -> bool {
    let numbered = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let lettered = || {
        let (base, letter) = name.rsplit_once([' ', '_'])?;
        (letter.len() == 1).then_some(base)
    };
    let base = if numbered.len() < name.len() { Some(numbered) } else { lettered() };
    let base = base.map(|base| base.trim_end_matches([' ', '_', '-', '#']));
    let is_known = |base: &str| word(base).says(LabelWord::DEFAULT);
    base.is_some_and(is_known) || (name.contains(' ') && is_known(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_programs_give() {
        for name in ["speaker 1", "speaker_00", "speaker a", "unknown speaker", "спикер 2", "发言人1"]
        {
            assert!(is_default(name), "{name}");
        }
        for name in ["speaker", "mr speaker", "audience 1", "the speaker", "brown a", "unidentified speaker"]
        {
            assert!(!is_default(name), "{name}");
        }
    }
}
