//! Every rule's documentation is whole, and its examples do what it says.

use transcript_ls::config::{Level, Settings};
use transcript_ls::rules::{self, Diagnostic, Fix, Rule};

use super::marked::{parse, place, place_of};
use super::{check_glossary, check_with};

/// One fenced example: its language, what it is for, its text, and the settings that hold in it.
pub struct Example {
    pub language: String,
    pub purpose: String,
    pub text: String,
    pub settings: Settings,
}

impl Example {
    /// What is found in it.
    pub fn check(&self, text: &str) -> Vec<Diagnostic> {
        if self.language == "glossary" { check_glossary(text) } else { check_with(text, &self.settings) }
    }
}

/// The examples in the documentation of `rule`.
///
/// A rule that is off by itself is switched on in them. A fence of `toml` is no example: it has the settings of those
/// below it, up to the next one.
pub fn examples(rule: &Rule) -> Vec<Example> {
    let docs = rule.docs();
    let fences: Vec<&str> = docs.split("```").collect();
    let switched_on = |toml: &str| {
        let (mut settings, problems) = Settings::from_toml(toml, rules::keys());
        assert_eq!(problems, [], "{}: {toml}", rule.name);
        if rule.level == Level::Off {
            settings.rules.entry(rule.name).or_default().level.get_or_insert(Level::Warning);
            settings.set.push("rules");
        }
        settings
    };
    let mut settings = switched_on("");
    let mut examples = Vec::new();
    for fence in fences.iter().skip(1).step_by(2) {
        let (info, text) = fence.split_once('\n').unwrap_or((fence, ""));
        let (language, purpose) = info.split_once(',').unwrap_or((info, ""));
        if language == "toml" {
            settings = switched_on(text);
            continue;
        }
        examples.push(Example {
            language: language.to_owned(),
            purpose: purpose.to_owned(),
            text: text.to_owned(),
            settings: settings.clone(),
        });
    }
    examples
}

#[test]
fn every_rule_is_documented_under_its_own_name() {
    let mut names: Vec<&str> = rules::names().to_vec();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rules::all().len(), "two rules have one name");
    for rule in rules::all() {
        let file = format!("{}/src/rules/{}.rs", env!("CARGO_MANIFEST_DIR"), rule.name.replace('-', "_"));
        assert!(std::path::Path::new(&file).exists(), "{file} is not the file of {}", rule.name);
        assert!(rules::find(rule.name).is_some());
        let summary = rule.summary();
        assert!(summary.ends_with('.') && summary.len() < 120, "{}: {summary}", rule.name);
        let count = |purpose: &str| examples(rule).iter().filter(|one| one.purpose == purpose).count();
        assert!(count("reports") >= 1 && count("accepts") >= 2, "{} lacks examples", rule.name);
        assert_eq!(count("fixed") > 0, rule.fixable, "{} shows its fix if it has one", rule.name);
    }
}

#[test]
fn the_examples_do_what_the_documentation_says() {
    for rule in rules::all() {
        let mut fixed_from = None;
        for example in examples(rule) {
            let (text, marks) = parse(&example.text);
            let found = example.check(&text);
            let others: Vec<_> = found.iter().filter(|one| one.rule != rule.name).collect();
            assert!(others.is_empty(), "{} has others: {others:?}", rule.name);
            let places: Vec<_> = found.iter().map(|one| place(&text, one)).collect();
            match example.purpose.as_str() {
                "reports" => {
                    assert!(!marks.is_empty(), "{}: nothing is marked in {text}", rule.name);
                    let marked: Vec<_> = marks.iter().map(place_of).collect();
                    assert_eq!(places, marked, "{}: {text}\n{found:?}", rule.name);
                    fixed_from = Some((text, found));
                }
                "accepts" => assert!(found.is_empty(), "{}: {text}\n{found:?}", rule.name),
                "fixed" => {
                    let Some((before, found)) = fixed_from.take() else { panic!("nothing to fix") };
                    let fixes: Vec<&Fix> = found.iter().filter_map(|one| one.fix.as_ref()).collect();
                    assert_eq!(rules::apply(&before, fixes), text, "{}", rule.name);
                    assert!(found.len() == 1 && example.check(&text).is_empty(), "{}: {text}", rule.name);
                }
                other => panic!("{}: an example for {other:?}", rule.name),
            }
        }
    }
}

#[test]
fn messages_are_one_sentence_without_jargon() {
    for rule in rules::all() {
        for example in examples(rule) {
            for found in example.check(&parse(&example.text).0) {
                let message = &found.message;
                assert!(message.ends_with(['.', '?']) && !message.contains('\n'), "{message}");
                let fix = found.fix.as_ref();
                assert!(fix.is_none_or(|fix| !fix.title.ends_with('.')), "{fix:?}");
            }
        }
    }
}
