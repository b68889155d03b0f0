//! A link to a name that no glossary has.
//!
//! The reader of the published page gets a dead link, and the name's definition is nowhere shown.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   astana: { name: Astana }
//! ---
//!
//! — The Astana talks were held in [[astena]].
//!                                   ^^^^^^
//! ```
//!
//! The fix writes the key that was most likely meant.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   astana: { name: Astana }
//! ---
//!
//! — The Astana talks were held in [[astana]].
//! ```
//!
//! Where there is no glossary at all the finding is a hint. Not reported are links by key or by any declared form, and
//! brackets that are no links:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   astana: { name: Astana, aliases: [Nursultan] }
//! ---
//!
//! — The talks were held in [[astana|the capital]], that is in [[Nursultan]].
//! ```
//!
//! ```transcript,accepts
//! — The talks were held in [the] capital, and `a[[0]]` is code.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::syntax::inline::BracketKind;

pub(super) const RULE: Rule = Rule {
    name: "undefined-entity-link",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("undefined_entity_link.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for bracket in &view.inlines.brackets {
        let BracketKind::EntityLink { target, .. } = bracket.kind else { continue };
        let written = target.of(view.text).trim();
        if written.is_empty() || view.vocabulary.entities.lookup(written).is_some() {
            continue;
        }
        let meant = view.vocabulary.entities.nearest_key(written);
        let advice = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if view.vocabulary.entities.is_empty() => {
                "there is none yet, so make a `glossary.yaml`.".to_owned()
            }
            None => "correct it, or add it to one.".to_owned(),
        };
        let message = format!("No glossary has `{}`: {advice}", shown(written));
        let finding = report.add(target.range(), message).doubtful(view.vocabulary.entities.is_empty());
        if let Some(meant) = meant {
            finding.mended_by(format!("Link to `{meant}`"), vec![TextEdit::replace(target.range(), meant)]);
        }
    }
}
