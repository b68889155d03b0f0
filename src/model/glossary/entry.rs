//! One entry of a glossary.

use super::keys::KEYS;
use crate::model::matcher::{FormKind, MOST_WORDS, folded};
use crate::model::problem::{Problem, ProblemKind};
use crate::model::yaml::{Entry, Text, Value, read};
use crate::text::Span;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body of people: a party, a company, a council.
    Organization,
    /// A place on a map.
    Place,
    /// Something that happened.
    Event,
    /// A book, a film, a treaty.
    Work,
    /// A word with a meaning of its own.
    Term,
}

impl EntityKind {
    /// Every kind, with the word that stands for it.
    pub const ALL: [(&'static str, Self); 6] = [
        ("person", Self::Person),
        ("organization", Self::Organization),
        ("place", Self::Place),
        ("event", Self::Event),
        ("work", Self::Work),
        ("term", Self::Term),
    ];

    /// The word that stands for the kind.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// How far case matters in the forms of an entity, where the entry says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityCase {
    /// As declared.
    Exact,
    /// Not at all.
    Any,
}

impl EntityCase {
    /// Both, with the words that stand for them.
    pub const ALL: [(&'static str, Self); 2] = [("exact", Self::Exact), ("any", Self::Any)];
}

/// An entry as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// What links to it.
    pub key: Text,
    /// The name to be used; the key where none is given.
    pub name: Text,
    /// What it is.
    pub kind: Option<EntityKind>,
    /// Where that is said.
    pub kind_span: Option<Span>,
    /// Other accepted names.
    pub aliases: Vec<Text>,
    /// Names that are not to be used.
    pub avoid: Vec<Text>,
    /// The name in the language that was spoken.
    pub source_forms: Vec<Text>,
    /// What or who it is, in a sentence.
    pub definition: Option<Text>,
    /// The number of its Wikidata item.
    pub wikidata: Option<Text>,
    /// What a note at the first mention must contain.
    pub first_mention_note: Option<Text>,
    /// How far case matters; by each form's own look where it is not said.
    pub case: Option<EntityCase>,
    /// The bytes from the key to the end of the entry.
    pub span: Span,
}

impl GlossaryEntry {
    /// Reads one key of a glossary: a map, or only a name.
    pub(super) fn read(entry: &Entry, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut read = Self {
            key: entry.key.clone(),
            name: entry.key.clone(),
            kind: None,
            kind_span: None,
            aliases: Vec::new(),
            avoid: Vec::new(),
            source_forms: Vec::new(),
            definition: None,
            wikidata: None,
            first_mention_note: None,
            case: None,
            span: Span { start: entry.key.span.start, end: entry.value.span.end },
        };
        match &entry.value.value {
            Value::Text(name) => read.name = Text { text: name.clone(), span: entry.value.span },
            Value::Map(keys) => keys.iter().for_each(|key| read.take(key, problems)),
            _ => {
                problems.push(read::wrong_type(entry, "a name, or a map with a `name`"));
                return None;
            }
        }
        read.check_forms(problems);
        Some(read)
    }

    fn take(&mut self, entry: &Entry, problems: &mut Vec<Problem>) {
        match read::known_key(&entry.key.text).as_str() {
            "name" => {
                if let Some(name) = read::text(entry, problems) {
                    self.name = name;
                }
            }
            "kind" => {
                let text = read::text(entry, problems);
                self.kind_span = text.as_ref().map(|text| text.span);
                self.kind = text.and_then(|text| one_of("kind", &text, &EntityKind::ALL, problems));
            }
            "aliases" | "alias" => self.aliases.extend(read::texts(entry, problems)),
            "avoid" => self.avoid.extend(read::texts(entry, problems)),
            "source-form" | "source-forms" => self.source_forms.extend(read::texts(entry, problems)),
            "definition" => self.definition = read::text(entry, problems),
            "wikidata" => {
                self.wikidata = read::text(entry, problems).filter(|text| is_wikidata(text, problems))
            }
            "first-mention-note" => self.first_mention_note = read::text(entry, problems),
            "case" => {
                self.case = read::text(entry, problems)
                    .and_then(|text| one_of("case", &text, &EntityCase::ALL, problems))
            }
            _ => problems.extend(read::unknown_key(&entry.key, &KEYS)),
        }
    }

    /// The forms of one kind.
    pub fn forms_of(&self, kind: FormKind) -> &[Text] {
        match kind {
            FormKind::Preferred => std::slice::from_ref(&self.name),
            FormKind::Alias => &self.aliases,
            FormKind::SourceForm => &self.source_forms,
            FormKind::Avoid => &self.avoid,
        }
    }

    /// All forms by which the entity is found, the preferred one first.
    pub fn forms(&self) -> impl Iterator<Item = (FormKind, &Text)> {
        let kinds = [FormKind::Preferred, FormKind::Alias, FormKind::SourceForm, FormKind::Avoid];
        kinds.into_iter().flat_map(|kind| self.forms_of(kind).iter().map(move |form| (kind, form)))
    }

    /// Says which forms can never be found.
    fn check_forms(&self, problems: &mut Vec<Problem>) {
        for (_, form) in self.forms() {
            if folded(&form.text).is_none() {
                let message =
                    format!("This form is never found: a name has between one and {MOST_WORDS} words.");
                problems.push(Problem::new(ProblemKind::Incomplete, form.span, message));
            }
        }
    }

    pub(super) fn shift(&mut self, offset: u32) {
        let lists = [&mut self.aliases, &mut self.avoid, &mut self.source_forms];
        let optional = [&mut self.definition, &mut self.wikidata, &mut self.first_mention_note];
        let texts = lists.into_iter().flatten().chain(optional.into_iter().flatten());
        for text in texts.chain([&mut self.key, &mut self.name]) {
            text.span = text.span.shift(offset);
        }
        self.span = self.span.shift(offset);
        self.kind_span = self.kind_span.map(|span| span.shift(offset));
    }
}

fn one_of<T: Copy>(key: &str, text: &Text, known: &[(&str, T)], problems: &mut Vec<Problem>) -> Option<T> {
    let wanted = text.text.trim().to_lowercase();
    let found = known.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        problems.push(read::unknown_value(key, text, &names));
    }
    found
}

fn is_wikidata(text: &Text, problems: &mut Vec<Problem>) -> bool {
    let number = text.text.strip_prefix('Q').unwrap_or("");
    let right = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !right {
        let message = "A Wikidata item is a Q and a number, as in Q41053.";
        problems.push(Problem::new(ProblemKind::UnknownValue, text.span, message));
    }
    right
}
