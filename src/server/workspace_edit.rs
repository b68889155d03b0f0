//! Edits of several files, in the form that the client understands.

use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    WorkspaceEdit,
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
}

impl FileEdits {
    /// These edits of the file in a snapshot.
    pub fn new(snapshot: &Snapshot, edits: &[rules::TextEdit]) -> Self {
        let edits = convert::edits(&snapshot.text, edits, snapshot.client.encoding);
        FileEdits { file: snapshot.versioned(), edits }
    }
}

/// The edits of these files; they name their versions where the client looks at them.
pub fn of_files(client: &ClientFacts, files: Vec<FileEdits>) -> WorkspaceEdit {
    if !client.document_changes {
        return WorkspaceEdit::new(files.into_iter().map(|it| (it.file.uri, it.edits)).collect());
    }
    let changes = files.into_iter().map(|it| TextDocumentEdit {
        text_document: it.file,
        edits: it.edits.into_iter().map(OneOf::Left).collect(),
    });
    let document_changes = Some(DocumentChanges::Edits(changes.collect()));
    WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
}
