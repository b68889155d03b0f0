//! The text of a paragraph as it is to be read: words, and stretches of them that mean something.

use crate::syntax::Span;
use crate::syntax::lexicon::NoteKind;

/// A piece of a paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Run {
    /// Words, without escapes, a line end as a space.
    Text(String),
    /// Words that mean something together.
    Marked {
        /// What they mean.
        mark: Mark,
        /// Where they stand, in bytes from the start of their block.
        span: Span,
        /// The words.
        runs: Vec<Run>,
    },
}

/// What a stretch of text means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A note that somebody added and signed.
    Note {
        /// Who signed.
        kind: NoteKind,
        /// The signature as it is written: `transl. note`.
        who: String,
    },
    /// The brackets of a note or event, and what divides a note from its signature.
    Sign,
    /// The signature of a note.
    Signature,
    /// Something heard or seen, by its canonical name: `laughter`.
    Event(String),
    /// A mark of the editor's.
    Editorial(EditorialMark),
    /// Words that somebody added without a signature: `[the minister]`.
    Insertion,
    /// The name of an entity, by its key in the glossary.
    Entity(String),
    /// A name that the bracket behind it explains.
    Term,
    /// Words in quotation marks, these included.
    Quotation,
    /// A time in the recording, in milliseconds from its start.
    Time(u64),
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// A link, with its address.
    Link(String),
    /// Code, an address, a tag: words whose signs mean nothing.
    Verbatim,
}

/// The marks of an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditorialMark {
    /// So in the original.
    Sic,
    /// Something is left out.
    Omission,
    /// The transcriber is not certain.
    Uncertain,
    /// Blacked out.
    Redacted,
}

/// The words of `runs` with nothing around them.
pub fn plain(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Text(text) => text.clone(),
            Run::Marked { runs, .. } => plain(runs),
        })
        .collect()
}
