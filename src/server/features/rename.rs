//! `textDocument/prepareRename` and `rename`: another name for a speaker or an entity, in every file where it stands.

use std::collections::HashMap;
use std::path::Path;

use tower_lsp::lsp_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    PrepareRenameResponse, RenameParams, TextDocumentEdit, TextDocumentPositionParams, TextEdit, Url,
    WorkspaceEdit,
};

use super::elsewhere::{mentioning, speaking};
use crate::ide::rename::{self, Change, NameChange, Refusal, SpeakerChange, Sure};
use crate::model::glossary::Glossary;
use crate::server::convert;
use crate::server::documents::path_of;
use crate::server::reach;
use crate::server::snapshot::Snapshot;
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
    Ok(Some(whole(snapshot, files)))
}

fn glossary(snapshot: &Snapshot) -> Glossary {
    Glossary::parse(&snapshot.text.to_string())
}

/// What changes in one file.
struct FileEdits {
    file: OptionalVersionedTextDocumentIdentifier,
    edits: Vec<TextEdit>,
    /// Why a file changes that is not the one that is looked at.
    why: Option<Why>,
}

/// Why another file changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It declares the name.
    Declares,
    /// It mentions the name, by the same glossary.
    Mentions,
    /// The same person speaks.
    Speaks,
    /// Somebody with the same full name speaks.
    MaySpeak,
}

impl Why {
    const ALL: [Why; 4] = [Why::Declares, Why::Mentions, Why::Speaks, Why::MaySpeak];

    fn id(self) -> &'static str {
        match self {
            Why::Declares => "glossary",
            Why::Mentions => "mentions",
            Why::Speaks => "same-speaker",
            Why::MaySpeak => "same-full-name",
        }
    }

    /// What a person is told. Who speaks elsewhere is for a person to say; what a name means the glossary says.
    fn annotation(self) -> ChangeAnnotation {
        let (label, description, doubtful) = match self {
            Why::Declares => ("In the glossary", "The entry of the name", false),
            Why::Mentions => ("In other interviews", "The same name by the same glossary", false),
            Why::Speaks => {
                ("Where the same person speaks", "The same full name, declared in front matter", true)
            }
            Why::MaySpeak => ("Perhaps the same person", "The same full name in another interview", true),
        };
        ChangeAnnotation {
            label: label.to_owned(),
            needs_confirmation: Some(doubtful),
            description: Some(description.to_owned()),
        }
    }
}

/// What changes in a transcript, if anything does, or why it must not.
fn in_transcript(
    snapshot: &Snapshot,
    change: &Change,
    why: Option<Why>,
) -> Result<Option<FileEdits>, Refusal> {
    let Some(document) = &snapshot.document else { return Ok(None) };
    let edits = change.checked_edits(document)?;
    let edits = convert::edits(&snapshot.text, &edits, snapshot.client.encoding);
    Ok((!edits.is_empty()).then(|| FileEdits { file: snapshot.versioned(), edits, why }))
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
    files.push(FileEdits { file: file.versioned(), edits, why: (!is_here).then_some(Why::Declares) });
    let label = name.place.form.as_deref().map(label_key);
    for other in mentioning(snapshot, origin, &name.place.key, label.as_slice()) {
        // A file that is left out would be left with a name that nothing declares.
        let found = in_transcript(&other, change, Some(Why::Mentions));
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
            Sure::Certain => Why::Speaks,
            // Who cannot be asked is not to be surprised.
            Sure::Likely if !snapshot.client.change_annotations => continue,
            Sure::Likely => Why::MaySpeak,
        };
        // Where the speaker cannot be called so, another speaks by that name: perhaps it is somebody else.
        files.extend(in_transcript(&other, change, Some(why)).ok().flatten());
    }
}

/// The edits of all files as one, in the form that the client knows.
fn whole(snapshot: &Snapshot, files: Vec<FileEdits>) -> WorkspaceEdit {
    if !snapshot.client.document_changes {
        let changes: HashMap<_, _> = files.into_iter().map(|file| (file.file.uri, file.edits)).collect();
        return WorkspaceEdit::new(changes);
    }
    let annotates = snapshot.client.change_annotations;
    let used =
        Why::ALL.into_iter().filter(|why| annotates && files.iter().any(|file| file.why == Some(*why)));
    let annotations: HashMap<_, _> = used.map(|why| (why.id().to_owned(), why.annotation())).collect();
    let changes = files.into_iter().map(|file| {
        let edit = |text_edit| match file.why.filter(|_| annotates) {
            Some(why) => OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: why.id().to_owned() }),
            None => OneOf::Left(text_edit),
        };
        TextDocumentEdit { text_document: file.file, edits: file.edits.into_iter().map(edit).collect() }
    });
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(changes.collect())),
        change_annotations: (!annotations.is_empty()).then_some(annotations),
        ..WorkspaceEdit::default()
    }
}
