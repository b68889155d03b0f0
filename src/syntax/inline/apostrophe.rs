//! Tells an apostrophe from a single quotation mark that opens.

/// Words that are written with an apostrophe in place of their beginning.
const SHORTENED: [&str; 23] = [
    "em", "til", "till", "tis", "twas", "cause", "cos", "coz", "cuz", "bout", "round", "n", "im", "er", "s",
    "t", "k", "kay", "course", "nuff", "tude", "zat", "ello",
];

/// Whether what follows a mark is a word or a number that is shortened at its beginning: `’90s`, `'em`.
pub(super) fn follows(after: &str) -> bool {
    let word = after.len() - after.trim_start_matches(char::is_alphabetic).len();
    after.starts_with(char::is_numeric)
        || SHORTENED.iter().any(|short| after[..word].eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    #[test]
    fn shortened_words_are_known() {
        for (after, expected) in
            [("90s", true), ("em all", true), ("Tis", true), ("hello’", false), ("", false)]
        {
            assert_eq!(super::follows(after), expected, "{after}");
        }
    }
}
