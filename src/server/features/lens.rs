//! `textDocument/codeLens` and `codeLens/resolve`: what is told above questions and above the entries of glossaries.
//!
//! How often an entity is mentioned is counted when its lens comes into sight.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::lsp_types::{self as lsp, CodeLens, CodeLensParams, Command, Location, Url};

use crate::config::Lens;
use crate::ide;
use crate::model::FRONT_MATTER;
use crate::model::glossary::Glossary;
use crate::server::documents::path_of;
use crate::server::snapshot::Snapshot;

/// The command by which a client that has it shows places. Its arguments are a file, a position in it, and the places.
pub const SHOW_REFERENCES: &str = "transcript-ls.showReferences";

/// A lens whose title has not been made.
#[derive(Deserialize, Serialize)]
pub struct UnresolvedLens {
    range: lsp::Range,
    /// Whom it is about.
    pub data: EntityOfLens,
}

/// The entity that a lens is about.
#[derive(Deserialize, Serialize)]
pub struct EntityOfLens {
    /// The file that declares it.
    pub uri: Url,
    key: String,
}

/// The lenses of a file.
pub fn lenses(snapshot: &Snapshot, _: CodeLensParams) -> Vec<CodeLens> {
    let mut lenses = Vec::new();
    if snapshot.settings.shows_lens(Lens::Entities) {
        let unresolved = entities(snapshot).into_iter().map(|(key, range)| CodeLens {
            range: snapshot.range(&range),
            command: None,
            data: Some(json!({ "uri": snapshot.uri, "key": key })),
        });
        lenses.extend(unresolved);
    }
    if let Some(document) =
        snapshot.document.as_ref().filter(|_| snapshot.settings.shows_lens(Lens::Questions))
    {
        let told = ide::question_lenses(document).into_iter().map(|lens| CodeLens {
            range: snapshot.range(&lens.range),
            command: Some(title(lens.title)),
            data: None,
        });
        lenses.extend(told);
    }
    lenses
}

/// The lens with its title, and with the places that it counts for a client that can show them.
pub fn resolved_lens(snapshot: &Snapshot, lens: UnresolvedLens) -> CodeLens {
    let found = mentions(snapshot, &lens.data.key);
    let files = found.len();
    let count: usize = found.iter().map(|(_, ranges)| ranges.len()).sum();
    let told = match count {
        0 => "no mention".to_owned(),
        1 => "1 mention".to_owned(),
        count => format!("{count} mentions"),
    };
    let told = match (&snapshot.document, files) {
        (Some(_), _) => told,
        (None, 0) => format!("{told} in the open transcripts"),
        (None, 1) => format!("{told} in 1 open transcript"),
        (None, files) => format!("{told} in {files} open transcripts"),
    };
    let mut command = title(told);
    if count > 0 && snapshot.client.shows_references {
        let places = found.iter().flat_map(|(file, ranges)| {
            ranges.iter().map(|at| Location::new(file.uri.clone(), file.range(at)))
        });
        let places: Vec<_> = places.collect();
        command.command = SHOW_REFERENCES.to_owned();
        command.arguments = Some(vec![json!(snapshot.uri), json!(lens.range.start), json!(places)]);
    }
    CodeLens { range: lens.range, command: Some(command), data: None }
}

/// A command that only has a title: it shows, and does nothing.
fn title(title: String) -> Command {
    Command { title, command: String::new(), arguments: None }
}

/// The entities that the file declares: the key of each, and where it stands.
fn entities(snapshot: &Snapshot) -> Vec<(String, Range<usize>)> {
    match &snapshot.document {
        Some(document) => {
            let own = ide::own_entities(document).into_iter();
            own.map(|(_, range)| (document.text().slice(range.clone()).into_owned(), range)).collect()
        }
        None => {
            let entries = Glossary::parse(&snapshot.text.to_string()).entries.into_iter();
            entries.map(|entry| (entry.key.text, entry.key.span.range())).collect()
        }
    }
}

/// Where the entity is mentioned that the file declares under `key`: in itself, or in the transcripts that read it.
fn mentions(snapshot: &Snapshot, key: &str) -> Vec<(Snapshot, Vec<Range<usize>>)> {
    let (files, origin) = match &snapshot.document {
        Some(_) => (vec![snapshot.clone()], FRONT_MATTER.to_owned()),
        None => {
            let path = path_of(&snapshot.uri).unwrap_or_default();
            (snapshot.others.open(), path.to_string_lossy().into_owned())
        }
    };
    let found = files.into_iter().filter_map(|file| {
        let ranges = ide::mentions_of(file.document.as_ref()?, &origin, key);
        (!ranges.is_empty()).then_some((file, ranges))
    });
    found.collect()
}
