//! What is wrong with a setting, said once.

use std::fmt;

use crate::model::problem::did_you_mean;
use crate::text::Span;

/// One key or value that is not understood; what it would have set stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1, where the source has lines.
    pub line: Option<usize>,
    /// The bytes, where the source is the YAML of front matter.
    pub span: Option<Span>,
    /// One sentence: which key, what is wrong with it, what is expected.
    pub message: String,
    /// What was meant, most likely.
    pub meant: Option<String>,
}

impl Problem {
    /// A problem that stands at no place.
    pub fn of(message: String) -> Problem {
        Problem { line: None, span: None, message, meant: None }
    }

    /// Ends the message with what of the `known` words `word` most likely means, else with `otherwise`.
    pub fn meaning<'a>(
        mut self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> Problem {
        self.meant = did_you_mean(word, known).map(str::to_owned);
        match &self.meant {
            Some(meant) => self.message += &format!(": did you mean `{meant}`?"),
            None => self.message += otherwise,
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)
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
