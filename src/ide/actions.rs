//! What an editor offers to do about the findings at a selection.

use super::allow::{allow_here, allow_in_file};
use crate::model::Document;
use crate::rules::{self, Diagnostic, TextEdit};

/// Where more findings of a rule are selected, comments are proposed for the first ones: each takes a look at the turns.
const MOST_ALLOWED: usize = 20;

/// Something that can be done about findings. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action<'f> {
    /// What it does, as a command.
    pub title: String,
    /// The edits, in order, none overlapping.
    pub edits: Vec<TextEdit>,
    /// Whether it is what one would do without looking further.
    pub preferred: bool,
    /// The findings that it is about.
    pub findings: Vec<&'f Diagnostic>,
}

/// The fixes of `selected`, each for itself.
pub fn fixes<'f>(selected: &[&'f Diagnostic]) -> Vec<Action<'f>> {
    let fix = |found: &&'f Diagnostic| {
        let fix = found.fix.as_ref()?;
        let (title, edits) = (fix.title.clone(), fix.edits.clone());
        Some(Action { title, edits, preferred: fix.safe, findings: vec![*found] })
    };
    selected.iter().filter_map(fix).collect()
}

/// For each rule in `selected`: the safe fixes of all its findings among `all`, if there is more than one.
pub fn fixes_in_file<'f>(selected: &[&'f Diagnostic], all: &[Diagnostic]) -> Vec<Action<'f>> {
    let mut actions = Vec::new();
    for (rule, findings) in by_rule(selected) {
        let (edits, count) = rules::all_of(all, rule);
        if count > 1 {
            let title = format!("Fix all `{rule}` problems in this file");
            let edits = edits.into_iter().cloned().collect();
            actions.push(Action { title, edits, preferred: false, findings });
        }
    }
    actions
}

/// For each rule in `selected`: comments that allow it where it was found, and one that does in the whole file.
pub fn allowances<'f>(document: &Document, selected: &[&'f Diagnostic]) -> Vec<Action<'f>> {
    let action = |title, edits: Vec<TextEdit>, findings: Vec<&'f Diagnostic>| {
        (!edits.is_empty()).then_some(Action { title, edits, preferred: false, findings })
    };
    let mut actions = Vec::new();
    for (rule, findings) in by_rule(selected) {
        let near = findings.iter().take(MOST_ALLOWED);
        let near = near.filter_map(|found| Some((*found, allow_here(document, rule, found.range.start)?)));
        let (allowed, mut edits): (Vec<_>, Vec<_>) = near.unzip();
        // One comment does for all findings in a block.
        edits.dedup();
        actions.extend(action(format!("Allow `{rule}` here"), edits, allowed));
        let edits = allow_in_file(document, rule).into_iter().collect();
        actions.extend(action(format!("Allow `{rule}` in this file"), edits, findings));
    }
    actions
}

/// The rules of `findings` with what each has found, in the order in which they are met.
fn by_rule<'f>(findings: &[&'f Diagnostic]) -> Vec<(&'static str, Vec<&'f Diagnostic>)> {
    let mut rules: Vec<(&'static str, Vec<&'f Diagnostic>)> = Vec::new();
    for found in findings {
        match rules.iter_mut().find(|(rule, _)| *rule == found.rule) {
            Some((_, known)) => known.push(found),
            None => rules.push((found.rule, vec![found])),
        }
    }
    rules
}
