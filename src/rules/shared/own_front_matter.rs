//! Findings in the front matter of the document itself, with the fixes that its reading suggests.

use crate::model::front_matter::FrontMatter;
use crate::model::problem::Problem;
use crate::rules::TextEdit;
use crate::rules::engine::{Finding, Observed, Report};
use crate::text::Span;

/// The front matter of a document with its text.
pub struct Own<'d> {
    /// As it was read.
    pub front_matter: &'d FrontMatter,
    yaml: &'d str,
    start: usize,
}

impl Own<'_> {
    /// Looks at the front matter of `document`, if it has one.
    pub fn read(document: &Observed<'_>, look: impl FnOnce(&Own<'_>)) {
        if let Some(place) = document.front_matter_range() {
            let yaml = document.words(place.clone());
            look(&Own { front_matter: document.front_matter(), yaml: &yaml, start: place.start });
        }
    }

    /// What was wrong when it was read.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.front_matter.problems.iter()
    }

    /// Reports one of those problems.
    pub fn report_problem<'r>(&self, problem: &Problem, report: &'r mut Report) -> &'r mut Finding {
        let suggestion = problem.suggestion.as_deref().filter(|text| self.mends(problem.span, text));
        self.report(problem.span, problem.message.clone(), suggestion, report)
    }

    /// Reports what is wrong at `span`, with what may stand there instead.
    pub fn report<'r>(
        &self,
        span: Span,
        message: String,
        suggestion: Option<&str>,
        report: &'r mut Report,
    ) -> &'r mut Finding {
        let at = |offset: u32| self.start + (offset as usize).min(self.yaml.len());
        let range = at(span.start)..at(span.end);
        let finding = report.add(range.clone(), message);
        if let Some(text) = suggestion {
            finding.mended_by(format!("Write `{text}`"), vec![TextEdit::replace(range, text)]);
        }
        finding
    }

    /// Whether `text` in place of `span` takes a problem away and adds none: not where the key that was meant is there
    /// already.
    fn mends(&self, span: Span, text: &str) -> bool {
        let (Some(before), Some(after)) =
            (self.yaml.get(..span.range().start), self.yaml.get(span.range().end..))
        else {
            return false;
        };
        FrontMatter::parse(&format!("{before}{text}{after}")).problems.len()
            < self.front_matter.problems.len()
    }
}
