//! Any settings, in TOML or JSON: problems have their lines in the text, and a transcript is checked and formatted by them.
#![no_main]

#[path = "../../tests/promises/findings.rs"]
#[allow(dead_code, reason = "the rest is for whole transcripts")]
mod findings;

use std::path::Path;
use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use transcript_ls::config::{FolderSettings, Problem, Settings};
use transcript_ls::ide::format;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;

const TRANSCRIPT: &str = include_str!("../../examples/the-bell-founder.transcript");

fuzz_target!(|text: &str| {
    let (mut settings, problems) = Settings::from_toml(text, rules::keys());
    are_inside(&problems, text);
    assert_eq!(Settings::from_toml(text, rules::keys()), (settings.clone(), problems));
    if let Ok(json) = serde_json::from_str(text) {
        let (editor, _) = Settings::default().read_json(&json, rules::keys());
        settings = editor.over(&settings);
    }
    for (path, problem) in rules::styles::load(&mut settings, |_| Some(text.to_owned())) {
        assert!(path.is_some() || problem.line.is_none(), "{problem:?}");
        are_inside(&[problem], text);
    }
    let folder = FolderSettings::new(Path::new("/archive"), settings);
    let house = rules::styles::under(&folder.of_file(Path::new("/archive/french/a.txt")), None);
    let context = Context { extras: house.extras(), ..Context::default() };
    let document = Document::new(TRANSCRIPT, Arc::new(context));
    findings::lie_inside(&rules::check(&document, &house), TRANSCRIPT);
    if let Some(edits) = format::format(&document, &house) {
        findings::are_in_order(&edits, TRANSCRIPT);
    }
});

fn are_inside(problems: &[Problem], text: &str) {
    // A mistake at the end of the text may be said to stand on a line behind it.
    let lines = text.matches('\n').count() + 1;
    for problem in problems {
        assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)), "{problem:?} in {text:?}");
        assert!(!problem.message.is_empty());
    }
}
