//! What is offered: texts for one stretch of the document, the likeliest first.

use std::ops::Range;

use crate::model::glossary::EntityKind;

/// What can be written at one place. Offsets are bytes of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What has been typed of it: all items take the place of these bytes.
    pub typed: Range<usize>,
    /// The same with the rest of the word that stands behind the cursor.
    pub whole: Range<usize>,
    /// The items, the likeliest first.
    pub items: Vec<Item>,
    /// Whether more is known than is offered, so that it is worth asking again when more has been typed.
    pub incomplete: bool,
}

/// One thing that can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What is shown.
    pub label: String,
    /// What is shown beside it, in a word or two.
    pub detail: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// What the typed letters are compared with, where that is not `label`.
    pub filter: Option<String>,
    /// What is inserted.
    pub text: String,
    /// The same with its gaps to fill, in the syntax of the protocol, where it has any.
    pub snippet: Option<String>,
    /// What there is to say about it when somebody looks at it.
    pub subject: Option<Subject>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// One who speaks.
    Speaker,
    /// A name of that kind.
    Name(Option<EntityKind>),
    /// Words that sign a note.
    Attribution,
    /// Something heard or seen.
    Event,
    /// A key of front matter or of a glossary.
    Key,
    /// A value that a key takes.
    Value,
    /// The name of a rule.
    Rule,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A form with gaps.
    Snippet,
}

/// What an item is about, for whoever asks more of it later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The entity of that key.
    Entity(String),
    /// A name that the document explains.
    Explained(String),
    /// A rule.
    Rule(String),
    /// A key of front matter, under the keys around it: `speakers.role`.
    FrontMatterKey(String),
    /// A key of a glossary's entries.
    GlossaryKey(String),
}

impl Subject {
    /// The kind of subject and its name, as they travel with an item.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Subject::Entity(name) => ("entity", name),
            Subject::Explained(name) => ("explained", name),
            Subject::Rule(name) => ("rule", name),
            Subject::FrontMatterKey(name) => ("front-matter-key", name),
            Subject::GlossaryKey(name) => ("glossary-key", name),
        }
    }

    /// The subject that such parts stand for.
    pub fn from_parts(kind: &str, name: &str) -> Option<Subject> {
        let name = name.to_owned();
        match kind {
            "entity" => Some(Subject::Entity(name)),
            "explained" => Some(Subject::Explained(name)),
            "rule" => Some(Subject::Rule(name)),
            "front-matter-key" => Some(Subject::FrontMatterKey(name)),
            "glossary-key" => Some(Subject::GlossaryKey(name)),
            _ => None,
        }
    }
}

impl Item {
    /// An item that inserts what it shows.
    pub fn new(kind: Kind, label: impl Into<String>) -> Self {
        let label = label.into();
        Item { text: label.clone(), label, kind, ..Item::default() }
    }

    /// The same item with that beside it.
    pub fn detailed(self, detail: impl Into<String>) -> Self {
        Item { detail: Some(detail.into()), ..self }
    }

    /// The same item, about that.
    pub fn about(self, subject: Subject) -> Self {
        Item { subject: Some(subject), ..self }
    }

    /// The same item that inserts another text.
    pub fn inserting(self, text: impl Into<String>) -> Self {
        Item { text: text.into(), ..self }
    }

    /// The same item that inserts a form: what `${1:…}` encloses are gaps.
    pub fn with_gaps(self, snippet: impl Into<String>) -> Self {
        let snippet = snippet.into();
        Item { text: without_gaps(&snippet), snippet: Some(snippet), ..self }
    }

    /// What the typed letters are compared with.
    pub fn filter(&self) -> &str {
        self.filter.as_deref().unwrap_or(&self.label)
    }
}

/// Text that stands for itself in a snippet.
pub fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

/// What a snippet says without its gaps: for `${1:name}` that is `name`, for `$0` nothing.
fn without_gaps(snippet: &str) -> String {
    let mut plain = String::with_capacity(snippet.len());
    let mut rest = snippet.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => plain.extend(rest.next()),
            '$' => {
                let is_named = rest.next_if_eq(&'{').is_some();
                while rest.next_if(char::is_ascii_digit).is_some() {}
                if is_named {
                    rest.next_if_eq(&':');
                }
            }
            '}' => {}
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_reads_as_plain_text_too() {
        for (snippet, plain) in [
            ("(${1:text} — Ed.)$0", "(text — Ed.)"),
            ("${1:00:12:34} a\\$b\\}", "00:12:34 a$b}"),
            ("a ${1}b", "a b"),
        ] {
            assert_eq!(Item::default().with_gaps(snippet).text, plain);
        }
        assert_eq!(Item::default().with_gaps(literal("${1}\\")).text, "${1}\\");
    }
}
