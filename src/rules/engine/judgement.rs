//! What each rule finds in the document as a whole, kept for as long as nothing changes that it has looked at.
//!
//! Most of what is typed changes nothing that a judge has seen: then its findings only move. So a keystroke costs what
//! it changes, and not what the document holds.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::carried::{self, StandingFault};
use super::change::{Aspect, Change};
use super::leaf::Leaf;
use super::observed::{Observed, Seen};
use super::{AllTraces, DocumentView, Finding, Lens, PlacedLeaf, Report};
use crate::model::leaf_memo::Exchange;
use crate::model::{Document, Vocabulary};
use crate::rules::all;
use crate::rules::rule::Unit;

/// With fewer leaves one thread judges faster than several share it out.
const FEW_LEAVES: usize = 64;

/// What one rule found in the whole document.
#[derive(Clone, Debug)]
struct Judgement {
    findings: Vec<Finding>,
    seen: Seen,
}

/// All judgements on one state of a document.
#[derive(Debug)]
struct Judged {
    /// The state, to compare later ones with.
    document: Document,
    vocabulary: Arc<Vocabulary>,
    lens: Lens,
    /// The places of the faults that stand; see [`carried::standing`].
    faults: Vec<(usize, usize)>,
    /// By the rule's index; none of rules that do not look at the whole document, or that nobody wants to hear.
    judgements: Vec<Option<Judgement>>,
}

/// What the document's shelf holds.
type Kept = Mutex<Option<Judged>>;

/// A state of a document.
#[derive(Clone, Copy)]
pub(super) struct State<'s> {
    pub document: &'s Document,
    pub lens: &'s Lens,
    pub leaves: &'s [PlacedLeaf],
}

/// Gives all that rules find in the whole document to `take`, with the rule's index.
///
/// `exchange` is what has changed since they were asked for last.
pub(super) fn of_all_rules(now: State<'_>, exchange: &Exchange<Leaf>, mut take: impl FnMut(usize, Finding)) {
    let kept = now.document.shelf().get::<Kept>();
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let judged = judge(now, exchange, kept.take());
    for (index, judgement) in judged.judgements.iter().enumerate() {
        let findings = judgement.iter().flat_map(|judgement| &judgement.findings);
        findings.for_each(|finding| take(index, finding.clone()));
    }
    *kept = Some(judged);
}

/// What an edit changed, and the leaves that it exchanged for others.
struct Edit<'e> {
    change: Change,
    old: &'e [PlacedLeaf],
    new: &'e [PlacedLeaf],
}

/// Judges a state of a document, where the judgements on an earlier one do not stand.
fn judge(now: State<'_>, exchange: &Exchange<Leaf>, before: Option<Judged>) -> Judged {
    let mut before = before.filter(|before| before.is_in_light_of(now)).and_then(|before| {
        let change = Change::between(&before.document, now.document, now.leaves, &exchange.new)?;
        let new = now.leaves.get(exchange.new.clone())?;
        Some((Edit { change, old: &exchange.old, new }, before))
    });
    let open = carried::open_blocks(now.leaves);
    let faults = before.as_mut().and_then(|(edit, before)| before.faults_after(edit));
    let faults = faults.unwrap_or_else(|| carried::standing(now.document, &open));
    let standing = carried::placed(&faults, &open);
    let mut judgements: Vec<Option<Judgement>> = match &mut before {
        Some((edit, before)) => before.after(edit, now.document),
        None => all().iter().map(|_| None).collect(),
    };
    let looks = |index: usize| now.lens.wants(index) && is_on_document(index);
    let anew = |index: usize| Judgement::on(index, now, &standing);
    let is_right = |(index, kept): (usize, &Option<Judgement>)| {
        kept.as_ref().is_none_or(|kept| kept.is_like(&anew(index)))
    };
    debug_assert!(
        judgements.iter().enumerate().all(is_right),
        "a judgement that was kept would be another one now"
    );
    let open = judgements.iter_mut().enumerate().filter(|(index, kept)| kept.is_none() && looks(*index));
    let open: Vec<_> = open.collect();
    if now.leaves.len() < FEW_LEAVES || open.len() < 2 {
        open.into_iter().for_each(|(index, kept)| *kept = Some(anew(index)));
    } else {
        // Most of them ask for the turns, and only one can read them.
        now.document.turns();
        open.into_par_iter().for_each(|(index, kept)| *kept = Some(anew(index)));
    }
    Judged {
        document: now.document.detached(),
        vocabulary: now.document.vocabulary().clone(),
        lens: now.lens.clone(),
        faults,
        judgements,
    }
}

/// Whether the rule of that index looks at the whole document.
fn is_on_document(index: usize) -> bool {
    let unit = all().get(index).map(|rule| rule.unit);
    matches!(unit, Some(Unit::Document(_) | Unit::Traces { .. } | Unit::Glossary(_)))
}

impl Judged {
    fn is_in_light_of(&self, now: State<'_>) -> bool {
        Arc::ptr_eq(&self.vocabulary, now.document.vocabulary()) && self.lens == *now.lens
    }

    /// The faults that stand after an edit, if they are those that did; its change knows of it then.
    fn faults_after(&mut self, Edit { change, old, new }: &mut Edit<'_>) -> Option<Vec<(usize, usize)>> {
        let stays = change.standing.has(Aspect::Turns) && carried::stays(change, old, new);
        change.standing.add_if(Aspect::Faults, stays);
        stays.then(|| std::mem::take(&mut self.faults))
    }

    /// The judgements that stand after an edit, moved to where they are now.
    fn after(&mut self, edit: &Edit<'_>, document: &Document) -> Vec<Option<Judgement>> {
        let Edit { change, old, new } = edit;
        let judgements = std::mem::take(&mut self.judgements).into_iter().enumerate();
        let after = |(rule, judgement): (usize, Option<Judgement>)| {
            let follows = || AllTraces { leaves: new, rule }.follow(change, AllTraces { leaves: old, rule });
            judgement.filter(|_| follows())?.after(change, document)
        };
        judgements.map(after).collect()
    }
}

impl Judgement {
    /// What the rule of that index finds.
    fn on(index: usize, now: State<'_>, faults: &[StandingFault<'_>]) -> Judgement {
        let view = DocumentView { document: Observed::new(now.document), lens: now.lens, faults };
        let mut report = Report::default();
        match all().get(index).map(|rule| rule.unit) {
            Some(Unit::Document(look)) => look(&view, &mut report),
            Some(Unit::Traces { judge, .. }) => {
                judge(&view, AllTraces { leaves: now.leaves, rule: index }, &mut report);
            }
            // Front matter may hold a glossary of its own.
            Some(Unit::Glossary(look)) => {
                look(&view.document.front_matter().entities, &mut report);
                let start = view.document.front_matter_range().map_or(0, |yaml| yaml.start);
                report = report.moved(start);
            }
            Some(Unit::Block(_) | Unit::Comments(_)) | None => {}
        }
        Judgement { findings: report.drain().collect(), seen: view.document.into_seen() }
    }

    /// The same on `document`, which is what `change` made; nothing where it may be another one.
    fn after(mut self, change: &Change, document: &Document) -> Option<Judgement> {
        let stands = self.seen.follow(change, document)
            && self.findings.iter_mut().all(|finding| finding.follow(change));
        stands.then_some(self)
    }

    /// Whether both have the same findings, in whatever order.
    fn is_like(&self, other: &Judgement) -> bool {
        let sorted = |judgement: &Judgement| {
            let mut findings: Vec<String> =
                judgement.findings.iter().map(|finding| format!("{finding:?}")).collect();
            findings.sort_unstable();
            findings
        };
        sorted(self) == sorted(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Level, Settings};
    use crate::model::leaf_memo;
    use crate::syntax::Block;

    const TEXT: &str = "---\nlanguage: en\n---\n\nAnn Lee: Who built the dam, and when?\n\nBob Ray: My father did \
                        (in 1903 — editor’s note). It stood “for years.\n\nAnn Lee: What was there before?\n\nBob Ray: \
                        A mill stood there, and a house.\n";

    /// The rules that judge anew after `typed` was put before `place`.
    fn judged_anew(place: &str, typed: &str) -> Vec<&'static str> {
        let mut settings = Settings::default();
        for rule in all() {
            settings.rules.entry(rule.name).or_default().level = Some(rule.level.max(Level::Hint));
        }
        let mut document = Document::new(TEXT, Arc::default());
        let lens = Lens::of(&document, &settings);
        let with_leaves = |document: &Document, look: &mut dyn FnMut(State<'_>, Exchange<Leaf>)| {
            let read = |blocks: &[Block], text: &str| Leaf::read(blocks, text, document.vocabulary(), &lens);
            leaf_memo::with_leaves(document, &lens, read, |leaves, exchange| {
                look(State { document, lens: &lens, leaves }, exchange);
            });
        };
        let mut before = None;
        with_leaves(&document, &mut |now, exchange| before = Some(judge(now, &exchange, None)));
        let mut before = before.unwrap();
        let judged: Vec<bool> = before.judgements.iter().map(Option::is_some).collect();
        let at = TEXT.find(place).unwrap_or_default();
        document.edit(at..at, typed);
        let mut kept = Vec::new();
        with_leaves(&document, &mut |now, Exchange { old, new }| {
            let change = Change::between(&before.document, now.document, now.leaves, &new);
            let change = change.expect("a letter is no large change");
            let mut edit = Edit { change, old: &old, new: &now.leaves[new] };
            before.faults_after(&mut edit);
            kept = before.after(&edit, now.document);
        });
        let gone =
            judged.iter().zip(&kept).enumerate().filter(|(_, (judged, kept))| **judged && kept.is_none());
        gone.filter_map(|(index, _)| Some(all().get(index)?.name)).collect()
    }

    #[test]
    fn a_letter_amid_a_word_leaves_all_judgements() {
        assert_eq!(judged_anew("ill stood", "h"), [""; 0]);
        assert_eq!(judged_anew("ather did", "e"), [""; 0]);
    }

    #[test]
    fn a_judge_judges_anew_where_he_has_looked() {
        for (place, typed, rule) in [
            ("ob Ray: A mill", "l", "similar-speakers"),
            ("’s note", "-in-chief", "mixed-attribution"),
            ("for years", "”", "unbalanced-quote"),
            (" when?", ", what?\n\nAnn Lee: And", "unanswered-question"),
        ] {
            let anew = judged_anew(place, typed);
            assert!(anew.contains(&rule), "{place}: {anew:?}");
        }
    }
}
