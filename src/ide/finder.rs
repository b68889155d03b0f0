//! Tells how well names and sentences fit what somebody types to find them.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Finds by what was typed: every word of it, in any order, each as letters that follow each other with gaps or without.
pub struct Finder {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
    /// What fits less is no match: in a long sentence some letters always follow each other.
    least: u32,
}

impl Finder {
    /// Finds by `query`. Capitals matter only where somebody types one; accents only where somebody types them.
    pub fn new(query: &str) -> Self {
        let (case, accents) = (CaseMatching::Smart, Normalization::Smart);
        let pattern = Pattern::new(query, case, accents, AtomKind::Fuzzy);
        let mut finder =
            Finder { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new(), least: 0 };
        // Gaps cost little each, so that what is scattered over a sentence still has half of what it has in one piece.
        finder.least = finder.score(query).map_or(0, |best| best * 2 / 3);
        finder
    }

    /// How well `text` fits; nothing where it does not. All texts fit an empty query equally well.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        let text = Utf32Str::new(text, &mut self.buffer);
        self.pattern.score(text, &mut self.matcher).filter(|score| *score >= self.least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Those of `texts` that fit, the best first.
    fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        let mut finder = Finder::new(query);
        let mut found: Vec<_> = texts.iter().filter_map(|text| Some((finder.score(text)?, *text))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn words_are_found_in_any_order_and_by_some_of_their_letters() {
        let texts = ["Anna Lee", "Boris Krol", "Why did Anna leave Lindau?", "Élise Krüger", "Анна Ли"];
        assert_eq!(found("lee anna", &texts), ["Anna Lee", "Why did Anna leave Lindau?"]);
        assert_eq!(found("krol", &texts), ["Boris Krol"]);
        assert_eq!(found("brskrl", &texts), ["Boris Krol"]);
        assert_eq!(found("anna", &texts), ["Anna Lee", "Why did Anna leave Lindau?"]);
        assert_eq!(found("kruger elise", &texts), ["Élise Krüger"]);
        assert_eq!(found("анна", &texts), ["Анна Ли"]);
        assert_eq!(found("zzz", &texts), Vec::<&str>::new());
        assert_eq!(found("", &texts).len(), texts.len());
    }

    #[test]
    fn letters_scattered_over_a_sentence_are_no_match() {
        let texts = ["In reality I think that all of it went away", "Iran and the others"];
        assert_eq!(found("iran", &texts), ["Iran and the others"]);
    }
}
