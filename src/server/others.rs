//! The other files of the session, for answers that lie in several.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::documents::Content;
use super::state::Shared;
use super::workspace::disk;
use crate::model::Document;
use crate::text::Text;

/// What a feature may ask of files beside its own. Every answer is as of the moment of the question.
#[derive(Clone)]
pub struct Others(Arc<Shared>);

impl Others {
    /// Those of a session.
    pub fn new(shared: Arc<Shared>) -> Self {
        Others(shared)
    }

    /// The text of a file: the editor's, or the disk's where it is not open.
    pub fn text(&self, path: &Path) -> Option<Text> {
        let uri = Url::from_file_path(path).ok()?;
        self.open_text(&uri).or_else(|| Some(Text::new(&disk::read(path).ok()?)))
    }

    /// The transcripts that the editor has open, in the order of their names.
    pub fn transcripts(&self) -> Vec<(Url, Document)> {
        let state = self.0.lock();
        let open = state.documents.iter().filter_map(|(uri, open)| match &open.content {
            Content::Transcript(document) => Some((uri.clone(), Document::clone(document))),
            _ => None,
        });
        let mut open: Vec<_> = open.collect();
        drop(state);
        open.sort_by(|(one, _), (other, _)| one.cmp(other));
        open
    }

    /// The folder of the workspace in which a file lies.
    pub fn folder_of(&self, uri: &Url) -> Option<PathBuf> {
        self.0.lock().folder_of(uri)
    }

    /// The folders of the session.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.0.lock().folders.iter().filter_map(|folder| folder.uri.to_file_path().ok()).collect()
    }

    fn open_text(&self, uri: &Url) -> Option<Text> {
        match &self.0.lock().documents.get(uri)?.content {
            Content::Glossary(text) => Some(text.clone()),
            Content::Transcript(document) => Some(document.text().clone()),
            Content::Refused => None,
        }
    }
}

impl fmt::Debug for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Others")
    }
}
