//! What a transcript says about itself between the `---` lines at its start.

mod named;
mod speakers;

pub use named::Named;
pub use speakers::{SpeakerDeclaration, SpeakerRole};

use rustc_hash::FxHashSet;

use super::glossary::Glossary;
use super::problem::{MOST_PROBLEMS, Problem};
use super::yaml::{self, Budget, Entry, Node, Text, Value, read};
use crate::text::Span;

/// Every key that is read, as it is written.
pub const KEYS: [&str; 19] = [
    "title", "date", "language", "source-language", "source", "speakers", "interviewer", "interviewee",
    "translator", "editor", "media", "style", "glossary", "entities", "rules", "attributions", "events",
    "breaks", "status",
];

/// More than this is no front matter that a person wrote.
const BUDGET: Budget = Budget { nodes: 10_000, depth: 16 };

/// The front matter of one transcript. Every span is in bytes from the start of the YAML text.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// The title of the interview.
    pub title: Option<Text>,
    /// The date as it is written.
    pub date: Option<Text>,
    /// The language of the text, as a tag such as `en` or `pt-BR`.
    pub language: Option<Text>,
    /// The language that was spoken.
    pub source_language: Option<Text>,
    /// Where the text comes from.
    pub source: Option<Text>,
    /// Those who speak, in the order they are declared.
    pub speakers: Vec<SpeakerDeclaration>,
    /// Who translated.
    pub translators: Vec<Text>,
    /// Who edited.
    pub editors: Vec<Text>,
    /// The recordings, as paths or addresses.
    pub media: Vec<Text>,
    /// How far the text has come: `draft`, `final`.
    pub status: Option<Text>,
    /// The name of the house style.
    pub style: Option<Text>,
    /// The paths of glossaries, relative to the transcript.
    pub glossaries: Vec<Text>,
    /// The entities that are declared here.
    pub entities: Glossary,
    /// What is set for each rule.
    pub rules: Vec<RuleSetting>,
    /// Words that attribute a note, beside those of the language.
    pub attributions: Vec<AttributionSetting>,
    /// Words that are events, beside those of the language.
    pub events: Vec<Text>,
    /// Labels that mark a break and no speaker.
    pub breaks: Vec<Text>,
    /// Keys that nothing here reads; archives keep their own.
    pub unknown: Vec<Text>,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

/// The setting of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// The rule's name.
    pub rule: Text,
    /// What it is set to: a level as a text, or a map of options. Whoever knows the rules checks it.
    pub value: Node,
}

/// Words that attribute a note to one who is no part of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributionSetting {
    /// To whom, for instance `translator`. Whoever knows the kinds checks it.
    pub kind: Text,
    /// The words, for instance `прим. пер.`
    pub words: Vec<Text>,
}

impl FrontMatter {
    /// Reads the text between the `---` lines. Never fails: what is wrong is in [`FrontMatter::problems`].
    pub fn parse(yaml: &str) -> Self {
        let document = yaml::parse(yaml, BUDGET);
        let mut matter = Self { problems: document.problems, ..Self::default() };
        let mut seen = FxHashSet::default();
        for entry in &document.entries {
            if seen.insert(read::known_key(&entry.key.text)) {
                matter.take(entry);
            } else {
                matter.problems.push(read::duplicate_key(&entry.key));
            }
        }
        matter.problems.append(&mut matter.entities.problems);
        matter.problems.sort_by_key(|problem| problem.span);
        matter.problems.truncate(MOST_PROBLEMS);
        matter
    }

    /// Whether a key is given. A speaker with that role stands for `interviewer` or `interviewee`.
    pub fn has(&self, key: &str) -> bool {
        let role = |role| self.speakers.iter().any(|speaker| speaker.role == Some(role));
        match read::known_key(key).as_str() {
            "title" => self.title.is_some(),
            "date" => self.date.is_some(),
            "language" => self.language.is_some(),
            "source-language" => self.source_language.is_some(),
            "source" => self.source.is_some(),
            "status" => self.status.is_some(),
            "style" => self.style.is_some(),
            "translator" => !self.translators.is_empty(),
            "editor" => !self.editors.is_empty(),
            "media" => !self.media.is_empty(),
            "glossary" => !self.glossaries.is_empty(),
            "events" => !self.events.is_empty(),
            "breaks" => !self.breaks.is_empty(),
            "speakers" => !self.speakers.is_empty(),
            "interviewer" => role(SpeakerRole::Interviewer),
            "interviewee" => role(SpeakerRole::Interviewee),
            "entities" => !self.entities.entries.is_empty(),
            "rules" => !self.rules.is_empty(),
            "attributions" => !self.attributions.is_empty(),
            other => self.unknown.iter().any(|own| read::known_key(&own.text) == other),
        }
    }

    fn take(&mut self, entry: &Entry) {
        let problems = &mut self.problems;
        match read::known_key(&entry.key.text).as_str() {
            "title" => self.title = read::text(entry, problems),
            "date" => self.date = read::text(entry, problems),
            "language" => self.language = read::text(entry, problems),
            "source-language" => self.source_language = read::text(entry, problems),
            "source" => self.source = read::text(entry, problems),
            "status" => self.status = read::text(entry, problems),
            "style" => self.style = read::text(entry, problems),
            "translator" => self.translators = read::texts(entry, problems),
            "editor" => self.editors = read::texts(entry, problems),
            "media" => self.media = read::texts(entry, problems),
            "glossary" => self.glossaries = read::texts(entry, problems),
            "events" => self.events = read::texts(entry, problems),
            "breaks" => self.breaks = read::texts(entry, problems),
            "speakers" => speakers::list(entry, &mut self.speakers, problems),
            "interviewer" => speakers::short(entry, SpeakerRole::Interviewer, &mut self.speakers, problems),
            "interviewee" => speakers::short(entry, SpeakerRole::Interviewee, &mut self.speakers, problems),
            "entities" => self.entities = Glossary::from_entries(read::entries(entry, problems)),
            "rules" => {
                let set = read::entries(entry, problems);
                self.rules.extend(
                    set.iter().map(|set| RuleSetting { rule: set.key.clone(), value: set.value.clone() }),
                );
            }
            "attributions" => {
                for kind in read::entries(entry, problems) {
                    let words = read::texts(kind, problems);
                    self.attributions.push(AttributionSetting { kind: kind.key.clone(), words });
                }
            }
            _ => {
                problems.extend(read::unknown_key(&entry.key, &KEYS));
                self.unknown.push(entry.key.clone());
            }
        }
    }
}

impl RuleSetting {
    /// The level, where the rule is set to nothing else: `unclosed-note: off`.
    pub fn level(&self) -> Option<(&str, Span)> {
        match &self.value.value {
            Value::Text(level) => Some((level, self.value.span)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "\
title: 2024
date: 2024-01-02
Source_Language: fa
speakers:
  - Ali Shamkhani
  - { name: Interviewer, label: Q, role: interviewer }
  - name: Guest
    labels: [A, 'B']
    role: intervewee
    description: A guest.
transcript_by: someone
translator: [A, B]
rules:
  unclosed-note: off
  long-paragraph: { max-words: 100 }
entities:
  ig: { name: IG, kind: organisation }
titel: x
";

    #[test]
    fn a_whole_front_matter_is_read_with_its_places() {
        let matter = FrontMatter::parse(WHOLE);
        let title = matter.title.as_ref().map(|title| (title.text.as_str(), title.span.of(WHOLE)));
        assert_eq!(title, Some(("2024", "2024")));
        assert_eq!(matter.source_language.as_ref().map(|it| it.text.as_str()), Some("fa"));
        let speakers: Vec<_> = matter
            .speakers
            .iter()
            .map(|speaker| {
                let labels: Vec<_> = speaker.labels.iter().map(|label| label.span.of(WHOLE)).collect();
                (speaker.name.span.of(WHOLE), labels.join(","), speaker.role)
            })
            .collect();
        assert_eq!(
            speakers,
            [
                ("Ali Shamkhani", String::new(), None),
                ("Interviewer", "Q".to_owned(), Some(SpeakerRole::Interviewer)),
                ("Guest", "A,B".to_owned(), None),
            ]
        );
        assert_eq!(matter.rules[0].level(), Some(("off", matter.rules[0].value.span)));
        assert_eq!(matter.rules[1].level(), None);
        assert_eq!(
            matter.unknown.iter().map(|key| key.text.as_str()).collect::<Vec<_>>(),
            ["transcript_by", "titel"]
        );
        assert_eq!(matter.entities.entries.len(), 1);
        let told: Vec<_> =
            matter.problems.iter().map(|it| (it.span.of(WHOLE), it.suggestion.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("intervewee", Some("interviewee")),
                ("organisation", Some("organization")),
                ("titel", Some("title")),
            ]
        );
    }

    #[test]
    fn a_wrong_type_costs_its_own_key_only() {
        for (yaml, at, says) in [
            ("title: [a]\ndate: d\n", "[a]", "`title` takes one text, but this is a list."),
            ("speakers: {a: b}\ndate: d\n", "a: b", "speakers"),
            ("speakers: [{role: other}]\ndate: d\n", "role: other", "name"),
            ("speakers: [[x]]\ndate: d\n", "[x]", "a list"),
            ("rules: off\ndate: d\n", "off", "map"),
            ("entities: [x]\ndate: d\n", "[x]", "map"),
            ("date: d\ndate: e\n", "date", "second time"),
            ("interviewer: {a: 1}\ndate: d\n", "a: 1", "name"),
            ("glossary: {a: 1}\ndate: d\n", "a: 1", "a map"),
        ] {
            let matter = FrontMatter::parse(yaml);
            assert_eq!(matter.date.as_ref().map(|date| date.text.as_str()), Some("d"), "{yaml:?}");
            assert_eq!(matter.problems.len(), 1, "{yaml:?} {:?}", matter.problems);
            assert!(matter.problems[0].message.contains(says), "{:?}", matter.problems);
            assert!(matter.problems[0].span.of(yaml).contains(at), "{yaml:?} {:?}", matter.problems);
        }
    }
}
