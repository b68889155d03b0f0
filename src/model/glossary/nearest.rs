//! Finds the key that a misspelt one most likely means, without measuring the distance to each of thousands.

use crate::model::problem::did_you_mean;
use crate::model::slip::letters_of;

/// The most letters that are wrong in a word of which something else was meant.
const MOST_WRONG: usize = 2;

/// Keys in lower case by their number of letters, each with the letters that it has.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest(Vec<Vec<(u32, String)>>);

impl Nearest {
    pub(super) fn new<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut by_length: Vec<Vec<(u32, String)>> = Vec::new();
        for key in keys.map(str::to_lowercase) {
            let length = key.chars().count();
            if by_length.len() <= length {
                by_length.resize_with(length + 1, Vec::new);
            }
            by_length[length].push((letters_of(key.chars()), key));
        }
        Nearest(by_length)
    }

    /// The key that `written` most likely means, in lower case.
    pub(super) fn to(&self, written: &str) -> Option<&str> {
        let folded = written.to_lowercase();
        let length = folded.chars().count();
        let letters = letters_of(folded.chars());
        let lengths = length.saturating_sub(MOST_WRONG)..(length + MOST_WRONG + 1).min(self.0.len());
        let keys = self.0.get(lengths).into_iter().flatten().flatten();
        // A wrong letter takes one away and adds another.
        let near = keys.filter(|(own, _)| (own ^ letters).count_ones() as usize <= 2 * MOST_WRONG);
        did_you_mean(written, near.map(|(_, key)| key.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_missed_that_measuring_all_would_find() {
        let keys = ["astana", "hezbollah", "ig", "the-river", "über", "aleppo", "nojeh"];
        let nearest = Nearest::new(keys.into_iter());
        for word in
            ["Astena", "astaan", "hisbollah", "river", "the-rver", "uber", "alepo", "knife", "", "noj"]
        {
            assert_eq!(nearest.to(word), did_you_mean(word, keys), "{word}");
        }
    }
}
