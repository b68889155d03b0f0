//! Compares a signature as it is written with the accepted forms that have the same letters.

use crate::syntax::lexicon::AttributionForm;

/// How a written signature stands to an accepted form.
pub(super) enum Accepted {
    /// It is that form; case, kinds of space and apostrophe, and a missing last full stop do not count.
    Yes,
    /// It should be this.
    Corrected(String),
    /// It has more between its letters than a slip of the pen puts there.
    No,
}

/// The form that a signature is meant to be, with the correction where it is none of them.
pub(super) fn choose<'l>(
    forms: impl Iterator<Item = &'l AttributionForm>,
    written: &str,
) -> Option<(&'l AttributionForm, Option<String>)> {
    let mut first = None;
    for form in forms {
        match accepted(&form.written, written) {
            Accepted::Yes => return Some((form, None)),
            Accepted::Corrected(corrected) => first = first.or(Some((form, Some(corrected)))),
            Accepted::No => {}
        }
    }
    // So few letters, oddly written, may be anything.
    first.filter(|(form, _)| form.written.chars().filter(|c| c.is_alphabetic()).count() > 3)
}

/// Compares what stands between the letters, which are the same in both.
pub(super) fn accepted(form: &str, written: &str) -> Accepted {
    let (form_gaps, written_gaps) = (gaps(form), gaps(written));
    let last = form_gaps.len().saturating_sub(1);
    let same = form_gaps
        .iter()
        .enumerate()
        .all(|(at, gap)| match written_gaps.get(at) {
            Some(other) if at == last => *other == *gap || matches!(other.as_str(), "" | "." | ","),
            Some(other) => other == gap,
            None => false,
        });
    if same && form_gaps.len() == written_gaps.len() {
        return Accepted::Yes;
    }
    let slipped = form_gaps
        .iter()
        .zip(&written_gaps)
        .enumerate()
        .all(|(at, (gap, other))| {
            gap == other
                || (other.chars().all(|c| c == '.' || c == ' ')
                    && (at == last || gap.contains('.') || !other.contains('.')))
        });
    if !slipped {
        return Accepted::No;
    }
    let mut written_letters = written.chars().filter(|c| c.is_alphanumeric());
    let corrected = form.chars().map(|c| {
        if c.is_alphanumeric() {
            written_letters.next().unwrap_or(c)
        } else {
            c
        }
    });
    Accepted::Corrected(corrected.collect())
}

/// What stands after each letter, with one form for every space and apostrophe.
fn gaps(written: &str) -> Vec<String> {
    let mut gaps: Vec<String> = Vec::new();
    for c in written.chars() {
        match (c, gaps.last_mut()) {
            (c, _) if c.is_alphanumeric() => gaps.push(String::new()),
            (c, Some(gap)) if c.is_whitespace() => {
                if !gap.ends_with(' ') {
                    gap.push(' ');
                }
            }
            ('’' | 'ʼ', Some(gap)) => gap.push('\''),
            (c, Some(gap)) => gap.push(c),
            (_, None) => {}
        }
    }
    if let Some(gap) = gaps.last_mut() {
        gap.truncate(gap.trim_end().len());
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_a_last_stop_do_not_matter() {
        for (form, written, corrected) in [
            ("прим. пер.", "Прим.\u{a0}пер", None),
            ("translator's note", "Translator’s  Note", None),
            ("NdT", "NdT.", None),
            ("approx. ed.", "Approx.ed.", Some("Approx. ed.")),
            ("approx. ed.", "approx ed.", Some("approx. ed.")),
            ("прим. ред.", "прим. ред..", Some("прим. ред.")),
        ] {
            let found = match accepted(form, written) {
                Accepted::Yes | Accepted::No => None,
                Accepted::Corrected(corrected) => Some(corrected),
            };
            assert_eq!(found.as_deref(), corrected, "{written}");
        }
    }
}
