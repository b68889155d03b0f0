//! Texts cut to fit a line: at a word, on one line, without the marks of emphasis.

/// `text` on one line, of at most `most` characters, cut at a word where it is longer.
pub fn shorten(text: &str, most: usize) -> String {
    let mut short = String::with_capacity(text.len().min(most + 1));
    let mut length = 0;
    for word in text.split_whitespace() {
        let word = word.trim_matches(['*', '`']);
        let width = if word.is_ascii() { word.len() } else { word.chars().count() };
        if length > 0 && length + 1 + width > most {
            short.truncate(short.trim_end_matches([',', ';', ':', '—', '–', '-', ' ']).len());
            short.push('…');
            return short;
        }
        if length == 0 && width > most {
            return word.chars().take(most.saturating_sub(1)).chain(['…']).collect();
        }
        if length > 0 && width > 0 {
            short.push(' ');
            length += 1;
        }
        short.push_str(word);
        length += width;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn texts_are_cut_at_a_word() {
        let rows = [
            ("Why?", 10, "Why?"),
            ("**Who  are\nyou?**", 20, "Who are you?"),
            ("One, two, three", 9, "One, two…"),
            ("为什么你来这里呢", 5, "为什么你…"),
            ("", 5, ""),
        ];
        for (text, most, expected) in rows {
            assert_eq!(shorten(text, most), expected, "{text}");
        }
    }
}
