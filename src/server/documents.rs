//! The files the editor has open. Their text is the editor's, never the disk's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Url};

use super::convert;
use super::snapshot::{Checked, Digested};
use crate::config::Settings;
use crate::model::Document;
use crate::model::front_matter::Named;
use crate::text::{Encoding, Text};

/// The largest text that is served.
pub const LARGEST_TEXT: usize = 64 * 1024 * 1024;

/// What an open file is to us.
#[derive(Clone)]
pub enum Content {
    /// A transcript, with all that is known of it.
    Transcript(Box<Document>),
    /// A glossary: its text stands in for the file on the disk.
    Glossary(Text),
    /// A text that is too large. It stays known, so that its changes surprise nobody.
    Refused,
}

/// One open file.
pub struct OpenDocument {
    /// What it contains.
    pub content: Content,
    /// The version the client gave it.
    pub version: i32,
    /// False once a change could not be applied: then our text is not the editor's.
    pub in_step: bool,
    /// Counts everything that can change an answer.
    pub generation: u64,
    /// The settings that hold for it.
    pub settings: Arc<Settings>,
    /// The diagnostics of this generation.
    pub checked: Checked,
    /// What is remembered of this generation.
    pub digested: Digested,
    /// What its front matter named when its surroundings were last looked for.
    pub named: Named,
    /// Its settings and glossaries have been looked for. Until then nothing is pushed, lest it blink.
    pub settled: bool,
}

/// What a change did to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It was applied.
    Applied,
    /// It could not be; the text is out of step from now on.
    OutOfStep,
}

impl OpenDocument {
    /// Takes in a file that the editor has opened.
    pub fn open(item: &TextDocumentItem, settings: Arc<Settings>) -> Self {
        let content = if item.text.len() > LARGEST_TEXT {
            Content::Refused
        } else if is_glossary(&item.uri, &item.language_id) {
            Content::Glossary(Text::new(&item.text))
        } else {
            Content::Transcript(Box::new(Document::new(&item.text, Arc::default())))
        };
        let settled = !matches!(content, Content::Transcript(_));
        OpenDocument {
            content,
            version: item.version,
            in_step: true,
            generation: 0,
            settings,
            checked: Checked::default(),
            digested: Digested::default(),
            named: Named::default(),
            settled,
        }
    }

    /// How long its text is.
    pub fn bytes(&self) -> usize {
        match &self.content {
            Content::Transcript(document) => document.text().len(),
            Content::Glossary(text) => text.len(),
            Content::Refused => 0,
        }
    }

    /// Applies the changes in order. All or none of them take hold.
    pub fn change(
        &mut self,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Changed {
        self.version = version;
        self.touch();
        // What precedes a change of the whole text is of no interest, not even whether it was applied.
        let whole = changes.iter().rposition(|change| change.range.is_none());
        let changes = &changes[whole.unwrap_or(0)..];
        if whole.is_none() && !self.in_step {
            return Changed::OutOfStep;
        }
        let applied = match &self.content {
            Content::Transcript(document) => {
                changed_document(document, changes, encoding).map(Box::new).map(Content::Transcript)
            }
            Content::Glossary(text) => Some(Content::Glossary(changed_text(text, changes, encoding))),
            Content::Refused => Some(Content::Refused),
        };
        self.in_step = applied.is_some();
        match applied {
            Some(content) => {
                self.content = content;
                Changed::Applied
            }
            None => Changed::OutOfStep,
        }
    }

    /// Marks every earlier answer as out of date.
    pub fn touch(&mut self) {
        self.generation += 1;
        self.checked = Checked::default();
        self.digested = Digested::default();
    }
}

/// The edit is made on a copy, which is cheap, so that a bug in the incremental model cannot leave half of it.
fn changed_document(
    document: &Document,
    changes: &[TextDocumentContentChangeEvent],
    encoding: Encoding,
) -> Option<Document> {
    let edited = catch_unwind(AssertUnwindSafe(|| {
        let mut document = document.clone();
        for change in changes {
            let range = match change.range {
                Some(range) => convert::bytes(document.text(), range, encoding),
                None => 0..document.text().len(),
            };
            document.edit(range, &change.text);
        }
        document
    }));
    edited.ok()
}

fn changed_text(text: &Text, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) -> Text {
    let mut text = text.clone();
    for change in changes {
        let range = match change.range {
            Some(range) => convert::bytes(&text, range, encoding),
            None => 0..text.len(),
        };
        text.replace(range, &change.text);
    }
    text
}

/// Whether an open file is read as a glossary rather than as a transcript.
fn is_glossary(uri: &Url, language: &str) -> bool {
    let name = uri.path().rsplit('/').next().unwrap_or_default();
    language == "yaml" || name.ends_with(".yaml") || name.ends_with(".yml")
}

/// The path of a file on the disk; unsaved buffers and other schemes have none.
pub fn path_of(uri: &Url) -> Option<PathBuf> {
    if uri.scheme() == "file" { uri.to_file_path().ok() } else { None }
}
