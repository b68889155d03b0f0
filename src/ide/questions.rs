//! The questions of an interview as a list to choose from.

use super::outline::speaker;
use super::shorten::shorten;
use crate::model::{Document, Turn};

/// The most characters that are given of a question.
const LONGEST: usize = 160;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number, from 1.
    pub number: u32,
    /// Who asks, as it is written there.
    pub speaker: Option<String>,
    /// What is asked, shortened at a word.
    pub text: String,
    /// The byte where its turn begins.
    pub start: usize,
}

/// All questions, in order.
pub fn questions(document: &Document) -> Vec<Question> {
    let asked = document.turns().iter().filter(|turn| turn.is_question());
    let listed = asked.zip(1..).map(|(turn, number)| Question {
        number,
        speaker: speaker(document, turn),
        text: asked_in(document, turn),
        start: turn.range.start,
    });
    listed.collect()
}

fn asked_in(document: &Document, turn: &Turn) -> String {
    let speech = turn.speech.min(turn.range.end)..turn.range.end;
    let text = document.text().slice(speech);
    let text = shorten(text.trim_matches(['*', '_', '#', ' ', '\t', '\r', '\n']), LONGEST);
    if text.is_empty() { "…".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Vec<String> {
        let found = questions(&Document::new(text, Default::default()));
        let shown = found.iter().map(|question| {
            let speaker = question.speaker.as_deref().unwrap_or("?");
            format!("{} {speaker}: {} @{}", question.number, question.text, question.start)
        });
        shown.collect()
    }

    #[test]
    fn each_question_has_its_number_its_speaker_and_its_words() {
        let text = "Marta: How long\nwas it?\n\nOle: Three years.\n\nMarta: And then?\n\nOle: Nothing.\n";
        assert_eq!(listed(text), ["1 Marta: How long was it? @0", "2 Marta: And then? @44"]);
    }

    #[test]
    fn dashes_name_no_speaker_and_headings_lose_their_signs() {
        assert_eq!(listed("— Who?\n\n— I.\n\n— Why?\n\n— So.\n"), ["1 ?: Who? @0", "2 ?: Why? @18"]);
        assert_eq!(listed("### Who?\n\nI.\n\n### Why?\n\nSo.\n"), ["1 ?: Who? @0", "2 ?: Why? @14"]);
        assert_eq!(listed("No interview at all.\n"), Vec::<String>::new());
    }
}
