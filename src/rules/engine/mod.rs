//! Runs the rules: on each block once, on the document where its judgement does not stand, and leaves out what nobody
//! wants to hear.

mod carried;
mod change;
mod directive;
mod judgement;
mod leaf;
mod lens;
mod observed;
mod report;
mod suppression;
mod trace;
mod view;

pub use carried::StandingFault;
pub use directive::{ADDRESS, Directive, Scope, Word};
pub use lens::Lens;
pub use observed::Observed;
pub use report::{Finding, Report};
pub use suppression::Suppression;
pub use trace::{AllTraces, PlacedTrace, Traces};
pub use view::{BlockView, CommentsView, DocumentView};

use std::cell::OnceCell;

use super::rule::Unit;
use super::{Diagnostic, all};
use crate::config::{Level, Settings};
use crate::model::Document;
use crate::model::glossary::Glossary;
use crate::model::leaf_memo::{self, Exchange};
use crate::syntax::Block;
use judgement::State;
use leaf::Leaf;
use suppression::Suppressions;

/// A leaf of the block tree with what was found in it.
type PlacedLeaf = leaf_memo::PlacedLeaf<Leaf>;

/// Everything that is found in `document`, in the order of the text.
pub fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let vocabulary = document.vocabulary();
    let lens = Lens::of(document, settings);
    let read = |blocks: &[Block], text: &str| Leaf::read(blocks, text, vocabulary, &lens);
    leaf_memo::with_leaves(document, &lens, read, |leaves, exchange| {
        in_order(found(State { document, lens: &lens, leaves }, &exchange))
    })
}

/// What is found in a state of a document and not silenced, in no order.
fn found(now: State<'_>, exchange: &Exchange<Leaf>) -> Vec<Diagnostic> {
    let State { document, lens, leaves } = now;
    let suppressions = Suppressions::new(document, leaves);
    let mut sieve = Sieve { lens, suppressions, passed: Vec::new() };
    for placed in leaves {
        for (rule, finding) in &placed.value.findings {
            sieve.take(*rule, finding.moved(placed.start));
        }
    }
    judgement::of_all_rules(now, exchange, |rule, finding| sieve.take(rule, finding));
    // Only now it is known what each comment has silenced.
    let mut report = Report::default();
    for (index, rule) in all().iter().enumerate().filter(|(rule, _)| lens.wants(*rule)) {
        if let Unit::Comments(look) = rule.unit {
            let (comments, reported) = (&sieve.suppressions.all, &sieve.passed);
            let view = CommentsView { document, lens, comments, reported, starts: OnceCell::new() };
            look(&view, &mut report);
            report.drain().for_each(|finding| sieve.take(index, finding));
        }
    }
    sieve.passed
}

/// Lets through what somebody wants to hear.
struct Sieve<'a> {
    lens: &'a Lens,
    suppressions: Suppressions<'a>,
    passed: Vec<Diagnostic>,
}

impl Sieve<'_> {
    fn take(&mut self, rule: usize, finding: Finding) {
        let Some(name) = all().get(rule).map(|rule| rule.name) else { return };
        let level = self.lens.level(rule, finding.in_doubt);
        if level != Level::Off && !self.suppressions.silence(name, finding.range.start) {
            self.passed.push(finding.into_diagnostic(name, level));
        }
    }
}

/// Everything that is found in a glossary.
pub fn check_glossary(glossary: &Glossary, settings: &Settings) -> Vec<Diagnostic> {
    let lens = Lens::of_glossary(settings);
    let mut report = Report::default();
    let mut diagnostics = Vec::new();
    for (index, rule) in all().iter().enumerate() {
        if let Unit::Glossary(look) = rule.unit {
            look(glossary, &mut report);
            for finding in report.drain() {
                let level = lens.level(index, finding.in_doubt);
                let found = finding.into_diagnostic(rule.name, level);
                diagnostics.extend(Some(found).filter(|found| found.level != Level::Off));
            }
        }
    }
    in_order(diagnostics)
}

fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        let key = |of: &Diagnostic| (of.range.start, of.range.end, of.rule);
        key(a).cmp(&key(b))
    });
    diagnostics
}
