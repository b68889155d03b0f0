//! Formatting: the fixtures beside this file, and what holds for every text whatever it is.

mod checked;
mod fixtures;
#[path = "../promises/format.rs"]
mod promised;
mod promises;
mod real;
#[path = "../loss/spoken.rs"]
mod spoken;
mod typed;

use std::ops::Range;

use transcript_ls::config::Settings;
use transcript_ls::ide::format;
use transcript_ls::rules;

use promised::{document, edits, formatted, houses, settings};

fn formatted_range(text: &str, settings: &Settings, range: Range<usize>) -> String {
    let edits = format::format_range(&document(text), settings, range).expect("it comes to rest");
    rules::made(text, &edits)
}
