//! A word that the transcriber was not certain of, in a file whose front matter says that it is final.
//!
//! `[word?]` asks somebody to listen again. In a final text nobody will.
//!
//! ```transcript,reports
//! ---
//! status: final
//! ---
//!
//! — We called the [Heron?] at nine.
//!                 ^^^^^^^^
//! ```
//!
//! The fix takes the word as it is. It is never made together with others, since somebody has to be certain first.
//!
//! ```transcript,fixed
//! ---
//! status: final
//! ---
//!
//! — We called the Heron at nine.
//! ```
//!
//! `final` and `published` are final; with `always` every file is. Not reported are drafts, and questions of the speaker's:
//!
//! ```transcript,accepts
//! — We called the [Heron?] at nine.
//! ```
//!
//! ```transcript,accepts
//! ---
//! status: final
//! ---
//!
//! — We called the Heron (the dredger?) at nine.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::{Level, OptionDefault, RuleOption};
use crate::syntax::inline::{BracketKind, Editorial};

pub(super) const RULE: Rule = Rule {
    name: "unresolved-doubt",
    level: Level::Warning,
    fixable: true,
    options: &[ALWAYS],
    unit: Unit::Traces { gather, judge },
    source: include_str!("unresolved_doubt.rs"),
};

const ALWAYS: RuleOption = RuleOption {
    name: "always",
    description: "Whether every file counts as final, whatever its front matter says.",
    default: OptionDefault::Flag(false),
};

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for bracket in view.inlines.brackets.iter().filter(|bracket| !bracket.shape.is_round()) {
        if let BracketKind::Editorial(Editorial::Uncertain(words)) = bracket.kind {
            let span = bracket.span();
            // Where the words stand in the bracket.
            let place = u64::from(words.start.saturating_sub(span.start)) << 32 | u64::from(words.len());
            traces.add(span.range(), 0, place);
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let status = view.document.front_matter().status.as_ref();
    let is_final = status.is_some_and(|status| {
        let said = status.text.trim();
        said.eq_ignore_ascii_case("final") || said.eq_ignore_ascii_case("published")
    });
    if !is_final && !view.lens.flag(&RULE, &ALWAYS) {
        return;
    }
    for trace in traces.iter() {
        let start = trace.range.start + (trace.key >> 32) as usize;
        let words = view.document.words(start..start + (trace.key & u64::from(u32::MAX)) as usize);
        let message = "The text is final, and this is in doubt: listen again.";
        let finding = report.add(trace.range.clone(), message);
        if !words.is_empty() {
            let edit = TextEdit::replace(trace.range, words.as_ref());
            finding.may_be_mended_by(format!("Take `{}` as certain", shown(&words)), vec![edit]);
        }
    }
}
