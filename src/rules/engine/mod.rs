//! Runs the rules: on each block once, on the document each time, and leaves out what nobody wants to hear.

mod leaf;
mod levels;
mod quotes;
mod report;
mod suppression;
mod view;

pub use report::{Finding, Report};
pub use view::{BlockView, DocumentView};

use super::rule::Unit;
use super::{Diagnostic, all};
use crate::config::{Level, Settings};
use crate::model::{Document, leaf_memo};
use leaf::Leaf;
use levels::Levels;
use suppression::Suppressions;

/// Everything that is found in `document`, in the order of the text.
pub fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let leaves = leaf_memo::leaves(document, |blocks, text| Leaf::read(blocks, text, document.vocabulary()));
    let levels = Levels::new(document, settings);
    let suppressions = Suppressions::new(document, &leaves);
    let mut diagnostics = Vec::new();
    let mut take = |rule: usize, finding: Finding| {
        let name = all()[rule].name;
        let level = levels.of(rule, finding.in_doubt);
        if level != Level::Off && !suppressions.silence(name, finding.range.start) {
            diagnostics.push(finding.into_diagnostic(name, level));
        }
    };
    for placed in &leaves {
        for (rule, finding) in &placed.value.findings {
            take(*rule, finding.moved(placed.start));
        }
    }
    let quoted = quotes::quoted_blocks(&leaves);
    let standing = quotes::standing(document, &quoted);
    let view = DocumentView { document, standing: &standing };
    let mut report = Report::default();
    for (index, rule) in all().iter().enumerate().filter(|(rule, _)| levels.of(*rule, false) != Level::Off) {
        if let Unit::Document(look) = rule.unit {
            look(&view, &mut report);
            report.drain().for_each(|finding| take(index, finding));
        }
    }
    diagnostics.sort_by(|a, b| {
        let key = |of: &Diagnostic| (of.range.start, of.range.end, of.rule);
        key(a).cmp(&key(b))
    });
    diagnostics
}
