//! Writes a text in place of one that stands in YAML, as that one is written.

use crate::text::Span;

/// Signs that end or change a plain scalar where they stand in it.
const SIGNS: &str = ",[]{}#&*!|>'\"%@`:\\";

/// `text` as it is to stand at `span` of `yaml`, where another text stands: between that one's quotes, or in quotes of its
/// own where it needs them.
pub fn in_place_of(yaml: &str, span: Span, text: &str) -> String {
    let before = yaml.get(..span.range().start).and_then(|before| before.chars().next_back());
    let behind = yaml.get(span.range().end..).and_then(|behind| behind.chars().next());
    match (before, behind) {
        (Some('\''), Some('\'')) => text.replace('\'', "''"),
        (Some('"'), Some('"')) => escaped(text),
        _ if is_plain(text) => text.to_owned(),
        _ => format!("\"{}\"", escaped(text)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Words, in lower case, that some reader of YAML takes for no text but for nothing, or for true and false.
const NO_TEXTS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// Whether a text can stand without quotes, be it in a list between brackets, and is a text for every reader of YAML.
fn is_plain(text: &str) -> bool {
    let is_text = !NO_TEXTS.iter().any(|word| text.eq_ignore_ascii_case(word));
    // Numbers and dates begin with a digit.
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || !c.is_ascii())
        || ["/", "./", "../"].iter().any(|path| text.starts_with(path));
    starts && is_text && text.trim() == text && !text.contains(|c| SIGNS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_quotes_it_finds_or_those_it_needs() {
        for (yaml, old, new, expected) in [
            ("a: Ann", "Ann", "Bo", "Bo"),
            ("a: [Ann]", "Ann", "Lee, Bo", "\"Lee, Bo\""),
            ("a: 'Ann'", "Ann", "O'Hara", "O''Hara"),
            ("a: \"Ann\"", "Ann", "Bo \"B\" Lee", "Bo \\\"B\\\" Lee"),
            ("a: Ann", "Ann", "O'Hara", "\"O'Hara\""),
            ("a: Ann", "Ann", "-", "\"-\""),
            ("a: Ann", "Ann", "Zoë", "Zoë"),
            ("a: [Ann]", "Ann", "true", "\"true\""),
            ("Ann:", "Ann", "No", "\"No\""),
            ("a: Ann", "Ann", "1e3", "\"1e3\""),
            ("a: Ann", "Ann", "2024-01-01", "\"2024-01-01\""),
            ("a: Ann", "Ann", "Nora", "Nora"),
            ("a: b.yaml", "b.yaml", "../b.yaml", "../b.yaml"),
            ("a: 'Ann'", "Ann", "no", "no"),
        ] {
            let start = yaml.find(old).unwrap_or_default();
            assert_eq!(in_place_of(yaml, Span::at(start, start + old.len()), new), expected, "{yaml}");
        }
    }
}
