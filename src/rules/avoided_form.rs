//! A name that the glossary says not to use.
//!
//! One person, place or organisation under several names looks like several; the glossary says which one it is to be.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   hezbollah: { name: Hezbollah, avoid: [Hisbollah] }
//! ---
//!
//! — The movement Hisbollah was founded in 1982.
//!                ^^^^^^^^^
//! ```
//!
//! The fix writes the preferred name, in capitals where the text around is.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   hezbollah: { name: Hezbollah, avoid: [Hisbollah] }
//! ---
//!
//! — The movement Hezbollah was founded in 1982.
//! ```
//!
//! Not reported are the accepted names, one to avoid that is part of an accepted one, and parts of other words:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   council: { name: Security Council of Iran, aliases: [SNSC], avoid: [Security Council] }
//! ---
//!
//! — The Security Council of Iran met; the SNSC decided.
//! ```
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   knife: { name: Nojeh, avoid: [Knife] }
//! ---
//!
//! — He had a knife, a Knifemaker's, when he flew from Nojeh.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::mentions;
use super::shared::words::{in_case_around, shown};
use crate::config::Level;
use crate::model::matcher::FormKind;

pub(super) const RULE: Rule = Rule {
    name: "avoided-form",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("avoided_form.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for (mention, form, entry) in mentions::shown(view).filter(|(_, form, _)| form.kind == FormKind::Avoid) {
        let range = mention.start as usize..mention.end as usize;
        let written = view.text.get(range.clone()).unwrap_or_default();
        let preferred = in_case_around(view.text, range.clone(), &form.text, &entry.name.text);
        // A glossary may contradict itself; then its own name for the thing is the right one.
        if preferred == written {
            continue;
        }
        let message = format!("The glossary says not to write `{}`: write `{preferred}`.", shown(written));
        let title = format!("Write `{preferred}`");
        report.add(range.clone(), message).mended_by(title, vec![TextEdit::replace(range, preferred)]);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::RULE;
    use crate::config::Settings;
    use crate::model::Document;

    #[test]
    fn the_name_itself_is_never_to_be_replaced_by_itself() {
        let text = "---\nentities:\n  bell: { name: Great Ann, avoid: [Great Ann] }\n---\n\n— They call her Great Ann.\n";
        let found = crate::rules::check(&Document::new(text, Arc::default()), &Settings::default());
        assert!(found.iter().all(|found| found.rule != RULE.name), "{found:?}");
    }
}
