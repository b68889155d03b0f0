//! Any front matter: what is read of it, what is wrong with it and what the rules say of it have their places in it.
#![no_main]

#[path = "../../tests/promises/findings.rs"]
#[allow(dead_code, reason = "the rest is for whole transcripts")]
mod findings;
#[path = "../../tests/promises/yaml.rs"]
#[allow(dead_code, reason = "the rest is for glossaries")]
mod yaml;

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use transcript_ls::config::Settings;
use transcript_ls::model::Document;
use transcript_ls::rules;

fuzz_target!(|matter: &str| {
    yaml::front_matter(matter);
    let text =
        format!("---\n{matter}\n---\n\nAnn: Why (so — Ed.)?\n\nBob: No.\n\nAnn: And?\n\nBob: [laughs] No.\n");
    let document = Document::new(&text, Arc::default());
    findings::lie_inside(&rules::check(&document, &Settings::default()), &text);
});
