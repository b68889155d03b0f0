//! A name in a glossary that two entities have, or that stands twice in one.
//!
//! The text cannot say which of the two is meant, so that every mention counts for the first.
//!
//! ```glossary,reports
//! bell:
//!   name: Old Agnes
//!   aliases: [Agnes]
//! abbess:
//!   name: Mother Agnes
//!   aliases: [Agnes]
//!             ^^^^^
//! ```
//!
//! A name that stands twice in one entity does no harm and is a hint, but one that is both accepted and to avoid is
//! reported in earnest.
//!
//! ```glossary,reports
//! bell:
//!   name: Old Agnes
//!   avoid: [Old Agnes]
//!           ^^^^^^^^^
//! ```
//!
//! The same holds for the names that front matter declares:
//!
//! ```transcript,reports
//! ---
//! entities:
//!   bell: { name: Old Agnes, aliases: [Agnes] }
//!   abbess: { name: Mother Agnes, aliases: [Agnes] }
//!                                           ^^^^^
//! ---
//!
//! — Was it Agnes, Old Agnes or Mother Agnes?
//! ```
//!
//! There is no fix. Not reported are names that differ by their capitals where one has nothing else (`WHO`), and a spelling to
//! avoid that differs by its capitals from the accepted one:
//!
//! ```glossary,accepts
//! who: { name: World Horn Orchestra, aliases: [WHO] }
//! band: { name: The Who, aliases: [Who] }
//! ```
//!
//! ```glossary,accepts
//! bell: { name: Old Agnes, aliases: [Agnes], avoid: [old Agnes] }
//! ```

use rustc_hash::FxHashMap;

use super::engine::Report;
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::model::glossary::Glossary;
use crate::model::matcher::{FormKind, folded};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-alias",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Glossary(check),
    source: include_str!("duplicate_alias.rs"),
};

/// A form of a name with the entry that has it.
struct Claim<'g> {
    entry: usize,
    kind: FormKind,
    text: &'g str,
}

fn check(glossary: &Glossary, report: &mut Report) {
    let mut claims: FxHashMap<String, Vec<Claim<'_>>> = FxHashMap::default();
    for (index, entry) in glossary.entries.iter().enumerate() {
        for (kind, form) in entry.forms() {
            let Some(spelling) = folded(&form.text) else { continue };
            let claim = Claim { entry: index, kind, text: &form.text };
            let known = claims.entry(spelling).or_default();
            let Some(first) = known.iter().find(|first| are_same(first, &claim)) else {
                known.push(claim);
                continue;
            };
            let name = shown(&form.text);
            let owner = glossary.entries.get(first.entry).map_or("", |entry| entry.key.text.as_str());
            let is_own = first.entry == index;
            let contradicts = (first.kind == FormKind::Avoid) != (kind == FormKind::Avoid);
            let message = match (is_own, contradicts) {
                (true, true) => {
                    format!("`{name}` is accepted and to avoid at once: take it out of one list.")
                }
                (true, false) => format!("`{name}` stands here twice: take one out."),
                (false, _) => {
                    format!("`{name}` is a name of `{}` too: give it to one of the two.", shown(owner))
                }
            };
            report.add(form.span.range(), message).doubtful(is_own && !contradicts);
        }
    }
}

/// Whether two forms that are equal but for their case are found by the same texts.
fn are_same(first: &Claim<'_>, second: &Claim<'_>) -> bool {
    let is_capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let is_same_case = first.text == second.text;
    let tells_by_case = is_capitals(first.text) != is_capitals(second.text);
    let corrects_case =
        first.entry == second.entry && (first.kind == FormKind::Avoid) != (second.kind == FormKind::Avoid);
    is_same_case || !(tells_by_case || corrects_case)
}
