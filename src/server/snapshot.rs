//! One document as it stood when a request arrived: what every feature works on.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use tower_lsp::lsp_types as lsp;

use super::client_facts::ClientFacts;
use super::convert;
use super::others::Others;
use crate::config::Settings;
use crate::ide::digest::{Digest, digest};
use crate::model::Document;
use crate::model::glossary::Glossary;
use crate::rules::{self, Diagnostic};
use crate::text::{PositionWalk, Text};

/// The diagnostics of one generation of a document, computed once by whoever needs them first.
pub type Checked = Arc<OnceLock<Vec<Diagnostic>>>;

/// What is remembered of one generation of a transcript, likewise.
pub type Digested = Arc<OnceLock<Arc<Digest<lsp::Range>>>>;

/// An immutable view of a file, mostly an open one.
#[derive(Clone)]
pub struct Snapshot {
    /// Its name.
    pub uri: lsp::Url,
    /// The version the client gave the text; none where the file is not open and the text is the disk's.
    pub version: Option<i32>,
    /// Counts everything that can change an answer: edits, settings, glossaries.
    pub generation: u64,
    /// Its text.
    pub text: Text,
    /// What the text means, if it is a transcript; else it is a glossary.
    pub document: Option<Document>,
    /// The settings that hold for it.
    pub settings: Arc<Settings>,
    /// What the client can do.
    pub client: Arc<ClientFacts>,
    /// Its diagnostics.
    pub checked: Checked,
    /// What is remembered of it.
    pub digested: Digested,
    /// The other files of the session.
    pub others: Others,
}

impl Snapshot {
    /// What the rules find.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.checked.get_or_init(|| match &self.document {
            Some(document) => rules::check(document, &self.settings),
            None => rules::check_glossary(&Glossary::parse(&self.text.to_string()), &self.settings),
        })
    }

    /// What is remembered of a transcript.
    pub fn digest(&self) -> Option<&Arc<Digest<lsp::Range>>> {
        let document = self.document.as_ref()?;
        Some(self.digested.get_or_init(|| Arc::new(digest(document).placed(|bytes| self.range(&bytes)))))
    }

    /// Names the very text that an edit is made for.
    pub fn versioned(&self) -> lsp::OptionalVersionedTextDocumentIdentifier {
        lsp::OptionalVersionedTextDocumentIdentifier { uri: self.uri.clone(), version: self.version }
    }

    /// What the text means, with the byte offset of a position in it, if it is a transcript.
    pub fn transcript_at(&self, position: lsp::Position) -> Option<(&Document, usize)> {
        Some((self.document.as_ref()?, self.offset(position)))
    }

    /// The byte offset of a position.
    pub fn offset(&self, position: lsp::Position) -> usize {
        convert::offset(&self.text, position, self.client.encoding)
    }

    /// The bytes of a range.
    pub fn bytes(&self, range: lsp::Range) -> Range<usize> {
        convert::bytes(&self.text, range, self.client.encoding)
    }

    /// A walk that tells the positions of many offsets.
    pub fn places(&self) -> PositionWalk<'_> {
        PositionWalk::new(&self.text, self.client.encoding)
    }

    /// The range of some bytes.
    pub fn range(&self, bytes: &Range<usize>) -> lsp::Range {
        convert::range(&self.text, bytes, self.client.encoding)
    }
}
