//! Edits of several files, in the form that the client understands.

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use super::client_facts::ClientFacts;
use super::convert;
use super::snapshot::Snapshot;
use crate::rules;

/// What changes in one file.
pub struct FileEdits {
    /// The file, with the version that the edits are made for.
    pub file: OptionalVersionedTextDocumentIdentifier,
    /// The edits.
    pub edits: Vec<TextEdit>,
    /// Why it changes, where a person would not expect it.
    pub why: Option<Annotation>,
}

/// Why files change: what a person is told, and asked where it needs to be confirmed.
#[derive(Clone, Copy)]
pub struct Annotation {
    /// By what the edits name it.
    pub id: &'static str,
    /// In few words.
    pub label: &'static str,
    /// In some more.
    pub description: &'static str,
    /// Whether the person is to say so.
    pub needs_confirmation: bool,
}

impl FileEdits {
    /// These edits of the file in a snapshot.
    pub fn new(snapshot: &Snapshot, edits: &[rules::TextEdit]) -> Self {
        let edits = convert::edits(&snapshot.text, edits, snapshot.client.encoding);
        FileEdits { file: snapshot.versioned(), edits, why: None }
    }
}

/// The edits of these files; they name their versions where the client looks at them.
pub fn of_files(client: &ClientFacts, files: Vec<FileEdits>) -> WorkspaceEdit {
    if !client.document_changes {
        let mut changes: HashMap<Url, Vec<TextEdit>> = HashMap::new();
        for file in files {
            changes.entry(file.file.uri).or_default().extend(file.edits);
        }
        return WorkspaceEdit::new(changes);
    }
    let mut annotations = HashMap::new();
    let changes = files.into_iter().map(|file| {
        let why = file.why.filter(|_| client.change_annotations);
        annotations.extend(why.map(|why| (why.id.to_owned(), why.told())));
        let edit = |text_edit| match why {
            Some(why) => OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: why.id.to_owned() }),
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

impl Annotation {
    fn told(self) -> ChangeAnnotation {
        ChangeAnnotation {
            label: self.label.to_owned(),
            needs_confirmation: Some(self.needs_confirmation),
            description: Some(self.description.to_owned()),
        }
    }
}
