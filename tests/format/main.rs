//! Formatting: the fixtures beside this file, and what holds for every text whatever it is.

mod checked;
mod fixtures;
mod promises;
mod real;
#[path = "../loss/spoken.rs"]
mod spoken;
mod typed;

use std::ops::Range;
use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::ide::format;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules::{self, TextEdit};

/// Settings as a file has them.
fn settings(toml: &str) -> Settings {
    let (settings, problems) = Settings::from_toml(toml, rules::keys());
    assert_eq!(problems, [], "{toml}");
    settings
}

fn document(text: &str) -> Document {
    Document::new(text, Arc::new(Context::default()))
}

fn edits(text: &str, settings: &Settings) -> Vec<TextEdit> {
    format::format(&document(text), settings).expect("it comes to rest")
}

fn formatted(text: &str, settings: &Settings) -> String {
    rules::made(text, &edits(text, settings))
}

fn formatted_range(text: &str, settings: &Settings, range: Range<usize>) -> String {
    let edits = format::format_range(&document(text), settings, range).expect("it comes to rest");
    rules::made(text, &edits)
}

/// No settings, every style that comes with the program, and forms that none of them has.
fn houses() -> Vec<(String, Settings)> {
    let own = "turn-dash = '–'\ndash = '—'\nquotes = ['«»', '‹›']\nellipsis = '...'\nnote-brackets = '[]'\n\
               event-brackets = '()'\nsignatures = { translator = 'TN', source = 'The Bell' }\n";
    let styles = rules::styles::all().iter().map(|style| (style.name, format!("style = '{}'\n", style.name)));
    let named = [("none", String::new()), ("own", own.to_owned())].into_iter().chain(styles);
    named.map(|(name, toml)| (name.to_owned(), settings(&toml))).collect()
}
