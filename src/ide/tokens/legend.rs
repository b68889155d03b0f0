//! What tokens are called: the types and modifiers of the legend, by their place in it.
//!
//! Most are the protocol's own, so that every theme has colours for them. The own ones, at the end, are for prose: an
//! editor that knows nothing of them leaves it as it is.

use crate::model::glossary::EntityKind;
use crate::syntax::lexicon::NoteKind;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenType {
    /// The name of one who speaks, at the start of a turn.
    Speaker,
    /// The dash that opens a turn.
    Marker,
    /// A comment, a note, a mark of the editor's.
    Comment,
    /// Something heard or seen.
    Event,
    /// A time in the recording.
    Time,
    /// A name that a glossary declares.
    Name,
    /// A key of front matter, a rule in a comment.
    Key,
    /// The words of a question.
    Question,
    /// A quotation.
    Quotation,
    /// The title, or a heading.
    Heading,
}

impl TokenType {
    /// The names of all, in the order of the legend.
    pub const NAMES: [&str; 10] = [
        "class", "keyword", "comment", "event", "number", "variable", "property", "question", "quotation",
        "heading",
    ];
}

/// What is said of a token beside its type, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Modifiers(u16);

impl Modifiers {
    /// The names of all, from the lowest bit on.
    pub const NAMES: [&str; 14] = [
        "interviewer", "interviewee", "asked", "translator", "editor", "author", "source", "person",
        "organization", "place", "event", "work", "term", "deprecated",
    ];
    /// Nothing.
    pub const NONE: Modifiers = Modifiers(0);
    /// Somebody who asks.
    pub const INTERVIEWER: Modifiers = Modifiers(1);
    /// Somebody who answers.
    pub const INTERVIEWEE: Modifiers = Modifiers(1 << 1);
    /// It stands in a question.
    pub const ASKED: Modifiers = Modifiers(1 << 2);
    /// The editor added it.
    pub const EDITOR: Modifiers = Modifiers(1 << 4);
    /// A form of a name that is to be avoided.
    pub const AVOIDED: Modifiers = Modifiers(1 << 13);

    /// Who signed a note.
    pub fn of_note(kind: NoteKind) -> Modifiers {
        match kind {
            NoteKind::Translator => Modifiers(1 << 3),
            NoteKind::Editor => Modifiers::EDITOR,
            NoteKind::Author => Modifiers(1 << 5),
            NoteKind::Source => Modifiers(1 << 6),
        }
    }

    /// What an entity is.
    pub fn of_entity(kind: Option<EntityKind>) -> Modifiers {
        match kind {
            None => Modifiers::NONE,
            Some(EntityKind::Person) => Modifiers(1 << 7),
            Some(EntityKind::Organization) => Modifiers(1 << 8),
            Some(EntityKind::Place) => Modifiers(1 << 9),
            Some(EntityKind::Event) => Modifiers(1 << 10),
            Some(EntityKind::Work) => Modifiers(1 << 11),
            Some(EntityKind::Term) => Modifiers(1 << 12),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Modifiers) -> Modifiers {
        Modifiers(self.0 | other.0)
    }

    /// The bits.
    pub fn bits(self) -> u32 {
        u32::from(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_where_its_bit_does() {
        let names = |modifiers: Modifiers| {
            let has = |bit: &usize| modifiers.bits() & (1 << bit) != 0;
            (0..16).filter(has).map(|bit| Modifiers::NAMES[bit]).collect::<Vec<_>>().join(" ")
        };
        for (name, kind) in EntityKind::ALL {
            assert_eq!(names(Modifiers::of_entity(Some(kind))), name);
        }
        for kind in [NoteKind::Translator, NoteKind::Editor, NoteKind::Author, NoteKind::Source] {
            assert_eq!(NoteKind::from_name(&names(Modifiers::of_note(kind))), Some(kind));
        }
        assert_eq!(names(Modifiers::INTERVIEWEE.and(Modifiers::AVOIDED)), "interviewee deprecated");
        assert_eq!(
            (names(Modifiers::ASKED), names(Modifiers::INTERVIEWER)),
            ("asked".into(), "interviewer".into())
        );
        assert_eq!(TokenType::NAMES[TokenType::Heading as usize], "heading");
        assert_eq!(TokenType::NAMES[TokenType::Name as usize], "variable");
    }
}
