//! What the keys of front matter and of glossaries mean, in a sentence each, and which values they take.

use crate::model::glossary::{self, ENTRY_KEYS, EntityCase, EntityKind};

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key, under the keys around it: `speakers.role`.
    pub path: &'static str,
    /// What it says.
    pub says: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One text, or a list of texts, of any kind.
    Text,
    /// One of these words.
    Words(&'static [&'static str]),
    /// The tag of a language.
    Language,
    /// The name of a house style.
    Style,
    /// Paths, seen from the file; with the endings that such files have, or with any.
    Paths(&'static [&'static str]),
    /// The name or label of one who speaks.
    Speaker,
    /// A list of maps.
    List,
    /// A map.
    Map,
    /// A map of rules.
    Rules,
}

const fn key(path: &'static str, takes: Takes, says: &'static str) -> Key {
    Key { path, says, takes }
}

/// The levels of findings, as the settings have them.
const LEVELS: Takes = Takes::Words(&["off", "hint", "info", "warning", "error"]);

/// The keys of front matter, those that every transcript should have first.
pub const FRONT_MATTER: &[Key] = &[
    key("title", Takes::Text, "The title of the interview."),
    key("date", Takes::Text, "When it was held: `2024-05-17`, or as much of that as is known."),
    key("language", Takes::Language, "The language of the text, as a tag such as `en` or `pt-BR`."),
    key(
        "speakers",
        Takes::List,
        "Who speaks: names, or maps with a `name`, the `label` in the text, a `role`.",
    ),
    key("speakers.name", Takes::Speaker, "The full name."),
    key("speakers.label", Takes::Speaker, "The label that stands for the speaker in the text."),
    key(
        "speakers.labels",
        Takes::Speaker,
        "The labels that stand for the speaker in the text, where there are several.",
    ),
    key(
        "speakers.role",
        Takes::Words(&["interviewer", "interviewee", "other"]),
        "Whether the speaker asks (`interviewer`), answers (`interviewee`), or does neither (`other`).",
    ),
    key("speakers.description", Takes::Text, "Who that is, in a few words."),
    key("interviewer", Takes::Speaker, "Who asks: a short form of `speakers`."),
    key("interviewee", Takes::Speaker, "Who answers: a short form of `speakers`."),
    key("source-language", Takes::Language, "The language that was spoken, where the text is a translation."),
    key("source", Takes::Text, "Where the text comes from: an address, an archive, a newspaper."),
    key("translator", Takes::Text, "Who translated."),
    key("editor", Takes::Text, "Who edited."),
    key("media", Takes::Paths(&[]), "The recordings: paths seen from this file, or addresses."),
    key("status", Takes::Words(&["draft", "final"]), "How far the text has come."),
    key("style", Takes::Style, "The house style in which it is written."),
    key("glossary", Takes::Paths(&["yaml", "yml"]), "Glossaries, as paths seen from this file."),
    key("entities", Takes::Map, "Names that this text needs, as in a glossary."),
    key("rules", Takes::Rules, "How much the findings of each rule weigh in this file."),
    key("rules.level", LEVELS, "How much the findings of the rule weigh."),
    key("attributions", Takes::Map, "Words that sign notes here, beside those that every language brings."),
    key("attributions.translator", Takes::Text, "Words that sign a translator’s note."),
    key("attributions.editor", Takes::Text, "Words that sign an editor’s note."),
    key("attributions.author", Takes::Text, "Words that sign an author’s note."),
    key("attributions.source", Takes::Text, "The name of the newsroom that signs notes."),
    key("events", Takes::Text, "Words that are events in brackets, beside those that every language brings."),
    key("breaks", Takes::Text, "Labels that are no people and mark a break."),
];

/// The keys of an entry of a glossary, as the glossary declares them.
pub const GLOSSARY: &[Key] = &{
    let mut keys = [key("", Takes::Text, ""); ENTRY_KEYS.len()];
    let mut at = 0;
    while at < keys.len() {
        let declared = ENTRY_KEYS[at];
        let takes = match declared.takes {
            glossary::Takes::Kind => Takes::Words(&KINDS),
            glossary::Takes::Case => Takes::Words(&CASES),
            glossary::Takes::Text | glossary::Takes::Texts | glossary::Takes::Wikidata => Takes::Text,
        };
        keys[at] = key(declared.name, takes, declared.description);
        at += 1;
    }
    keys
};

const KINDS: [&str; EntityKind::ALL.len()] = words(&EntityKind::ALL);
const CASES: [&str; EntityCase::ALL.len()] = words(&EntityCase::ALL);

const fn words<T, const N: usize>(all: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = all[at].0;
        at += 1;
    }
    words
}

/// The key of front matter at such a path; the keys under `entities` are those of a glossary.
pub fn of_front_matter(path: &[&str]) -> Option<&'static Key> {
    match path {
        ["entities", _, key] => of_glossary(key),
        ["rules", _, "level"] => find(FRONT_MATTER, "rules.level"),
        _ => find(FRONT_MATTER, &path.join(".")),
    }
}

/// The key of a glossary's entry.
pub fn of_glossary(key: &str) -> Option<&'static Key> {
    find(GLOSSARY, key)
}

fn find(keys: &'static [Key], path: &str) -> Option<&'static Key> {
    keys.iter().find(|key| key.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Level;
    use crate::model::front_matter;

    #[test]
    fn every_key_that_is_read_is_told_of() {
        let missing = |keys: &[&'static str], of: &dyn Fn(&str) -> bool| {
            keys.iter().copied().filter(|key| !of(key)).collect::<Vec<_>>()
        };
        assert!(missing(&front_matter::KEYS, &|key| of_front_matter(&[key]).is_some()).is_empty());
        assert!(missing(&glossary::KEYS, &|key| of_glossary(key).is_some()).is_empty());
        let kinds: Vec<&str> = EntityKind::ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(of_glossary("kind").map(|key| key.takes), Some(Takes::Words(&kinds.leak()[..])));
        let levels: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
        assert_eq!(LEVELS, Takes::Words(&levels.leak()[..]));
    }
}
