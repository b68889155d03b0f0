//! `textDocument/prepareRename` and `rename`: another name for a speaker or an entity, in every file where it stands.

use std::path::Path;

use tower_lsp::lsp_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, Url, WorkspaceEdit,
};

use super::elsewhere::{mentioning, speaking};
use crate::ide::rename::{self, Change, NameChange, Refusal, SpeakerChange, Sure};
use crate::model::glossary::Glossary;
use crate::server::convert;
use crate::server::documents::path_of;
use crate::server::reach;
use crate::server::snapshot::Snapshot;
use crate::server::workspace_edit::{Annotation, FileEdits, of_files};
use crate::syntax::label_key;

/// What can be renamed at a position.
pub fn prepare_rename(
    snapshot: &Snapshot,
    params: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, Refusal> {
    let offset = snapshot.offset(params.position);
    let offer = match &snapshot.document {
        Some(document) => rename::offer(document, offset)?,
        None => rename::offer_in_glossary(&glossary(snapshot), offset),
    };
    Ok(offer.map(|(range, placeholder)| {
        let range = snapshot.range(&range);
        PrepareRenameResponse::RangeWithPlaceholder { range, placeholder }
    }))
}

/// The edits that rename what stands at a position.
pub fn rename(snapshot: &Snapshot, params: RenameParams) -> Result<Option<WorkspaceEdit>, Refusal> {
    let (offset, new) = (snapshot.offset(params.text_document_position.position), &params.new_name);
    let origin = path_of(&snapshot.uri).map(|path| path.to_string_lossy().into_owned());
    let change = match (&snapshot.document, origin) {
        (Some(document), _) => rename::change(document, offset, new)?,
        (None, Some(origin)) => rename::change_in_glossary(&origin, &glossary(snapshot), offset, new)?,
        (None, None) => return Err("Save the glossary first: until then no file uses it.".to_owned()),
    };
    let Some(change) = change else { return Ok(None) };
    let mut files = Vec::from_iter(in_transcript(snapshot, &change, None)?);
    match &change {
        Change::Name(name) => in_all_that_name(snapshot, &change, name, &mut files)?,
        Change::Speaker(speaker) => in_all_where_speaks(snapshot, &change, speaker, &mut files),
        Change::Own { .. } => {}
    }
    Ok(Some(of_files(&snapshot.client, files)))
}

fn glossary(snapshot: &Snapshot) -> Glossary {
    Glossary::parse(&snapshot.text.to_string())
}

// Why files change beside the one that is looked at. Who speaks elsewhere is for a person to say; what a name means the
// glossary says.

const DECLARES: Annotation = Annotation {
    id: "glossary",
    label: "In the glossary",
    description: "The entry of the name",
    needs_confirmation: false,
};

const MENTIONS: Annotation = Annotation {
    id: "mentions",
    label: "In other interviews",
    description: "The same name by the same glossary",
    needs_confirmation: false,
};

const SPEAKS: Annotation = Annotation {
    id: "same-speaker",
    label: "Where the same person speaks",
    description: "The same full name, declared in front matter",
    needs_confirmation: true,
};

const MAY_SPEAK: Annotation = Annotation {
    id: "same-full-name",
    label: "Perhaps the same person",
    description: "The same full name in another interview",
    needs_confirmation: true,
};

/// What changes in a transcript, if anything does, or why it must not.
fn in_transcript(
    snapshot: &Snapshot,
    change: &Change,
    why: Option<Annotation>,
) -> Result<Option<FileEdits>, Refusal> {
    let Some(document) = &snapshot.document else { return Ok(None) };
    let edits = change.checked_edits(document)?;
    Ok((!edits.is_empty()).then(|| FileEdits { why, ..FileEdits::new(snapshot, &edits) }))
}

fn in_all_that_name(
    snapshot: &Snapshot,
    change: &Change,
    name: &NameChange,
    files: &mut Vec<FileEdits>,
) -> Result<(), Refusal> {
    let Some(origin) = name.glossary() else { return Ok(()) };
    let path = Path::new(origin);
    if !reach::may_reach(snapshot, path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        return Err(format!(
            "The glossary `{name}` lies outside the workspace: open it and rename the name there."
        ));
    }
    let file = snapshot.others.file(path);
    let file = file.ok_or("The glossary of this name cannot be read any more.")?;
    let edits = name.edits_in_glossary(&file.text.to_string());
    if edits.is_empty() {
        return Err(format!("The glossary has no `{}` any more: try again in a moment.", name.place.shown()));
    }
    let edits = convert::edits(&file.text, &edits, snapshot.client.encoding);
    let is_here = file.uri == snapshot.uri;
    files.push(FileEdits { file: file.versioned(), edits, why: (!is_here).then_some(DECLARES) });
    let label = name.place.form.as_deref().map(label_key);
    for other in mentioning(snapshot, origin, &name.place.key, label) {
        // A file that is left out would be left with a name that nothing declares.
        let found = in_transcript(&other, change, Some(MENTIONS));
        files.extend(found.map_err(|refusal| format!("In `{}`: {refusal}", file_name(&other.uri)))?);
    }
    Ok(())
}

/// The name of a file as a person knows it.
fn file_name(uri: &Url) -> String {
    let path = path_of(uri);
    let name = path.as_deref().and_then(Path::file_name);
    name.map_or(uri.to_string(), |name| name.to_string_lossy().into_owned())
}

fn in_all_where_speaks(
    snapshot: &Snapshot,
    change: &Change,
    speaker: &SpeakerChange,
    files: &mut Vec<FileEdits>,
) {
    for (other, sure) in speaking(snapshot, &speaker.from, speaker.declared) {
        let why = match sure {
            Sure::Certain => SPEAKS,
            // Who cannot be asked is not to be surprised.
            Sure::Likely if !snapshot.client.change_annotations => continue,
            Sure::Likely => MAY_SPEAK,
        };
        // Where the speaker cannot be called so, another speaks by that name: perhaps it is somebody else.
        files.extend(in_transcript(&other, change, Some(why)).ok().flatten());
    }
}
