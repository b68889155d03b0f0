//! How far case matters in a form of which the glossary does not say it.

use super::EntityCase;
use crate::model::matcher::CaseRule;

/// Articles that stand before a name without being what tells it from a common word.
const ARTICLES: [&str; 20] = [
    "the", "a", "an", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "i", "der", "die", "das",
    "o", "os", "as", "de",
];

/// The rule for one form.
///
/// In capitals it is an acronym and must stand in capitals. One word with a capital may also be a common word (`Knife`),
/// so it must begin with one; several words together are seldom anything but the name.
pub(super) fn case_rule(form: &str, declared: Option<EntityCase>) -> CaseRule {
    match declared {
        Some(EntityCase::Exact) => return CaseRule::Exact,
        Some(EntityCase::Any) => return CaseRule::Any,
        None => {}
    }
    let has_capital = form.chars().any(char::is_uppercase);
    if !has_capital {
        return CaseRule::Any;
    }
    if !form.chars().any(char::is_lowercase) {
        return CaseRule::Exact;
    }
    let mut words = form.split_whitespace();
    let first = words.next().unwrap_or("").to_lowercase();
    let beyond_article =
        words.clone().count() - usize::from(ARTICLES.contains(&first.as_str()) && words.next().is_some());
    if beyond_article == 0 { CaseRule::Capital } else { CaseRule::Any }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_of_a_form_decides() {
        for (form, expected) in [
            ("IG", CaseRule::Exact),
            ("G7", CaseRule::Exact),
            ("Knife", CaseRule::Capital),
            ("The Times", CaseRule::Capital),
            ("The", CaseRule::Capital),
            ("Party of God", CaseRule::Any),
            ("The New Yorker", CaseRule::Any),
            ("de-escalation", CaseRule::Any),
            ("阿斯塔纳", CaseRule::Any),
        ] {
            assert_eq!(case_rule(form, None), expected, "{form}");
        }
        assert_eq!(case_rule("IG", Some(EntityCase::Any)), CaseRule::Any);
    }
}
