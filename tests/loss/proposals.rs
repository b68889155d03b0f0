//! Fixes, comments and formatting, on every real file at hand.

use std::collections::BTreeMap;

use transcript_ls::config::Settings;
use transcript_ls::ide::{allow_here, allow_in_file, format, typing};
use transcript_ls::rules::{self, TextEdit, made};

use super::counted::{changes_only_words_at, counted};
use super::files::{document, largest, most, real};
use super::spoken::spoken;

/// The rules whose fixes change a word, and why that is their business.
const CHANGES_WORDS: &[(&str, &str)] = &[
    ("avoided-form", "the glossary names the form that is to stand for the one to be avoided"),
    ("event-drift", "an event is heard, not said, and gets the form that it mostly has in the text"),
    ("malformed-timestamp", "a time is not said"),
    ("mixed-scripts", "a letter of another alphabet gives way to the one that it was taken for"),
    ("mojibake", "the letters come back that a wrong encoding had spoilt"),
    ("name-case", "a name gets the capitals that the glossary gives it, or that it mostly has"),
    ("repeated-word", "of a word that was written twice one is taken out"),
    ("similar-name", "a name gets the spelling that it mostly has; a person chooses it"),
    ("undefined-entity-link", "the key of a link is not said"),
];

/// Settings in which those rules are on that are wanted.
fn with_rules(wanted: impl Fn(&str) -> bool) -> Settings {
    let level = |name| if wanted(name) { "hint" } else { "off" };
    let rules: String =
        rules::names().iter().map(|name| format!("rules.{name} = '{}'\n", level(name))).collect();
    Settings::from_toml(&rules, rules::keys()).0
}

fn may_change(rule: &str) -> bool {
    CHANGES_WORDS.iter().any(|(name, _)| *name == rule)
}

/// The first spoken word that edits lose or add.
fn lost(before: &[String], text: &str, edits: &[TextEdit]) -> Option<String> {
    let new = made(text, edits);
    // Where all letters stay, a bracket may still say which of them are a signature.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    if letters(text) == letters(&new) {
        return None;
    }
    let after = spoken(&document(&new));
    let at = before.iter().zip(&after).take_while(|(before, after)| before == after).count();
    let around = |words: &[String]| words[at.saturating_sub(2)..(at + 3).min(words.len())].join(" ");
    (before != after).then(|| format!("{:?} becomes {:?}", around(before), around(&after)))
}

fn texts() -> impl Iterator<Item = (String, String)> {
    real().into_iter().filter(|(_, text)| text.len() < largest())
}

/// Places all over a text: starts, ends and middles of words.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let step = text.chars().count() / most() + 1;
    text.char_indices().map(|(at, _)| at).step_by(step).collect::<Vec<_>>().into_iter()
}

#[test]
fn no_fix_and_no_comment_loses_a_word() {
    let (settings, closing) =
        (with_rules(|name| !may_change(name)), with_rules(|name| name == "unclosed-note"));
    let mut problems = Vec::new();
    for (name, text) in texts() {
        let opened = document(&text);
        let before = spoken(&opened);
        let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
        // A note that is closed has a signature, which another fix may then put right.
        let closed = rules::mend(opened.clone(), &closing);
        let mended = rules::mend(opened.clone(), &settings);
        for (before, edits) in [(&before, closed.edits), (&spoken(&closed.document), mended.edits)] {
            problems.extend(lost(before, &text, &edits).map(|lost| format!("{name}: all at once: {lost}")));
        }
        for found in rules::check(&opened, &settings) {
            let count = tried.entry(found.rule).or_default();
            *count += 1;
            if *count > most() {
                continue;
            }
            let here = allow_here(&opened, found.rule, found.range.start);
            let comments = [here, allow_in_file(&opened, found.rule)].into_iter().flatten();
            let fix = found.fix.map(|fix| fix.edits);
            for edits in fix.into_iter().chain(comments.map(|comment| vec![comment])) {
                let lost = lost(&before, &text, &edits);
                problems.extend(lost.map(|lost| format!("{name}: {}: {lost}", found.rule)));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_formatting_loses_a_word() {
    let mut problems = Vec::new();
    for (name, text) in texts() {
        let opened = document(&text);
        let before = spoken(&opened);
        let house = "note-brackets = '[]'\ndash = ' – '\nturn-dash = '– '\nellipsis = '...'\nsignatures = { editor = 'Ed.' }\n";
        for settings in [Settings::default(), Settings::from_toml(house, rules::keys()).0] {
            let mut proposed: Vec<Vec<TextEdit>> = format::format(&opened, &settings).into_iter().collect();
            for at in places(&text) {
                let range = at..text.floor_char_boundary(at + 500);
                proposed.extend(format::format_range(&opened, &settings, range));
                // As if the character before had just been typed.
                let typed = text[..at].chars().next_back().map(String::from).unwrap_or_default();
                for typed in [&typed, "\n", "-", ")"] {
                    proposed.push(typing::typed(&opened, &settings, at, typed));
                    proposed.extend(typing::begun(&opened, &settings, at, typed).map(|edit| vec![edit]));
                }
            }
            for edits in proposed {
                problems
                    .extend(lost(&before, &text, &edits).map(|lost| format!("{name}: {lost}: {edits:?}")));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_fix_that_changes_words_changes_those_that_it_is_made_for() {
    let settings = with_rules(may_change);
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, text) in texts() {
        let opened = document(&text);
        let before = counted(&opened);
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        for found in rules::check(&opened, &settings) {
            let Some(fix) = found.fix else { continue };
            let count = here.entry(found.rule).or_default();
            *count += 1;
            if *count <= most() {
                *tried.entry(found.rule).or_default() += 1;
                changes_only_words_at(&before, &text, &fix.edits)
                    .unwrap_or_else(|stray| panic!("{name}: {}: {stray}", found.rule));
            }
        }
        let mended = rules::mend(opened.clone(), &settings);
        changes_only_words_at(&before, &text, &mended.edits)
            .unwrap_or_else(|stray| panic!("{name}: all at once: {stray}"));
    }
    assert!(tried.len() > CHANGES_WORDS.len() / 2, "{tried:?}");
}
