//! A glossary that cannot be read as it was meant.
//!
//! What is wrong there has no effect: the name is not found in the transcripts, or its definition is not shown.
//!
//! ```glossary,reports
//! hezbollah:
//!   name: [Hezbollah, Hizbullah]
//!         ^^^^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! A key or a word that is most likely a slip of the pen is a hint. The fix writes what was most likely meant.
//!
//! ```glossary,reports
//! astana:
//!   name: Astana
//!   kind: plase
//!         ^^^^^
//! ```
//!
//! ```glossary,fixed
//! astana:
//!   name: Astana
//!   kind: place
//! ```
//!
//! Not reported are an entity that is only a name, and keys that are nowhere near a known one:
//!
//! ```glossary,accepts
//! astana: Astana
//! ```
//!
//! ```glossary,accepts
//! astana:
//!   name: Astana
//!   reviewed-by: somebody
//! ```

use super::TextEdit;
use super::engine::Report;
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::model::glossary::Glossary;
use crate::model::problem::ProblemSeverity;

pub(super) const RULE: Rule = Rule {
    name: "invalid-glossary",
    level: Level::Error,
    fixable: true,
    options: &[],
    unit: Unit::Glossary(check),
    source: include_str!("invalid_glossary.rs"),
};

fn check(glossary: &Glossary, report: &mut Report) {
    for problem in &glossary.problems {
        let finding = report.add(problem.span.range(), problem.message.as_str());
        finding.doubtful(problem.severity() == ProblemSeverity::Hint);
        if let Some(suggestion) = &problem.suggestion {
            let edit = TextEdit::replace(problem.span.range(), suggestion.as_str());
            finding.mended_by(format!("Write `{suggestion}`"), vec![edit]);
        }
    }
}
