//! One person, place or body by two of its names in one transcript: `IG` here, `ISIS` there.
//!
//! The reader takes them for two. The glossary says that they are one, as `aliases` of one entity.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   guild: { name: Bell Founders Guild, aliases: [BFG, GBF] }
//! ---
//!
//! — The tower was kept by the BFG, and the rope by the BFG as well.
//!
//! — And when it fell, the GBF paid.
//!                         ^^^
//! ```
//!
//! The finding is on the rarer name; where two are equally frequent, on the one that the glossary has later. The fix, which
//! is only offered, writes the other.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   guild: { name: Bell Founders Guild, aliases: [BFG, GBF] }
//! ---
//!
//! — The tower was kept by the BFG, and the rope by the BFG as well.
//!
//! — And when it fell, the BFG paid.
//! ```
//!
//! Not reported are names of which the text gives both together, a short form beside the full one (`BFG`, or a surname), and
//! what is left of the full name when some of its words are dropped:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   guild: { name: Bell Founders Guild, aliases: [BFG, GBF, Founders Guild] }
//!   warden: { name: Ilo Marren, aliases: [Marren] }
//! ---
//!
//! — The tower was kept by the BFG (GBF before the war), and Ilo Marren kept its books.
//!
//! — So Marren knew what the GBF paid, and what the Bell Founders Guild took.
//! ```
//!
//! ```transcript,accepts
//! — The tower was kept by the BFG, and when it fell, the GBF paid.
//! ```
//!
//! With the option `short-forms` those are reported too:
//!
//! ```toml
//! rules.name-variant = { short-forms = true }
//! ```
//!
//! ```transcript,reports
//! ---
//! entities:
//!   guild: { name: Bell Founders Guild, aliases: [BFG] }
//! ---
//!
//! — The tower was kept by the Bell Founders Guild, and the rope by the Bell Founders Guild as well.
//!
//! — And when it fell, the BFG paid.
//!                         ^^^
//! ```

use rustc_hash::{FxHashMap, FxHashSet};

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::mentions;
use crate::config::{Level, OptionDefault, RuleOption};
use crate::model::glossary::{GlossaryEntry, words_of};
use crate::model::matcher::{EntityId, FormId, FormKind};

pub(super) const RULE: Rule = Rule {
    name: "name-variant",
    level: Level::Hint,
    fixable: true,
    options: &[SHORT_FORMS],
    unit: Unit::Traces { gather, judge },
    source: include_str!("name_variant.rs"),
};

const SHORT_FORMS: RuleOption = RuleOption {
    name: "short-forms",
    description: "Whether an acronym, a surname or another short form beside the full name is reported as well.",
    default: OptionDefault::Flag(false),
};

/// Two names of one entity so many bytes apart, in one sentence, are given together: `Islamic State (IG)`.
const TOGETHER: usize = 40;

/// Set in the key of a trace beside its form: the mention before it, of the same entity, is given together with it.
const IS_TOGETHER: u64 = 1 << 32;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let mut last = None;
    for (mention, form, entry) in mentions::shown(view) {
        if entry.aliases.is_empty() || !matches!(form.kind, FormKind::Preferred | FormKind::Alias) {
            continue;
        }
        let range = mention.start as usize..mention.end as usize;
        let between = last
            .filter(|(entity, _)| *entity == mention.entity)
            .and_then(|(_, end): (EntityId, usize)| view.text.get(end..range.start));
        let is_together =
            between.is_some_and(|text| text.len() <= TOGETHER && !text.contains(['.', '?', '!', ';']));
        last = Some((mention.entity, range.end));
        let key = u64::from(mention.form.0) | if is_together { IS_TOGETHER } else { 0 };
        traces.add(range, mention.entity.0, key);
    }
}

/// The names by which one entity goes in a document.
#[derive(Debug, Default)]
struct Names {
    /// Each form with its mentions.
    forms: Vec<(FormId, Vec<PlacedTrace>)>,
    /// Forms that are given together.
    together: FxHashSet<(FormId, FormId)>,
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut all: FxHashMap<u32, Names> = FxHashMap::default();
    let mut last = None;
    for trace in traces.iter() {
        let form = FormId(trace.key as u32);
        let names = all.entry(trace.kind).or_default();
        if let Some((entity, before)) = last.replace((trace.kind, form))
            && entity == trace.kind
            && trace.key & IS_TOGETHER != 0
        {
            names.together.insert((before, form));
        }
        match names.forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, mentions)) => mentions.push(trace),
            None => names.forms.push((form, vec![trace])),
        }
    }
    for (entity, names) in all.iter().filter(|(_, names)| names.forms.len() > 1) {
        names.report(view, EntityId(*entity), report);
    }
}

impl Names {
    fn report(&self, view: &DocumentView<'_>, entity: EntityId, report: &mut Report) {
        let entities = &view.document.vocabulary().entities;
        let Some(entry) = entities.entry(entity) else { return };
        let with_short_forms = view.lens.flag(&RULE, &SHORT_FORMS);
        let text = |form: FormId| entities.form(form).map_or("", |form| form.text.as_str());
        // Forms have their ids in the order of the glossary.
        let weight = |(form, mentions): &(FormId, Vec<PlacedTrace>)| (mentions.len(), u32::MAX - form.0);
        for variant in &self.forms {
            let is_rival = |other: &&(FormId, Vec<PlacedTrace>)| {
                weight(other) > weight(variant)
                    && !self.are_together(other.0, variant.0)
                    && (with_short_forms || !is_short_of(text(other.0), text(variant.0), entry))
            };
            let Some(usual) = self.forms.iter().filter(is_rival).max_by_key(|other| weight(other)) else {
                continue;
            };
            let (own, usual) = (text(variant.0), text(usual.0));
            for mention in &variant.1 {
                let message = format!("`{own}` is `{usual}` elsewhere here: write one name for one thing.");
                let edit = TextEdit::replace(mention.range.clone(), usual);
                report
                    .add(mention.range.clone(), message)
                    .may_be_mended_by(format!("Write `{usual}`"), vec![edit]);
            }
        }
    }

    fn are_together(&self, one: FormId, other: FormId) -> bool {
        self.together.contains(&(one, other)) || self.together.contains(&(other, one))
    }
}

/// Whether of two names one is short for the other, or both for a third, so that a text may well have both.
fn is_short_of(one: &str, other: &str, entry: &GlossaryEntry) -> bool {
    let is_acronym = |name: &str| !name.chars().any(char::is_lowercase);
    match (is_acronym(one), is_acronym(other)) {
        (true, true) => false,
        (true, false) | (false, true) => true,
        (false, false) => {
            let accepted = || entry.forms().filter(|(kind, _)| *kind <= FormKind::Alias);
            accepted().any(|(_, full)| is_part(one, &full.text) && is_part(other, &full.text))
        }
    }
}

/// Whether all words of a name stand in a longer one.
fn is_part(name: &str, full: &str) -> bool {
    let full: Vec<String> = words_of(full).map(str::to_lowercase).collect();
    words_of(name).all(|word| full.contains(&word.to_lowercase()))
}
