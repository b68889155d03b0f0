//! The other files of the session and of the workspace, for answers that lie in several.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use tower_lsp::lsp_types::{self as lsp, Url};

use super::client_facts::ClientFacts;
use super::documents::path_of;
use super::snapshot::{Checked, Digested, Snapshot};
use super::state::Shared;
use super::workspace::archive::read_closed;
use super::workspace::disk;
use crate::config::Kind;
use crate::ide::digest::Digest;
use crate::model::glossary::Layer;
use crate::model::stop;
use crate::text::{Encoding, Text};

/// One transcript, with what is remembered of it.
pub struct Other {
    /// Its name.
    pub uri: Url,
    /// Where it is; an unsaved buffer is nowhere.
    pub path: Option<PathBuf>,
    /// What is remembered of it.
    pub digest: Arc<Digest<lsp::Range>>,
}

/// A file as text.
pub struct File {
    /// Its name: the editor's where it is open.
    pub uri: Url,
    /// The version the client gave the text; none where the file is not open.
    pub version: Option<i32>,
    /// The text.
    pub text: Text,
}

impl File {
    /// Names the very text that an edit is made for.
    pub fn versioned(&self) -> lsp::OptionalVersionedTextDocumentIdentifier {
        lsp::OptionalVersionedTextDocumentIdentifier { uri: self.uri.clone(), version: self.version }
    }

    fn on_disk(path: &Path) -> Option<Self> {
        let uri = Url::from_file_path(path).ok()?;
        Some(File { uri, version: None, text: Text::new(&disk::read(path).ok()?) })
    }
}

impl From<Snapshot> for File {
    fn from(open: Snapshot) -> Self {
        File { uri: open.uri, version: open.version, text: open.text }
    }
}

/// What a feature may ask of files beside its own. Every answer is as of the moment of the question.
#[derive(Clone)]
pub struct Others(Arc<Shared>);

impl Others {
    /// Those of a session.
    pub fn new(shared: Arc<Shared>) -> Self {
        Others(shared)
    }

    /// The file at a path: the editor's, or the disk's where it is not open. Of one that is open and cannot be served
    /// there is none.
    pub fn file(&self, path: &Path) -> Option<File> {
        self.at(path, || File::on_disk(path))
    }

    /// The name of the file at a path: that under which it is open, if it is.
    pub fn name(&self, path: &Path) -> Option<Url> {
        let open = self.0.lock().open_at(path);
        open.or_else(|| Url::from_file_path(path).ok())
    }

    /// The same file in the light of its own settings and glossaries. Of a closed file each call is a reading.
    pub fn snapshot(&self, path: &Path) -> Option<Snapshot> {
        self.at(path, || self.closed(path))
    }

    /// What is at a path: whatever is open there, under any name, comes before what is not.
    fn at<T: From<Snapshot>>(&self, path: &Path, closed: impl FnOnce() -> Option<T>) -> Option<T> {
        let open = self.0.lock().open_at(path);
        match open {
            Some(uri) => self.0.snapshot(&uri).map(T::from),
            None => closed(),
        }
    }

    /// One of the transcripts.
    pub fn read(&self, other: &Other) -> Option<Snapshot> {
        match &other.path {
            Some(path) => self.snapshot(path),
            None => self.0.snapshot(&other.uri),
        }
    }

    /// Every transcript that is open or in the workspace, in the order of their paths; those without one come first.
    pub fn transcripts(&self) -> Vec<Other> {
        self.transcripts_with(&self.0.open_snapshots())
    }

    /// The same, the open files being these.
    pub fn transcripts_with(&self, open: &[Snapshot]) -> Vec<Other> {
        let paths: FxHashSet<PathBuf> = open.iter().filter_map(|open| path_of(&open.uri)).collect();
        let open = open.iter().filter_map(|open| {
            let digest = open.digest()?.clone();
            Some(Other { uri: open.uri.clone(), path: path_of(&open.uri), digest })
        });
        let closed = self.0.archive.entries().into_iter().filter_map(|(path, entry)| {
            let digest = entry.digest.clone().filter(|_| !paths.contains(&path))?;
            Some(Other { uri: entry.uri.clone(), path: Some(path), digest })
        });
        let mut all: Vec<_> = open.chain(closed).collect();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        all
    }

    /// The glossaries that some transcript uses, each once.
    pub fn glossaries(&self) -> Vec<Layer> {
        let open = self.0.open_snapshots();
        let open = open.iter().filter_map(|open| Some(open.document.as_ref()?.context().clone()));
        let contexts = open.chain(self.0.archive.contexts());
        let layers = contexts.flat_map(|context| context.entities.layers().to_vec());
        let mut seen = FxHashSet::default();
        layers.filter(|layer| seen.insert(layer.origin.clone())).collect()
    }

    /// What the client can do.
    pub fn client(&self) -> Arc<ClientFacts> {
        self.0.facts()
    }

    /// The unit of columns.
    pub fn encoding(&self) -> Encoding {
        self.0.facts().encoding
    }

    /// Nothing comes of a reading for which nobody waits any longer.
    fn closed(&self, path: &Path) -> Option<Snapshot> {
        if stop::is_wanted() {
            return None;
        }
        let (uri, text, document, settings) = if Kind::of(path) == Kind::Glossary {
            let uri = Url::from_file_path(path).ok()?;
            let settings = self.0.lock().settings_of(&uri);
            (uri, Text::new(&disk::read(path).ok()?), None, settings)
        } else {
            let (uri, document, settings) = read_closed(&self.0, path)?;
            (uri, document.text().clone(), Some(document), settings)
        };
        Some(Snapshot {
            uri,
            version: None,
            generation: 0,
            text,
            document,
            settings,
            client: self.0.facts(),
            checked: Checked::default(),
            digested: Digested::default(),
            others: self.clone(),
        })
    }

    /// The files that the editor has open, in the order of their names.
    pub fn open(&self) -> Vec<Snapshot> {
        let mut open = self.0.open_snapshots();
        open.sort_by(|one, other| one.uri.cmp(&other.uri));
        open
    }

    /// The folder of the workspace in which a file lies.
    pub fn folder_of(&self, uri: &Url) -> Option<PathBuf> {
        self.0.lock().folder_of(uri)
    }

    /// The folders of the session.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.0.lock().folders.iter().filter_map(|folder| path_of(&folder.uri)).collect()
    }
}

impl fmt::Debug for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Others")
    }
}
