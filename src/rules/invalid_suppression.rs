//! A comment to this program that names no rule, or asks for something that there is not.
//!
//! It silences nothing, and whoever wrote it believes that it does.
//!
//! ```transcript,reports
//! <!-- transcript-ls: allow long-paragrph -->
//!                           ^^^^^^^^^^^^^
//!
//! — The reservoir has one purpose.
//! ```
//!
//! The fix writes what was meant, where that is clear and silences something.
//!
//! ```transcript,fixed
//! <!-- transcript-ls: allow long-paragraph -->
//!
//! — The reservoir has one purpose.
//! ```
//!
//! A comment says `allow` for the next block or `allow-file` for the whole file, then one rule or several:
//!
//! ```transcript,accepts
//! <!-- transcript-ls: allow-file long-paragraph -->
//! <!-- transcript-ls: allow unclosed-note, nested-same-quote -->
//!
//! — The “reservoir of “Astana” (it was filled in 2009” has one purpose.
//! ```
//!
//! A reason may stand behind the names and ` -- `, `:` or `because`:
//!
//! ```transcript,accepts
//! <!-- transcript-ls: allow unclosed-note -- the author leaves it open -->
//!
//! — The reservoir (it was filled in 2009 has one purpose.
//! ```
//!
//! Not reported is a comment that speaks to somebody else:
//!
//! ```transcript,accepts
//! <!-- Allow the long-paragrph below: transcript-ls will not like it. -->
//!
//! — The reservoir has one purpose.
//! ```

use super::engine::{ADDRESS, CommentsView, Report, Scope, Suppression, Word};
use super::rule::{Rule, Unit};
use super::shared::comments::{without, without_name};
use super::shared::words::shown;
use super::{TextEdit, find, names};
use crate::config::Level;
use crate::model::problem::did_you_mean;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "invalid-suppression",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Comments(look),
    source: include_str!("invalid_suppression.rs"),
};

fn look(view: &CommentsView<'_>, report: &mut Report) {
    for comment in view.comments {
        if let Some(address) = comment.directive.misspelt {
            misaddressed(view, comment, address, report);
            continue;
        }
        match (&comment.directive.verb, comment.directive.scope()) {
            (None, _) => {
                let message = "This comment says nothing: write `allow` or `allow-file`, and a rule.";
                lacking(view, comment, message.to_owned(), report);
            }
            (Some(verb), None) => unknown_verb(view, comment, verb, report),
            (Some(verb), Some(_)) if comment.directive.names.is_empty() => {
                let message =
                    format!("This comment names no rule: write behind `{}` which one it is for.", verb.text);
                lacking(view, comment, message, report);
            }
            (Some(_), Some(scope)) => {
                let names = || comment.directive.names.iter().enumerate();
                let unknown = |name: &Word| find(&name.text).is_none();
                let is_meant =
                    |name: &Word| did_you_mean(&name.text, super::names().iter().copied()).is_some();
                // Words that are like no rule are a sentence: it is reported once, at its first word.
                let words = names().filter(|(_, name)| unknown(name) && !is_meant(name));
                let meant = names().filter(|(_, name)| unknown(name) && is_meant(name));
                let count = words.clone().count();
                meant.for_each(|(index, _)| unknown_rule(view, comment, scope, index, report));
                match words.clone().next() {
                    Some((_, first)) if count > 1 => not_understood(comment, first, report),
                    Some((index, _)) => unknown_rule(view, comment, scope, index, report),
                    None => {}
                }
            }
        }
    }
}

/// Reports a comment whose address is misspelt.
fn misaddressed(view: &CommentsView<'_>, comment: &Suppression<'_>, address: Span, report: &mut Report) {
    let place = comment.place(address);
    let message = format!("This comment reaches nothing: begin it with `{ADDRESS}`.");
    let verb = comment.directive.verb.as_ref();
    let scope = verb.and_then(|verb| Scope::ALL.into_iter().find(|scope| scope.verb() == verb.text));
    let names = &comment.directive.names;
    let helps =
        |scope| !names.is_empty() && names.iter().all(|name| would_silence(view, comment, scope, &name.text));
    let finding = report.add(place.clone(), message);
    if scope.is_some_and(helps) {
        finding.mended_by(format!("Write `{ADDRESS}`"), vec![TextEdit::replace(place, ADDRESS)]);
    }
}

/// Reports words behind the verb that are like no rule.
fn not_understood(comment: &Suppression<'_>, first: &Word, report: &mut Report) {
    let message = format!(
        "There is no rule `{}`, nor for the other words here: write a reason behind `--`.",
        shown(&first.text)
    );
    report.add(comment.place(first.span), message);
}

/// Reports a comment that breaks off before it has said anything.
fn lacking(view: &CommentsView<'_>, comment: &Suppression<'_>, message: String, report: &mut Report) {
    let finding = report.add(comment.place(comment.directive.span), message);
    if let Some(edits) = without(view.document, comment) {
        finding.may_be_mended_by("Remove the comment", edits);
    }
}

fn unknown_verb(view: &CommentsView<'_>, comment: &Suppression<'_>, verb: &Word, report: &mut Report) {
    let place = comment.place(verb.span);
    let written = shown(&verb.text);
    let meant = did_you_mean(&verb.text, Scope::ALL.map(Scope::verb));
    let Some(meant) = Scope::ALL.into_iter().find(|scope| meant == Some(scope.verb())) else {
        let message = format!("No comment can ask for `{written}`: write `allow` or `allow-file`.");
        report.add(place, message);
        return;
    };
    let message = format!("No comment can ask for `{written}`: did you mean `{}`?", meant.verb());
    let finding = report.add(place.clone(), message);
    let names = &comment.directive.names;
    if !names.is_empty() && names.iter().all(|name| would_silence(view, comment, meant, &name.text)) {
        let edits = vec![TextEdit::replace(place, meant.verb())];
        finding.mended_by(format!("Write `{}`", meant.verb()), edits);
    }
}

fn unknown_rule(
    view: &CommentsView<'_>,
    comment: &Suppression<'_>,
    scope: Scope,
    index: usize,
    report: &mut Report,
) {
    let Some(name) = comment.directive.names.get(index) else { return };
    let place = comment.place(name.span);
    let written = shown(&name.text);
    let meant = did_you_mean(&name.text, names().iter().copied());
    let is_there = |meant: &str| comment.directive.names.iter().any(|other| other.text == meant);
    let message = match meant {
        Some(meant) => format!("There is no rule `{written}`: did you mean `{meant}`?"),
        None => format!("There is no rule `{written}`; `transcript-ls rules` lists those there are."),
    };
    let finding = report.add(place.clone(), message);
    match meant.filter(|meant| !is_there(meant) && would_silence(view, comment, scope, meant)) {
        Some(meant) => {
            finding.mended_by(format!("Write `{meant}`"), vec![TextEdit::replace(place, meant)]);
        }
        None => {
            let edits = without_name(view.document, comment, index);
            edits.into_iter().for_each(|edits| {
                finding.may_be_mended_by(format!("Remove `{written}`"), edits);
            });
        }
    }
}

/// Whether the comment, rightly written, would do something for that rule: there is a finding, or it is off.
fn would_silence(view: &CommentsView<'_>, comment: &Suppression<'_>, scope: Scope, rule: &str) -> bool {
    let Some(index) = names().iter().position(|name| *name == rule) else { return false };
    !view.lens.wants(index) || view.is_reported(rule, comment, scope)
}
