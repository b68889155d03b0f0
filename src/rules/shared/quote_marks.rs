//! Quotation marks that face the wrong way, by the habits of a language.

use crate::model::language::Language;
use crate::model::typography::{self, QuotePair};

/// The pair that is meant, where `marks` face the wrong way in that language.
pub fn turned(marks: (&str, &str), language: Language) -> Option<QuotePair> {
    let meant = match marks {
        ("”", "“" | "”") | ("“", "“") => ("“", "”"),
        ("»", "«" | "»") | ("«", "«") => ("«", "»"),
        _ => return None,
    };
    let habits = typography::of(language)?;
    let has = |pair: (&str, &str)| {
        let mut all = habits.quotes.iter().chain(&habits.other_quotes);
        all.any(|(open, close)| (open.trim(), close.trim()) == pair)
    };
    (has(meant) && !has(marks)).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_says_which_way_a_mark_faces() {
        for (marks, language, expected) in [
            (("”", "“"), "en", Some(("“", "”"))),
            (("”", "”"), "en", Some(("“", "”"))),
            (("”", "”"), "sv", None),
            (("»", "«"), "de", None),
            (("»", "«"), "fr", Some(("«", "»"))),
            (("„", "“"), "de", None),
            (("»", "«"), "", None),
        ] {
            assert_eq!(turned(marks, Language::from_tag(language)), expected, "{marks:?} {language}");
        }
    }
}
