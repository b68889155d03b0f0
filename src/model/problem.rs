//! What is wrong in front matter or in a glossary, said once and where it is.

use crate::text::Span;

/// The sort of a [`Problem`]; rules choose by it which problems they report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text is no YAML at this place.
    Syntax,
    /// The text is YAML but goes past what is read: too many values, or an alias.
    Limit,
    /// A value is of the wrong type.
    Value,
    /// A value is not one of the known ones.
    UnknownValue,
    /// A key is given twice.
    DuplicateKey,
    /// A key that nothing reads and that looks like a misspelt known one.
    UnknownKey,
    /// An entry lacks what it needs, or holds something that has no effect.
    Incomplete,
}

/// How much a [`Problem`] weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemSeverity {
    /// Something that is not read as its author meant.
    Error,
    /// Something that may be meant.
    Hint,
}

/// One thing that is wrong, with the place it is wrong at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem this is.
    pub kind: ProblemKind,
    /// The bytes it concerns, relative to the start of the parsed text.
    pub span: Span,
    /// One sentence: what is wrong and what to do about it.
    pub message: String,
    /// A text that may stand in place of the bytes of `span`, where one is likely meant.
    pub suggestion: Option<String>,
}

impl Problem {
    /// A problem without a suggestion.
    pub fn new(kind: ProblemKind, span: Span, message: impl Into<String>) -> Self {
        Self { kind, span, message: message.into(), suggestion: None }
    }

    /// How much this problem weighs.
    pub fn severity(&self) -> ProblemSeverity {
        match self.kind {
            ProblemKind::Syntax | ProblemKind::Limit | ProblemKind::Value => ProblemSeverity::Error,
            ProblemKind::DuplicateKey => ProblemSeverity::Error,
            ProblemKind::UnknownValue | ProblemKind::UnknownKey | ProblemKind::Incomplete => {
                ProblemSeverity::Hint
            }
        }
    }
}

/// At most so many problems of one text are told: what has more is not what it is taken for.
pub const MOST_PROBLEMS: usize = 100;

/// The known word that `word` most likely means, if it is close enough to one to say so.
///
/// One letter may differ in a word of up to five letters, two in a longer one.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().take(65).count();
    if !(3..=64).contains(&length) {
        return None;
    }
    let allowed = if length <= 5 { 1 } else { 2 };
    let folded = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&folded, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn suggests_only_what_is_close() {
        let known = ["title", "date", "language", "interviewer", "interviewee"];
        for (word, expected) in [
            ("titel", Some("title")),
            ("langauge", Some("language")),
            ("Interviewers", Some("interviewer")),
            ("tags", None),
            ("type", None),
            ("transcript_by", None),
            ("", None),
        ] {
            assert_eq!(did_you_mean(word, known), expected, "{word}");
        }
    }
}
