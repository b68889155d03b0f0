//! Words that are to be blacked out and still stand there.
//!
//! Whoever gets the file can read them, whatever the page looks like.
//!
//! ```transcript,reports
//! — I was with [REDACTED: Odd Myhre] on the boat.
//!                         ^^^^^^^^^
//! ```
//!
//! The fix leaves the mark alone. It is never made together with others, since it takes words away.
//!
//! ```transcript,fixed
//! — I was with [REDACTED] on the boat.
//! ```
//!
//! Such a bracket is a hint, since it may give a reason in capitals. `names` in the settings says what must not stand in
//! any file; what it lists is a warning wherever it stands.
//!
//! ```toml
//! rules.redacted-text-in-clear = { names = ["Odd Myhre"] }
//! ```
//!
//! ```transcript,reports
//! — I was with Odd Myhre on the boat.
//!              ^^^^^^^^^
//! ```
//!
//! ```transcript,fixed
//! — I was with [REDACTED] on the boat.
//! ```
//!
//! Not reported are reasons, and names that are not listed:
//!
//! ```transcript,accepts
//! — I was with [REDACTED: personal data] and with ██████ on the boat.
//! ```
//!
//! ```transcript,accepts
//! — I was with [name withheld] and Lise Brandt on the boat.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::{Level, OptionDefault, RuleOption};
use crate::model::name_places::whole_words;
use crate::syntax::Span;
use crate::syntax::inline::{Bracket, BracketKind};

pub(super) const RULE: Rule = Rule {
    name: "redacted-text-in-clear",
    level: Level::Warning,
    fixable: true,
    options: &[NAMES],
    unit: Unit::Block(check),
    source: include_str!("redacted_text_in_clear.rs"),
};

const NAMES: RuleOption = RuleOption {
    name: "names",
    description: "Names and words that must not stand in any file.",
    default: OptionDefault::Texts(&[]),
};

/// What stands before the words in a bracket that was to hide them.
const MARKS: [&str; 5] = ["redacted", "name redacted", "name withheld", "name removed", "anonymized"];

/// Words of a reason: `[REDACTED: Personal information]`.
const REASONS: [&str; 8] =
    ["information", "data", "privacy", "personal", "name", "number", "address", "confidential"];

/// So few figures are no number of a telephone or an account.
const LEAST_FIGURES: usize = 4;

fn check(view: &BlockView<'_>, report: &mut Report) {
    for bracket in view.inlines.brackets.iter().filter(|bracket| bracket.kind == BracketKind::Insertion) {
        if let Some((mark, words)) = behind_mark(bracket, view.text) {
            let message =
                format!("`{}` is to be redacted and stands here: delete it.", shown(words.of(view.text)));
            let edit = TextEdit::replace(mark.range().end..bracket.close.range().start, "");
            let finding = report.add(words.range(), message).doubtful(true);
            finding.may_be_mended_by("Delete the redacted words", vec![edit]);
        }
    }
    for name in view.lens.texts(&RULE, &NAMES) {
        for range in whole_words(view.text, name) {
            let message = format!("`{}` must not stand here: redact it.", shown(name));
            let edit = TextEdit::replace(range.clone(), "[REDACTED]");
            report.add(range, message).may_be_mended_by("Redact it", vec![edit]);
        }
    }
}

/// The mark at the start of a bracket and the words behind it, where these look like a name.
fn behind_mark(bracket: &Bracket, text: &str) -> Option<(Span, Span)> {
    let inner = bracket.inner();
    let inside = inner.of(text);
    let colon = inside.find([':', '–', '—'])?;
    let mark = inside.get(..colon)?.trim_end();
    if !MARKS.iter().any(|known| known.eq_ignore_ascii_case(mark.trim_start())) {
        return None;
    }
    let words = inside.get(colon..)?.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end();
    if !gives_away(words) {
        return None;
    }
    let start = inner.start as usize + inside.trim_end().len() - words.len();
    let mark_start = inner.start as usize;
    Some((Span::at(mark_start, mark_start + mark.len()), Span::at(start, start + words.len())))
}

/// Whether words hold a name or a number, and not only the reason why something is left out.
fn gives_away(words: &str) -> bool {
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let is_reason = |word: &str| REASONS.iter().any(|reason| word.eq_ignore_ascii_case(reason));
    let figures = words.chars().filter(char::is_ascii_digit).count();
    let mut plain = words.split(|c: char| !c.is_alphanumeric());
    !plain.clone().any(is_reason) && (figures >= LEAST_FIGURES || plain.any(is_name))
}
