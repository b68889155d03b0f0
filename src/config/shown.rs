//! What an editor shows of a transcript beside its text, each of which can be switched on and off.

use super::Settings;

/// A hint between the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The number of a question.
    Questions,
    /// The number of the question that an answer answers.
    Answers,
    /// Who speaks, where the text does not say it by name.
    Speakers,
    /// That a turn has lost its marker.
    Inferred,
}

/// A lens above a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lens {
    /// The number of a question, and how many words answer it.
    Questions,
    /// How often an entity is mentioned.
    Entities,
}

/// The keys of `hints`.
pub(super) const HINTS: [&str; 4] = ["questions", "answers", "speakers", "inferred"];

/// The keys of `lenses`.
pub(super) const LENSES: [&str; 2] = ["questions", "entities"];

impl Settings {
    /// Whether hints of that kind are shown. Unless somebody says otherwise those are that tell what the text does not.
    pub fn shows_hint(&self, hint: Hint) -> bool {
        let (key, by_default) = match hint {
            Hint::Questions => ("questions", true),
            Hint::Answers => ("answers", false),
            Hint::Speakers => ("speakers", false),
            Hint::Inferred => ("inferred", true),
        };
        self.hints.get(key).copied().unwrap_or(by_default)
    }

    /// Whether lenses of that kind are shown. Unless somebody says otherwise those are that do not part the lines of a text.
    pub fn shows_lens(&self, lens: Lens) -> bool {
        let (key, by_default) = match lens {
            Lens::Questions => ("questions", false),
            Lens::Entities => ("entities", true),
        };
        self.lenses.get(key).copied().unwrap_or(by_default)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_switched_by_itself_and_layers_join() {
        let read = |toml: &str| {
            let (settings, problems) = Settings::from_toml(toml, &[]);
            assert_eq!(problems, []);
            settings
        };
        let file = read("[hints]\nanswers = true\n[lenses]\nentities = false\n");
        let settings = read("hints.questions = false").over(&file);
        let shown = [Hint::Questions, Hint::Answers, Hint::Speakers, Hint::Inferred];
        assert_eq!(shown.map(|hint| settings.shows_hint(hint)), [false, true, false, true]);
        assert_eq!([Lens::Questions, Lens::Entities].map(|lens| settings.shows_lens(lens)), [false, false]);
    }

    #[test]
    fn a_hint_that_there_is_not_and_a_value_that_is_no_switch_are_named() {
        for (toml, said) in [
            ("hints.question = true", "there is no `hints.question`: did you mean `questions`?"),
            ("hints.questions = 1", "`hints` takes a table of hints and `true` or `false`, not 1"),
        ] {
            let (settings, problems) = Settings::from_toml(toml, &[]);
            let messages: Vec<_> = problems.iter().map(ToString::to_string).collect();
            assert!(messages.len() == 1 && messages[0].contains(said), "{messages:?}");
            assert!(settings.shows_hint(Hint::Questions));
        }
    }
}
