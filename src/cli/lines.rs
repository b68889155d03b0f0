//! Breaks and cuts text to so many columns.

use unicode_width::UnicodeWidthStr;

/// `text` broken at words into lines of at most `width` columns, those after the first indented.
///
/// What stands between backticks stays on one line if it fits on one.
pub fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in pieces(text, width) {
        let length = word.width();
        if column > 0 && column + 1 + length > width {
            lines += &format!("\n{:indent$}", "");
            column = 0;
        }
        if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines += &word;
        column += length;
    }
    lines
}

/// The paragraphs of `text` broken at words into lines of at most `width` columns; those that are indented, as examples
/// are, stay as they are.
pub fn paragraphs(text: &str, width: usize) -> String {
    let broken = text.split("\n\n").map(|paragraph| match paragraph.starts_with(' ') {
        true => paragraph.to_owned(),
        false => wrapped(paragraph, width, 0),
    });
    broken.collect::<Vec<_>>().join("\n\n")
}

/// `text`, if it is longer than `width` columns, cut at a word, with an ellipsis.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.width() + word.width() + 2 > width {
            break;
        }
        short += if short.is_empty() { "" } else { " " };
        short += word;
    }
    short.truncate(short.trim_end_matches([',', ';', ':', '.']).len());
    if short.is_empty() { short } else { short + "…" }
}

/// The words of `text`, those between two backticks as one unless they are wider than a line.
fn pieces(text: &str, width: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut quoted: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        quoted.push(word);
        let is_open = quoted.iter().map(|word| word.matches('`').count()).sum::<usize>() % 2 == 1;
        if !is_open {
            let piece = quoted.join(" ");
            if piece.width() <= width {
                pieces.push(piece);
            } else {
                pieces.extend(quoted.iter().map(|word| (*word).to_owned()));
            }
            quoted.clear();
        }
    }
    pieces.extend(quoted.into_iter().map(str::to_owned));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_not_broken_between_backticks() {
        for (text, width, expected) in [
            ("write `approx. ed.` here", 14, "write\n  `approx. ed.`\n  here"),
            ("write `approx. ed.` here", 9, "write\n  `approx.\n  ed.` here"),
            ("a ` alone is no quote", 8, "a `\n  alone is\n  no quote"),
        ] {
            assert_eq!(wrapped(text, width, 2), expected);
        }
    }

    #[test]
    fn prose_is_broken_and_examples_are_not() {
        let text = "One two\nthree four.\n\n    an example that is long\n\nFive.";
        assert_eq!(paragraphs(text, 9), "One two\nthree\nfour.\n\n    an example that is long\n\nFive.");
    }

    #[test]
    fn a_text_is_cut_at_a_word() {
        assert_eq!(cut("A note, and more.", 17), "A note, and more.");
        assert_eq!(cut("A note, and more.", 9), "A note…");
        assert_eq!(cut("Antidisestablishmentarianism", 9), "");
    }
}
