//! Where a selection stands in the interview: which question of how many, who speaks, how many words.

use std::ops::Range;

use super::outline::{listed_as, speaker, words};
use super::word_count::{document_words, selected_words};
use crate::model::{Document, Role, Turn};

/// Where a selection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The number of the question that is asked or answered there, or was last before it.
    pub question: Option<u32>,
    /// How many questions there are.
    pub questions: u32,
    /// The turn there; nothing before the first.
    pub turn: Option<TurnFacts>,
    /// How many words the document has.
    pub words: usize,
    /// How many of them are selected, where any text is.
    pub selected: Option<usize>,
}

/// What is said of a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnFacts {
    /// What it does.
    pub role: Role,
    /// Who speaks, as it is written there.
    pub speaker: Option<String>,
    /// How many words it has.
    pub words: usize,
}

/// Where `selection`, a range of bytes, stands. What is said of a place is said of its end, where the cursor mostly is.
pub fn whereabouts(document: &Document, selection: &Range<usize>) -> Whereabouts {
    let turns = document.turns();
    let here = turns.at(selection.end);
    let before = here.and_then(|(index, _)| turns.get(..=index)).unwrap_or_default();
    let number = |turns: &[Turn]| turns.iter().rev().find_map(|turn| turn.question);
    Whereabouts {
        question: number(before),
        questions: number(turns).unwrap_or(0),
        turn: here.map(|(_, turn)| TurnFacts {
            role: listed_as(turn),
            speaker: speaker(document, turn),
            words: words(document, turn),
        }),
        words: document_words(document),
        selected: (!selection.is_empty()).then(|| selected_words(document, selection)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "A lead.\n\nMarta: How long was it?\n\nOle: Three years.\n\nMarta: And then?\n\nOle: Nothing.\n";

    fn at(words: &str) -> Whereabouts {
        let start = TEXT.find(words).unwrap();
        whereabouts(&Document::new(TEXT, Default::default()), &(start..start))
    }

    #[test]
    fn an_answer_belongs_to_its_question() {
        let here = at("years");
        assert_eq!((here.question, here.questions, here.words, here.selected), (Some(1), 2, 11, None));
        let turn = here.turn.unwrap();
        assert_eq!((turn.speaker.as_deref(), turn.words), (Some("Ole"), 2));
        assert_eq!(at("then?").question, Some(2));
    }

    #[test]
    fn before_the_first_turn_there_is_none() {
        let here = at("lead");
        assert_eq!((here.question, here.questions, here.turn), (None, 2, None));
    }

    #[test]
    fn an_empty_file_has_nothing() {
        let here = whereabouts(&Document::default(), &(0..0));
        let nothing = Whereabouts { question: None, questions: 0, turn: None, words: 0, selected: None };
        assert_eq!(here, nothing);
    }
}
