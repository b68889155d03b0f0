//! A name that the front matter declares and the transcript never mentions.
//!
//! Either it is left over from another transcript, or the text spells it in a way that `entities` does not know.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   tower: { name: Marren Tower }
//!   bell: { name: Old Agnes }
//!   ^^^^
//! ---
//!
//! — When was Marren Tower built?
//! ```
//!
//! There is no fix. Not reported are names that only a link has, and those of glossaries, which serve many transcripts:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   tower: { name: Marren Tower }
//!   bell: { name: Old Agnes, avoid: [Agnes the Old] }
//! ---
//!
//! — When was [[tower|it]] built, and for which bell? Is it Old Agnes?
//! ```
//!
//! ```transcript,accepts
//! — When was the tower built?
//! ```

use rustc_hash::FxHashSet;

use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::model::FRONT_MATTER;
use crate::syntax::inline::BracketKind;

pub(super) const RULE: Rule = Rule {
    name: "unused-entity",
    level: Level::Hint,
    fixable: false,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("unused_entity.rs"),
};

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let entities = &view.vocabulary.entities;
    let is_own = |origin: &str| origin == FRONT_MATTER;
    if !entities.layers().last().is_some_and(|layer| is_own(&layer.origin)) {
        return;
    }
    let links = view.inlines.brackets.iter().filter_map(|bracket| match &bracket.kind {
        BracketKind::EntityLink { target, .. } => {
            let target = target.of(view.text);
            // A link with a slip in it is another finding, and not that nobody links.
            entities.lookup(target).or_else(|| entities.lookup(entities.nearest_key(target)?))
        }
        _ => None,
    });
    let mut seen = FxHashSet::default();
    for entity in view.mentions.iter().map(|mention| mention.entity).chain(links) {
        if entities.layer(entity).is_some_and(|layer| is_own(&layer.origin)) && seen.insert(entity) {
            traces.add(0..0, 0, u64::from(entity.0));
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let Some(yaml) = view.document.front_matter_range() else { return };
    let entities = &view.document.vocabulary().entities;
    let used: FxHashSet<u64> = traces.iter().map(|trace| trace.key).collect();
    for entry in &view.document.front_matter().entities.entries {
        let is_used =
            entities.lookup(&entry.key.text).is_some_and(|entity| used.contains(&u64::from(entity.0)));
        if !is_used {
            let span = entry.key.span.range();
            let message = format!(
                "`{}` is never mentioned here: take it out, or add the spelling that the text has.",
                shown(&entry.key.text)
            );
            report.add(yaml.start + span.start..yaml.start + span.end, message);
        }
    }
}
