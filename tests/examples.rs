//! In the examples every rule has something to find, and nothing is found in the clean one.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    std::fs::read_to_string(path).expect("the example is there")
}

/// The rules that find something in an example, its glossary read with it.
fn found(name: &str) -> BTreeSet<&'static str> {
    let glossary = Glossary::parse(&read("glossary.yaml"));
    assert_eq!(glossary.problems, []);
    let layer = Layer { origin: "glossary.yaml".into(), glossary: Arc::new(glossary) };
    let entities = Arc::new(Entities::merge(vec![layer]));
    let document = Document::new(&read(name), Arc::new(Context { entities, ..Context::default() }));
    rules::check(&document, &Settings::default()).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn every_rule_has_something_to_find() {
    let mut found_somewhere = found("the-bell-founder.transcript");
    found_somewhere.extend(found("the-tower-hearing.transcript"));
    let all: BTreeSet<&str> = rules::all().iter().map(|rule| rule.name).collect();
    assert_eq!(found_somewhere, all);
}

#[test]
fn nothing_is_found_in_the_clean_one() {
    assert_eq!(found("the-tide-tables.transcript"), BTreeSet::new());
}

#[test]
fn the_allowed_finding_of_the_clean_one_is_a_real_one() {
    let text = read("the-tide-tables.transcript").replace("transcript-ls: allow unclosed-note", "nothing");
    let document = Document::new(&text, Arc::default());
    let found = rules::check(&document, &Settings::default());
    assert!(found.iter().any(|finding| finding.rule == "unclosed-note"), "{found:?}");
}
