//! Interviews as varied as real ones, of any length, and the same in every run.

use std::fmt::Write;

use super::texts::Random;

/// Plain English words, the commonest first.
const WORDS: &str = include_str!("../texts/words.txt");

const NAMES: [&str; 16] = [
    "Ada Lovelace", "Thomas Carrow", "the Harbour Board", "Winterbourne", "Elias Marsh", "the Tower Mill",
    "Lady Harrow", "Saltmouth", "the Society of Founders", "Margaret Vane", "Oldbridge", "Captain Reyes",
    "the National Archive", "St Olave", "Professor Lindqvist", "the Evening Post",
];

/// How an interview marks its turns.
#[derive(Clone, Copy, PartialEq)]
pub enum Style {
    /// `Ann Lee: …`
    Labels,
    /// `— …`
    Dashes,
}

/// An interview of about `size` bytes. Another seed makes another one.
pub fn interview(style: Style, size: usize, seed: u64) -> String {
    let words = WORDS.split_whitespace().collect();
    let mut writer = Writer { words, random: Random::new(seed), text: String::with_capacity(size + 4_000) };
    writer.text.push_str("# A long talk\n\nAn interview made for measuring, in no particular place.\n\n");
    let mut questions = 0;
    while writer.text.len() < size {
        if questions % 40 == 0 {
            let _ = write!(writer.text, "## Part {}\n\n", questions / 40 + 1);
        }
        questions += 1;
        writer.turn(style, "Ann Lee", true);
        writer.turn(style, "Bob Ray", false);
    }
    writer.text
}

struct Writer {
    words: Vec<&'static str>,
    random: Random,
    text: String,
}

impl Writer {
    /// One in so many.
    fn once_in(&mut self, many: usize) -> bool {
        self.random.below(many) == 0
    }

    /// One turn in 300 has lost its marker.
    fn turn(&mut self, style: Style, speaker: &str, asks: bool) {
        match style {
            _ if self.once_in(300) => {}
            Style::Labels => {
                let _ = write!(self.text, "{speaker}: ");
            }
            Style::Dashes => self.text.push_str("— "),
        }
        if asks {
            return self.paragraph(1, '?');
        }
        for _ in 0..1 + self.random.below(4) {
            let sentences = 1 + self.random.below(6);
            self.paragraph(sentences, '.');
        }
    }

    fn paragraph(&mut self, sentences: usize, end: char) {
        for sentence in 0..sentences {
            if sentence > 0 {
                // A gap too wide, now and then.
                let gap = if self.once_in(400) { "  " } else { " " };
                self.text.push_str(gap);
            }
            self.sentence();
            self.text.push(end);
            self.aside();
        }
        self.text.push_str("\n\n");
    }

    fn sentence(&mut self) {
        let start = self.text.len();
        for place in 0..4 + self.random.below(20) {
            if place > 0 {
                let gap = if self.once_in(12) { ", " } else { " " };
                self.text.push_str(gap);
            }
            let word = if self.once_in(30) { NAMES[self.random.below(NAMES.len())] } else { self.word() };
            self.text.push_str(word);
        }
        if let Some(first) = self.text.get_mut(start..=start) {
            first.make_ascii_uppercase();
        }
    }

    /// Common words come often; one in 900 is misspelt.
    fn word(&mut self) -> &'static str {
        if self.once_in(900) {
            return "teh";
        }
        let common = 1 + self.random.below(self.words.len());
        self.words[self.random.below(common)]
    }

    /// What stands between sentences: notes, events, quotations, times, links, and faults in them.
    fn aside(&mut self) {
        let form = match self.random.below(400) {
            0..4 => " (That is {} {}. — transl.)",
            4..7 => " [laughter]",
            7..13 => " They said “{} {} {}” and left.",
            13..15 => " [00:12:34]",
            15..17 => " (as {} and {} knew)",
            17 => " (A {} of {} — transl.",
            18 => " The word was “{} and {}, no more.",
            19 => " See [the {}](#part-{}-of-the-{}).",
            20 => " It was a {}[sic] {} .",
            _ => return,
        };
        let mut pieces = form.split("{}");
        self.text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let word = self.word();
            self.text.push_str(word);
            self.text.push_str(piece);
        }
    }
}
