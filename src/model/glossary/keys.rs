//! The keys of a glossary's entries, declared once for the reader, the schema and whoever offers them.

use super::entry::{EntityCase, EntityKind};

/// One key of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryKey {
    /// Its name.
    pub name: &'static str,
    /// What it says of the entity, in a sentence.
    pub description: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// A value, in YAML.
    pub example: &'static str,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// One text.
    Text,
    /// One text, or a list of them.
    Texts,
    /// A word of [`EntityKind::ALL`].
    Kind,
    /// A word of [`EntityCase::ALL`].
    Case,
    /// The number of a Wikidata item: a Q and digits.
    Wikidata,
}

impl Takes {
    /// The words that alone are right, where there are such.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Takes::Kind => EntityKind::ALL.iter().map(|(word, _)| *word).collect(),
            Takes::Case => EntityCase::ALL.iter().map(|(word, _)| *word).collect(),
            Takes::Text | Takes::Texts | Takes::Wikidata => Vec::new(),
        }
    }
}

/// Every key, in the order in which an entry is best written.
pub const ENTRY_KEYS: [EntryKey; 9] = [
    EntryKey {
        name: "name",
        description: "The name to be used. Without it, the key of the entry is the name.",
        takes: Takes::Text,
        example: "Northern Lighthouse Authority",
    },
    EntryKey { name: "kind", description: "What it is.", takes: Takes::Kind, example: "organization" },
    EntryKey {
        name: "aliases",
        description: "Other names that may be used for it.",
        takes: Takes::Texts,
        example: "[NLA, Lighthouse Authority]",
    },
    EntryKey {
        name: "avoid",
        description: "Names that are not to be used: each is reported, with the fix.",
        takes: Takes::Texts,
        example: "[Lamp Office]",
    },
    EntryKey {
        name: "source-form",
        description: "The name in the language that was spoken.",
        takes: Takes::Texts,
        example: "Nordlige Fyrvesen",
    },
    EntryKey {
        name: "definition",
        description: "What or who it is, in a sentence; shown when the pointer rests on the name.",
        takes: Takes::Text,
        example: "Ran all lights north of Holm until 1989.",
    },
    EntryKey {
        name: "wikidata",
        description: "The number of its Wikidata item.",
        takes: Takes::Wikidata,
        example: "Q41053",
    },
    EntryKey {
        name: "first-mention-note",
        description: "Words that a note must contain where the name is first mentioned in a transcript.",
        takes: Takes::Text,
        example: "dissolved in 1989",
    },
    EntryKey {
        name: "case",
        description: "How far capitals matter when the name is looked for. Without it, each form's own look decides.",
        takes: Takes::Case,
        example: "exact",
    },
];

/// The names of the keys.
pub const KEYS: [&str; ENTRY_KEYS.len()] = {
    let mut names = [""; ENTRY_KEYS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ENTRY_KEYS[at].name;
        at += 1;
    }
    names
};
