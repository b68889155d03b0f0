//! What formatting promises of every text: it ends, it keeps what is said and who says it, and it touches no more than it must.

use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::ide::format;
use transcript_ls::model::names::inlines;
use transcript_ls::model::{Context, Document, Role};
use transcript_ls::rules::{self, TextEdit};
use transcript_ls::syntax::inline::Inlines;

use super::spoken::written;

/// Settings as a file has them.
pub fn settings(toml: &str) -> Settings {
    let (settings, problems) = Settings::from_toml(toml, rules::keys());
    assert_eq!(problems, [], "{toml}");
    settings
}

/// No settings, every style that comes with the program, and forms that none of them has.
pub fn houses() -> Vec<(String, Settings)> {
    let own = "turn-dash = '–'\ndash = '—'\nquotes = ['«»', '‹›']\nellipsis = '...'\nnote-brackets = '[]'\n\
               event-brackets = '()'\nsignatures = { translator = 'TN', source = 'The Bell' }\n";
    let styles = rules::styles::all().iter().map(|style| (style.name, format!("style = '{}'\n", style.name)));
    let named = [("none", String::new()), ("own", own.to_owned())].into_iter().chain(styles);
    named.map(|(name, toml)| (name.to_owned(), settings(&toml))).collect()
}

/// Reads a text that no glossary belongs to.
pub fn document(text: &str) -> Document {
    Document::new(text, Arc::new(Context::default()))
}

/// What formatting changes.
pub fn edits(text: &str, settings: &Settings) -> Vec<TextEdit> {
    format::format(&document(text), settings).expect("it comes to rest")
}

/// The text after formatting.
pub fn formatted(text: &str, settings: &Settings) -> String {
    rules::made(text, &edits(text, settings))
}

/// Who speaks, as what.
fn turns(document: &Document) -> Vec<(Role, Option<u64>, Option<u32>, bool)> {
    let turns = document.turns().iter().map(|turn| {
        (turn.role, turn.speaker.as_ref().map(|(_, key)| *key), turn.question, turn.inferred.is_some())
    });
    turns.collect()
}

/// Which notes there are.
fn notes(document: &Document) -> Vec<&'static str> {
    let blocks = document.blocks().iter().filter(|placed| placed.block.is_text());
    let kinds = |inlines: Inlines| inlines.notes().map(|(_, note)| note.kind.name()).collect::<Vec<_>>();
    blocks.flat_map(|placed| kinds(inlines(document, &placed))).collect()
}

fn are_least(text: &str, edits: &[TextEdit]) -> Result<(), String> {
    let mut done = 0;
    for edit in edits {
        let Some(old) = text.get(edit.range.clone()) else { return Err(format!("{edit:?} is out of place")) };
        let is_first = edit.range.start >= done;
        // A line end of two bytes is not cut.
        let ends = |text: &str| text.ends_with('\n') && (old.contains('\r') || edit.text.contains('\r'));
        let shares = old.chars().next().is_some_and(|c| c != '\r' && edit.text.starts_with(c))
            || old.chars().next_back().is_some_and(|c| edit.text.ends_with(c) && !ends(old));
        if !is_first || shares || (old.is_empty() && edit.text.is_empty()) {
            return Err(format!("{edit:?} for {old:?} after {done}"));
        }
        done = edit.range.end;
    }
    Ok(())
}

/// Holds formatting to its promises for one text.
pub fn keep(name: &str, text: &str, settings: &Settings) {
    let edits = edits(text, settings);
    are_least(text, &edits).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let new = rules::made(text, &edits);
    assert_eq!(formatted(&new, settings), new, "{name}: a second time it changes");
    if edits.is_empty() {
        return;
    }
    let (before, after) = (document(text), document(&new));
    assert_eq!(written(&after), written(&before), "{name}: what is said");
    assert_eq!(turns(&after), turns(&before), "{name}: who says it");
    assert_eq!(notes(&after), notes(&before), "{name}: what is noted");
}
