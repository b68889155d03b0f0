//! A paragraph that ends without a full stop, where the others end with one.
//!
//! The mark was lost, or with it the end of the sentence.
//!
//! ```transcript,reports
//! — Who rings the bell, and who pays for the rope that it hangs on?
//!
//! — Nobody rings it. It has been cracked since the flood, and whoever hears it knows that
//!                                                                                    ^^^^
//!
//! — And who pays?
//!
//! — The town pays. It always has, as far as anybody remembers.
//! ```
//!
//! It is a hint, because a speaker may have been cut short. The fix puts a full stop there.
//!
//! ```transcript,fixed
//! — Who rings the bell, and who pays for the rope that it hangs on?
//!
//! — Nobody rings it. It has been cracked since the flood, and whoever hears it knows that.
//!
//! — And who pays?
//!
//! — The town pays. It always has, as far as anybody remembers.
//! ```
//!
//! Not reported are short lines, a sentence that goes on in the next paragraph, and files that leave stops out:
//!
//! ```transcript,accepts
//! — Who rings the bell?
//!
//! — Nobody, and the reason is that it was never mended. Whoever climbs up there will see for himself
//!
//! that it has no clapper.
//! ```
//!
//! ```transcript,accepts
//! — Who rings the bell?
//!
//! — Nobody
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::model::TurnStyle;
use crate::syntax::Facts;

pub(super) const RULE: Rule = Rule {
    name: "lost-full-stop",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("lost_full_stop.rs"),
};

/// In fewer than one paragraph of so many a full stop is lost; where more lack it, that is how they are written.
const SLIP: usize = 20;

/// In a short file one may be lost.
const FEW: usize = 1;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let facts = view.block.facts;
    if !view.block.is_text() || facts.has(Facts::ENDS_SENTENCE) || facts.has(Facts::SHORT) {
        return;
    }
    let last = view.text.chars().next_back();
    let has_sentences = [". ", "? ", "! "].iter().any(|stop| view.text.contains(stop));
    let word = view.text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A name at the end is a signature as often.
    let is_plain = word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''));
    if last.is_some_and(char::is_lowercase)
        && is_plain
        && !view.inlines.is_verbatim(view.text.len() as u32 - 1)
    {
        traces.add(view.text.len() - word.len()..view.text.len(), u32::from(has_sentences), 0);
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let document = view.document;
    let few = (document.blocks().summary().texts as usize / SLIP).max(FEW);
    if document.style() == TurnStyle::Unmarked || traces.iter().nth(few).is_some() {
        return;
    }
    for trace in traces.iter().filter(|trace| trace.kind == 1) {
        let turn =
            document.turns().at(trace.range.start).filter(|(_, turn)| trace.range.end <= turn.range.end);
        let goes_on = || {
            let here = document.blocks().at(trace.range.start);
            let next = here.and_then(|here| document.blocks().get(here.index + 1));
            next.is_none_or(|next| !next.block.is_text() || next.block.facts.has(Facts::STARTS_INSIDE))
        };
        if turn.is_some() && !goes_on() {
            let edits = vec![TextEdit::insert(trace.range.end, ".")];
            report
                .add(
                    trace.range,
                    "This paragraph ends without a full stop, the others end with one: put it there.",
                )
                .doubtful(true)
                .mended_by("Put a full stop there", edits);
        }
    }
}
