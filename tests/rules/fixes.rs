//! Every fix removes its own finding, adds none, and leaves nothing to be done a second time.

use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules::{self, Diagnostic, Fix, all};

use super::documentation::examples;
use super::marked::parse;
use super::{check_with, fixtures, promised};

/// Where a byte of the old text is after `fix`.
fn moved(offset: usize, fix: &Fix) -> usize {
    let mut by = 0isize;
    for edit in fix.edits.iter().filter(|edit| edit.range.end <= offset && edit.range.start < offset) {
        by += edit.text.len() as isize - edit.range.len() as isize;
    }
    offset.saturating_add_signed(by)
}

/// Holds every fix in `text` to its promise. `most` fixes are tried one by one.
pub fn prove(name: &str, text: &str, settings: &Settings, most: usize) {
    prove_with(name, text, most, |text| check_with(text, settings));
    let document = Document::new(text, Arc::new(Context::default()));
    promised::are_mended(name, &document, settings);
}

fn prove_with(name: &str, text: &str, most: usize, check: impl Fn(&str) -> Vec<Diagnostic>) {
    let before = check(text);
    let with_fix = before.iter().filter_map(|found| found.fix.as_ref().map(|fix| (found, fix)));
    for (found, fix) in with_fix.take(most) {
        let after_text = rules::apply(text, [fix]);
        assert_ne!(after_text, text, "{name}: {fix:?} changes nothing");
        let after = check(&after_text);
        // A turn that stands for certain makes others more certain, so that what is said of them may change.
        let mut others: Vec<_> = before
            .iter()
            .filter(|one| *one != found)
            .map(|one| (one.rule, moved(one.range.start, fix)))
            .collect();
        for one in &after {
            let here = (one.rule, one.range.start);
            let known = others.iter().position(|other| *other == here);
            let Some(known) = known else {
                panic!("{name}: {found:?}\nleaves or adds {one:?}");
            };
            others.swap_remove(known);
        }
    }
}

#[test]
fn fixes_in_documentation_and_fixtures_keep_their_promise() {
    for rule in all() {
        for example in examples(rule) {
            let text = parse(&example.text).0;
            if example.language == "glossary" {
                prove_with(rule.name, &text, usize::MAX, super::check_glossary);
            } else {
                prove(rule.name, &text, &example.settings, usize::MAX);
            }
        }
    }
    for (name, source) in fixtures::all() {
        prove(&name, &parse(&source).0, &Settings::default(), usize::MAX);
    }
}

#[test]
fn a_misspelt_comment_is_put_right_before_what_it_was_to_silence_is_mended() {
    let text = "<!-- transcript-ls: allow malformed-atribution -->\n\n\
        — Was it so (in 2009 — approx.ed.) then?\n\n— It was.\n";
    let mended = rules::mend(Document::new(text, Arc::default()), &Settings::default());
    assert_eq!(mended.document.text().to_string(), text.replace("atribution", "attribution"));
    assert_eq!(mended.findings, []);
}

#[test]
fn a_bracket_is_not_closed_by_what_stands_in_one_inside_it() {
    for inside in
        ["it was filled in 2009 — transl. note", "laughs", "00:01:02", "laughs, 00:01:02", "It was full."]
    {
        for open in ["(", "[", "{", "\\[", "（", "【", "( ", "[so ", "[(", "{the lake ("] {
            for (before, after) in [("", ""), ("[", "] for?"), ("(", ") then?"), ("", ". And then?")] {
                let text = format!("— What is it {before}{}{inside}{after}\n", open.repeat(40));
                let document = Document::new(&text, Arc::default());
                promised::are_mended(open, &document, &Settings::default());
            }
        }
    }
}
