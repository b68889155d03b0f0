//! Texts of others within Markdown of ours: what a transcript or glossary says is shown as it stands, and leads nowhere.
//!
//! In an editor Markdown can run commands, and an image in it tells a server who reads.

/// The text with all that Markdown would read as its own escaped.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Markdown for an editor that shows none: without emphasis and escapes, the goal of a link behind its words.
pub fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match (c, link(rest), behind.chars().next()) {
            ('\\', _, Some(escaped)) => {
                plain.push(escaped);
                behind.get(escaped.len_utf8()..).unwrap_or_default()
            }
            ('*', _, Some('*')) => behind.get(1..).unwrap_or_default(),
            (_, Some((words, goal, behind)), _) => {
                plain += &format!("{} ({goal})", self::plain(words));
                behind
            }
            _ => {
                plain.push(c);
                behind
            }
        };
    }
    plain
}

/// The words and the goal of the link that a text starts with, and what follows it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (words, behind) = text.strip_prefix('[')?.split_once("](")?;
    let (goal, behind) = behind.split_once(')')?;
    // A bracket in between would be one of its own.
    (!words.contains(['[', ']', '\n'])).then_some((words, goal, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back_as_it_was() {
        for text in ["**bold** _so_ `code` # [a](command:b) ![c](d) <e> \\f \\\\", "Ann_Lee", ""] {
            assert_eq!(plain(&escaped(text)), text);
        }
        assert_eq!(escaped("[a](command:b) <img>"), "\\[a\\](command:b) \\<img>");
        assert_eq!(plain("**a** [b](https://c.example) [sic]"), "a b (https://c.example) [sic]");
    }
}
