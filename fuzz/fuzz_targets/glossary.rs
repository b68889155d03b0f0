//! Any glossary: what is read of it has its place in it, and its names are found in its own text.
#![no_main]

#[path = "../../tests/promises/findings.rs"]
#[allow(dead_code, reason = "the rest is for whole transcripts")]
mod findings;
#[path = "../../tests/promises/yaml.rs"]
#[allow(dead_code, reason = "the rest is for front matter")]
mod yaml;

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use transcript_ls::config::Settings;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;
use transcript_ls::syntax::lexicon::Extras;

fuzz_target!(|text: &str| {
    yaml::glossary(text);
    let settings = Settings::default();
    let glossary = Arc::new(Glossary::parse(text));
    findings::lie_inside(&rules::check_glossary(&glossary, &settings), text);
    let layers =
        vec![Layer { origin: "".into(), glossary: glossary.clone() }, Layer { origin: "x".into(), glossary }];
    let context = Context { entities: Arc::new(Entities::merge(layers)), extras: Extras::default() };
    let document = Document::new(text, Arc::new(context));
    findings::lie_inside(&rules::check(&document, &settings), text);
});
