//! The words that stand where a speaker's name stands, and what they say of the turn: read from `labels.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word says, as a set: a few say several things, each in a language of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LabelWord(u16);

impl LabelWord {
    /// No person's: it marks a break between turns.
    pub const BREAK: LabelWord = LabelWord(1);
    /// One who asks.
    pub const INTERVIEWER: LabelWord = LabelWord(1 << 1);
    /// One who answers.
    pub const INTERVIEWEE: LabelWord = LabelWord(1 << 2);
    /// Followed by a number, a person without a name.
    pub const NUMBERED: LabelWord = LabelWord(1 << 3);
    /// What comes before a remark, a list or a datum.
    pub const DATUM: LabelWord = LabelWord(1 << 4);
    /// What a sentence starts with.
    pub const SENTENCE: LabelWord = LabelWord(1 << 5);
    /// What stands in lower case inside a name.
    pub const PARTICLE: LabelWord = LabelWord(1 << 6);
    /// One of a pair that means question and answer.
    pub const PAIRED: LabelWord = LabelWord(1 << 7);
    /// Before a number or a letter, or by itself if it has several words, the name that a program gives a speaker.
    pub const DEFAULT: LabelWord = LabelWord(1 << 8);

    /// Whether it says this.
    pub fn says(self, what: LabelWord) -> bool {
        self.0 & what.0 != 0
    }
}

struct Table {
    words: FxHashMap<&'static str, LabelWord>,
    pairs: Vec<(&'static str, &'static str)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { words: FxHashMap::default(), pairs: Vec::new() };
    for row in include_str!("labels.tsv").lines().filter(|row| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let (kind, words) = (cells.next().unwrap_or_default(), cells.nth(1).unwrap_or_default());
        let says = match kind {
            "pair" => LabelWord::PAIRED,
            "break" => LabelWord::BREAK,
            "interviewer" => LabelWord::INTERVIEWER,
            "interviewee" => LabelWord::INTERVIEWEE,
            "numbered" => LabelWord::NUMBERED,
            "datum" => LabelWord::DATUM,
            "sentence" => LabelWord::SENTENCE,
            "default" => LabelWord::DEFAULT,
            _ => LabelWord::PARTICLE,
        };
        if says == LabelWord::PAIRED {
            table.pairs.extend(words.split_once("; "));
        }
        for word in words.split("; ") {
            table.words.entry(word).or_default().0 |= says.0;
        }
    }
    table
});

/// What `word` says; it is compared in lower case, without a final full stop.
pub fn word(word: &str) -> LabelWord {
    TABLE.words.get(word).copied().unwrap_or_default()
}

/// The pairs in which `word` stands, a questioner's label before an answerer's.
pub fn pairs(word: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.pairs.iter().copied().filter(move |(question, answer)| word == *question || word == *answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_three_cells_and_a_known_kind() {
        for row in include_str!("labels.tsv").lines().filter(|row| !row.starts_with('#')) {
            let kinds = [
                "pair", "break", "interviewer", "interviewee", "numbered", "default", "datum", "sentence",
                "particle",
            ];
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(matches!(cells[..], [kind, _, _] if kinds.contains(&kind)), "{row}");
            assert_eq!(cells[2].to_lowercase(), cells[2], "{row}");
        }
        assert!(word("break").says(LabelWord::BREAK));
        assert_eq!(pairs("вопрос").next(), Some(("вопрос", "ответ")));
    }
}
