//! What names mean: glossaries as they are written, and the one set of entities that several of them make.

mod beginnings;
mod case;
mod entities;
mod entry;
mod keys;
mod nearest;
mod schema;
mod similar;

pub use beginnings::fold as folded_beginning;
pub use entities::{Conflict, Entities, Entity, Layer};
pub use entry::{EntityCase, EntityKind, GlossaryEntry};
pub use keys::{ENTRY_KEYS, EntryKey, KEYS, Takes};
pub use schema::schema;
pub use similar::{NameWord, words_of};

use rustc_hash::FxHashSet;

use super::problem::{MOST_PROBLEMS, Problem, ProblemKind};
use super::yaml::{self, Budget, Entry, Value, read};

/// Enough for 50,000 entities with every key.
const BUDGET: Budget = Budget { nodes: 2_000_000, depth: 16 };

/// A glossary. Every span is in bytes from the start of its text; those of inline entities, of the front matter's.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// The entities in the order of the text.
    pub entries: Vec<GlossaryEntry>,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Glossary {
    /// Reads the text of a glossary file. Never fails: what is wrong is in [`Glossary::problems`].
    pub fn parse(text: &str) -> Self {
        let document = yaml::parse(text.strip_prefix('\u{feff}').unwrap_or(text), BUDGET);
        let mut glossary = Self::from_entries(&document.entries);
        glossary.problems.extend(document.problems);
        if text.starts_with('\u{feff}') {
            glossary.shift('\u{feff}'.len_utf8() as u32);
        }
        glossary.problems.sort_by_key(|problem| problem.span);
        glossary.problems.truncate(MOST_PROBLEMS);
        glossary
    }

    /// Reads the keys of a glossary, or of `entities` in front matter.
    pub fn from_entries(entries: &[Entry]) -> Self {
        let mut glossary = Self::default();
        let mut seen = FxHashSet::default();
        for entry in entries {
            if !seen.insert(entry.key.text.to_lowercase()) {
                if glossary.problems.len() < MOST_PROBLEMS {
                    glossary.problems.push(read::duplicate_key(&entry.key));
                }
            } else if entry.value.value == Value::Nothing {
                let message = format!("`{}` has nothing below it: give at least its `name`.", entry.key.text);
                glossary.problems.push(Problem::new(ProblemKind::Incomplete, entry.key.span, message));
            } else {
                glossary.entries.extend(GlossaryEntry::read(entry, &mut glossary.problems));
            }
        }
        glossary
    }

    /// Moves every span by `offset` bytes, as for a text that stands inside another.
    pub fn shift(&mut self, offset: u32) {
        for entry in &mut self.entries {
            entry.shift(offset);
        }
        for problem in &mut self.problems {
            problem.span = problem.span.shift(offset);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_with_the_place_of_every_form() {
        let text = "\
hezbollah:
  name: Hezbollah
  kind: organization
  aliases: [Hizbullah, \"Party of God\"]
  avoid: Hisbollah
  source-form: Хезболла
  definition: Lebanese party.
  wikidata: Q41053
  first-mention-note: banned in
knife: { name: Knife, kind: plase, case: exact, colour: red, alises: [x] }
astana: Astana
empty:
list: [a]
knife: { name: Other }
";
        let glossary = Glossary::parse(text);
        let shown: Vec<_> = glossary
            .entries
            .iter()
            .map(|entry| {
                let forms: Vec<_> =
                    entry.forms().map(|(kind, form)| format!("{kind:?} {}", form.span.of(text))).collect();
                format!("{}: {}", entry.key.span.of(text), forms.join(", "))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "hezbollah: Preferred Hezbollah, Alias Hizbullah, Alias Party of God, SourceForm Хезболла, Avoid Hisbollah",
                "knife: Preferred Knife",
                "astana: Preferred Astana",
            ]
        );
        assert_eq!(glossary.entries[0].kind, Some(EntityKind::Organization));
        assert_eq!(glossary.entries[1].case, Some(EntityCase::Exact));
        let told: Vec<_> =
            glossary.problems.iter().map(|it| (it.span.of(text), it.suggestion.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("plase", Some("place")),
                ("alises", Some("aliases")),
                ("empty", None),
                ("[a]", None),
                ("knife", None)
            ]
        );
    }

    #[test]
    fn fifty_thousand_entities_are_read() {
        let text: String = (0..50_000)
            .map(|n| {
                format!("e{n}:\n  name: Name {n}\n  kind: person\n  aliases: [A{n}, B{n}]\n  avoid: [C{n}]\n")
            })
            .collect();
        let glossary = Glossary::parse(&text);
        assert_eq!((glossary.entries.len(), glossary.problems.len()), (50_000, 0));
    }
}
