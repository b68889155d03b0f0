//! What is wrong with a setting, said once.

use std::fmt;

/// One key or value that is not understood; what it would have set stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1, where the source has lines.
    pub line: Option<usize>,
    /// One sentence: which key, what is wrong with it, what is expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// `: did you mean …?` where something known is close, else `otherwise`.
pub(super) fn suggestion<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match crate::model::problem::did_you_mean(word, known) {
        Some(meant) => format!(": did you mean `{meant}`?"),
        None => otherwise.to_owned(),
    }
}

/// `a, b or c`.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
