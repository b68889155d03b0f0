//! In the examples every rule has something to find, and nothing is found in the clean one.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document, Role};
use transcript_ls::rules;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    std::fs::read_to_string(path).expect("the example is there")
}

/// The first fenced block of that kind in the README.
fn readme(kind: &str) -> String {
    let text = read("../README.md");
    let (_, from) = text.split_once(&format!("```{kind}")).expect("the README has such a block");
    from.split_once("```").expect("it ends").0.to_owned()
}

fn glossary(name: &str) -> Layer {
    Layer { origin: name.into(), glossary: Arc::new(Glossary::parse(&read(name))) }
}

/// The rules that find something in an example, read with its glossaries.
fn found(name: &str, glossaries: &[&str]) -> BTreeSet<&'static str> {
    let layers: Vec<Layer> = glossaries.iter().map(|name| glossary(name)).collect();
    let settings = Settings::default();
    let in_glossaries: Vec<_> =
        layers.iter().flat_map(|layer| rules::check_glossary(&layer.glossary, &settings)).collect();
    let context = Context { entities: Arc::new(Entities::merge(layers)), ..Context::default() };
    let document = Document::new(&read(name), Arc::new(context));
    let found = rules::check(&document, &settings).into_iter().chain(in_glossaries);
    found.map(|finding| finding.rule).collect()
}

#[test]
fn the_examples_show_what_rules_find() {
    let mut found_somewhere = found("the-bell-founder.transcript", &["glossary.yaml", "people.yaml"]);
    found_somewhere.extend(found("the-tower-hearing.transcript", &["glossary.yaml"]));
    assert!(found_somewhere.len() >= 16, "{found_somewhere:?}");
}

#[test]
fn nothing_is_found_in_the_clean_one() {
    assert_eq!(found("the-tide-tables.transcript", &["glossary.yaml"]), BTreeSet::new());
}

#[test]
fn the_allowed_finding_of_the_clean_one_is_a_real_one() {
    let text = read("the-tide-tables.transcript").replace("transcript-ls: allow unclosed-note", "nothing");
    let document = Document::new(&text, Arc::default());
    let found = rules::check(&document, &Settings::default());
    assert!(found.iter().any(|finding| finding.rule == "unclosed-note"), "{found:?}");
}

#[test]
fn the_readme_shows_what_the_program_reads() {
    let glossary = Glossary::parse(&readme("yaml"));
    assert_eq!(glossary.problems, []);
    let layer = Layer { origin: "README".into(), glossary: Arc::new(glossary) };
    let context = Context { entities: Arc::new(Entities::merge(vec![layer])), ..Context::default() };
    let document = Document::new(&readme("transcript"), Arc::new(context));
    assert_eq!(rules::check(&document, &Settings::default()), []);
    let roles: Vec<Role> = document.turns().iter().map(|turn| turn.role).collect();
    assert_eq!(roles, [Role::Question, Role::Answer, Role::Question, Role::Answer]);
    let settings = format!("include{}", readme("toml\ninclude"));
    let (settings, problems) = Settings::from_toml(&settings, rules::keys());
    assert!(problems.is_empty() && settings.rules.len() == 1, "{problems:?}");
}
