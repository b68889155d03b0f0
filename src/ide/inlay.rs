//! What is shown between the words and does not belong to the text: numbers, speakers, lost markers.

use std::ops::Range;

use super::outline::speaker;
use super::person::declaration;
use crate::config::{Hint, Settings};
use crate::model::front_matter::SpeakerRole;
use crate::model::{Document, Role, Turn, TurnMarker};
use crate::syntax::label_key;

/// A hint. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inlay {
    /// Where it stands.
    pub at: usize,
    /// What it says.
    pub label: String,
    /// The same in a sentence.
    pub tooltip: String,
    /// Whether it belongs to the word before it rather than to the one behind.
    pub follows: bool,
}

/// The hints in `range` that the settings have shown, in order.
pub fn inlays(document: &Document, settings: &Settings, range: &Range<usize>) -> Vec<Inlay> {
    let turns = document.turns();
    let first = turns.partition_point(|turn| turn.range.end < range.start);
    let here = turns.get(first..).unwrap_or_default().iter().take_while(|turn| turn.range.start <= range.end);
    let mut hints = Hints { document, settings, questions: None, found: Vec::new() };
    for turn in here {
        hints.opening(turn);
        if settings.shows_hint(Hint::Speakers) {
            hints.voice(turn);
            hints.going_on(turn, range);
        }
    }
    hints.found.retain(|hint| range.start <= hint.at && hint.at <= range.end);
    hints.found
}

struct Hints<'d> {
    document: &'d Document,
    settings: &'d Settings,
    /// How many there are, once somebody has asked.
    questions: Option<u32>,
    found: Vec<Inlay>,
}

impl Hints<'_> {
    /// What stands before a turn: its number, and that its marker is lost.
    fn opening(&mut self, turn: &Turn) {
        let shows = |hint| self.settings.shows_hint(hint);
        let (mut labels, mut sentences) = (Vec::new(), Vec::new());
        if let Some(number) = turn.question {
            if turn.is_question() && shows(Hint::Questions) {
                labels.push(number.to_string());
                sentences.push(format!("Question {number} of {}.", self.questions()));
            } else if !turn.is_question() && shows(Hint::Answers) {
                labels.push(format!("↳ {number}"));
                sentences.push(format!("Answers question {number}."));
            }
        }
        if turn.inferred.is_some() && shows(Hint::Inferred) {
            let what = if turn.role == Role::Question { "a question" } else { "an answer" };
            labels.push("inferred".to_owned());
            sentences.push(format!("This paragraph reads as {what}, but nothing marks it as one."));
        }
        if !labels.is_empty() {
            let at = self.first_word(turn.range.start);
            let (label, tooltip) = (labels.join(" · "), sentences.join(" "));
            self.found.push(Inlay { at, label, tooltip, follows: false });
        }
    }

    /// Who speaks a turn, where its marker does not say it by name.
    fn voice(&mut self, turn: &Turn) {
        let declared = |role| {
            let mut of_role =
                self.document.front_matter().speakers.iter().filter(|speaker| speaker.role == Some(role));
            of_role.next().filter(|_| of_role.next().is_none())
        };
        let by_role = match turn.role {
            Role::Question => declared(SpeakerRole::Interviewer),
            Role::Answer => declared(SpeakerRole::Interviewee),
            Role::Speech => None,
        };
        let (at, speaker, follows) = match &turn.speaker {
            None => (self.first_word(turn.speech), by_role, false),
            Some((label, key)) => {
                let written = self.document.text().slice(label.clone());
                let is_letter = written.chars().filter(|c| c.is_alphanumeric()).count() == 1;
                let known = declaration(self.document, *key).or(by_role.filter(|_| is_letter));
                // `Anna` for Anna Lee needs no help.
                let is_part = |name: &str| name.split_whitespace().any(|word| label_key(word) == *key);
                (
                    label.end,
                    known.filter(|known| !is_part(&known.name.text) && label_key(&known.name.text) != *key),
                    true,
                )
            }
        };
        if let Some(speaker) = speaker {
            let name = speaker.name.text.trim();
            let label = if follows { name.to_owned() } else { format!("{name}:") };
            self.found.push(Inlay { at, label, tooltip: format!("{name} speaks."), follows });
        }
    }

    /// Who goes on to speak in the further paragraphs of a turn with a label.
    fn going_on(&mut self, turn: &Turn, range: &Range<usize>) {
        let Some(name) = speaker(self.document, turn).filter(|_| turn.marker == TurnMarker::Label) else {
            return;
        };
        let visible = self.document.blocks().at(range.start).map_or(0, |placed| placed.index);
        let from = visible.max(turn.blocks.start + 1);
        let count = turn.blocks.end.saturating_sub(from);
        for placed in self.document.blocks().iter_from(from).take(count) {
            if placed.start > range.end {
                break;
            }
            if placed.block.is_text() {
                let at = self.first_word(placed.start);
                let tooltip = format!("{name} goes on.");
                self.found.push(Inlay { at, label: format!("{name}:"), tooltip, follows: false });
            }
        }
    }

    fn questions(&mut self) -> u32 {
        let last = || self.document.turns().iter().rev().find_map(|turn| turn.question);
        *self.questions.get_or_insert_with(|| last().unwrap_or(0))
    }

    /// Behind the indentation of what starts at `start`.
    fn first_word(&self, start: usize) -> usize {
        const LONGEST: usize = 64;
        let text = self.document.text().slice(start..start + LONGEST);
        start + text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn shown(text: &str, toml: &str) -> Vec<String> {
        let document = Document::new(text, Default::default());
        let (settings, problems) = Settings::from_toml(toml, rules::keys());
        assert_eq!(problems, []);
        let hints = inlays(&document, &settings, &(0..text.len())).into_iter();
        hints
            .map(|hint| {
                let rest: String = text[hint.at..].chars().take(4).collect();
                format!("{}|{}", hint.label, rest)
            })
            .collect()
    }

    const LOST: &str = "\u{feff}Lead.\n\n— Is it unprecedented growth that your neighbours are worried about?\n\n  Of course, there are \
                        reasons for concern.\n\n— Should we not consider it a prelude to a coalition?\n\n— It is possible to speak of \
                        that.\n\n— And will it go on?\n\n— It will.\n";

    #[test]
    fn questions_are_numbered_and_lost_markers_told_unless_somebody_says_otherwise() {
        assert_eq!(shown(LOST, ""), ["1|— Is", "inferred|Of c", "2|— Sh", "3|— An"]);
        assert_eq!(shown(LOST, "hints.questions = false"), ["inferred|Of c"]);
        let all = ["1|— Is", "↳ 1 · inferred|Of c", "2|— Sh", "↳ 2|— It", "3|— An", "↳ 3|— It"];
        assert_eq!(shown(LOST, "hints.answers = true"), all);
        let hint = inlays(&Document::new(LOST, Default::default()), &Settings::default(), &(0..99)).remove(0);
        assert_eq!(hint.tooltip, "Question 1 of 3.");
    }

    #[test]
    fn speakers_are_named_where_the_text_does_not_name_them() {
        let speakers = "hints = { speakers = true, questions = false, inferred = false }";
        let matter = "---\ninterviewer: Ann Lee\ninterviewee: Bo\n---\n\n";
        let dashes = format!("{matter}— Why?\n\n— So.\n\nAnd so.\n\n— And?\n\n— Yes.\n");
        assert_eq!(shown(&dashes, speakers), ["Ann Lee:|Why?", "Bo:|So.\n", "Ann Lee:|And?", "Bo:|Yes."]);
        let letters = format!("{matter}Q: Why?\n\nA: So.\n\nAnd so.\n\nQ: And?\n\nA: Yes.\n");
        let named = ["Ann Lee|: Wh", "Bo|: So", "A:|And ", "Ann Lee|: An", "Bo|: Ye"];
        assert_eq!(shown(&letters, speakers), named);
        let names = format!("{matter}Ann: Why?\n\nBo: So.\n\nAnn: And?\n\nBo: Yes.\n");
        assert_eq!(shown(&names, speakers), Vec::<String>::new());
    }

    #[test]
    fn only_what_was_asked_about_is_answered() {
        let document = Document::new(LOST, Default::default());
        let at = LOST.find("— Should").unwrap();
        let found = inlays(&document, &Settings::default(), &(at..at + 9));
        assert_eq!(found.into_iter().map(|hint| hint.at).collect::<Vec<_>>(), [at]);
    }
}
