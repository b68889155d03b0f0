//! Checks one file: reads it, judges it as transcript or glossary, and mends it where that was asked for.

use std::path::{Path, PathBuf};

use super::baseline::{self, Baseline, Counts};
use super::form::{Form, Seen};
use super::summary::Summary;
use crate::cli::args::Check;
use crate::cli::files::Source;
use crate::cli::surroundings::{Surroundings, UsedGlossary};
use crate::cli::terminal::Ink;
use crate::cli::{diff, replace};
use crate::model::glossary::Glossary;
use crate::rules::{self, Diagnostic};
use crate::text::Text;

/// What all files are checked with.
pub struct Checker<'a> {
    pub asked: &'a Check,
    pub surroundings: &'a Surroundings,
    pub form: &'a dyn Form,
    pub baseline: Option<&'a Baseline>,
}

/// What came of one file.
pub struct Checked {
    /// The file.
    pub path: PathBuf,
    /// What is found in it, or why it cannot be read.
    pub outcome: Result<Outcome, String>,
    /// A text for standard output instead of findings: standard input mended, or a diff.
    pub passed_on: Option<String>,
}

/// What is found in a file.
pub struct Outcome {
    /// The findings as they are shown; nothing where they are only counted.
    pub shown: String,
    /// How much was found.
    pub summary: Summary,
    /// The findings as a baseline has them, where one is to be written.
    pub counts: Counts,
}

/// A text with what is found in it.
struct Judged {
    text: Text,
    findings: Vec<Diagnostic>,
    /// The text after the safe fixes, if they were asked for, and how many they were.
    mended: Option<(String, usize)>,
    /// Whether it is a transcript in which nobody speaks.
    is_turnless: bool,
}

impl Checker<'_> {
    /// Checks what the arguments name.
    pub fn check(&self, source: &Source) -> Checked {
        let (path, text) = source.read(self.asked.stdin_filename.as_deref());
        let mut passed_on = None;
        let outcome = text.and_then(|text| {
            let mut judged = self.judge(&path, &text);
            let mut fixes = 0;
            if let Some((mended, count)) = judged.mended.take() {
                if self.asked.diff {
                    let ink = Ink::of_output();
                    passed_on = Some(diff::unified(&path.display().to_string(), &text, &mended, ink));
                } else {
                    fixes = count;
                    match source {
                        Source::StandardInput => passed_on = Some(mended),
                        Source::File(path) if mended != text => replace::file(path, &mended)?,
                        Source::File(_) => {}
                    }
                }
            }
            let outcome = self.outcome(&path, judged);
            Ok(Outcome { summary: outcome.summary.after_fixes(fixes), ..outcome })
        });
        Checked { path, outcome, passed_on }
    }

    /// Checks a glossary that nobody named but some transcript uses.
    pub fn check_used(&self, used: &UsedGlossary) -> Checked {
        let outcome = self.outcome(&used.path, self.judge_glossary(&used.path, &used.text));
        let outcome = Outcome { summary: outcome.summary.uncounted(), ..outcome };
        Checked { path: used.path.clone(), outcome: Ok(outcome), passed_on: None }
    }

    fn judge(&self, path: &Path, text: &str) -> Judged {
        if is_glossary(path) {
            return self.judge_glossary(path, text);
        }
        let (document, settings) = self.surroundings.document(path, text);
        let is_turnless = document.turns().is_empty();
        if self.asked.diff {
            let findings = rules::check(&document, &settings);
            let mended = rules::mend(document.clone(), &settings);
            let mended = Some((mended.document.text().to_string(), mended.fixes));
            Judged { text: document.text().clone(), findings, mended, is_turnless }
        } else if self.asked.fix {
            let mended = rules::mend(document, &settings);
            let text = mended.document.text().clone();
            let after = Some((text.to_string(), mended.fixes));
            Judged { text, findings: mended.findings, mended: after, is_turnless }
        } else {
            let findings = rules::check(&document, &settings);
            Judged { text: document.text().clone(), findings, mended: None, is_turnless }
        }
    }

    /// A glossary is only mended by hand: what could be meant there is a guess.
    fn judge_glossary(&self, path: &Path, text: &str) -> Judged {
        let findings = rules::check_glossary(&Glossary::parse(text), &self.surroundings.settings(path));
        let mended = (self.asked.diff || self.asked.fix).then(|| (text.to_owned(), 0));
        Judged { text: Text::new(text), findings, mended, is_turnless: false }
    }

    fn outcome(&self, path: &Path, judged: Judged) -> Outcome {
        let Judged { text, mut findings, is_turnless, .. } = judged;
        let accepted = self.baseline.map_or(0, |baseline| baseline.take_out(path, &text, &mut findings));
        let shown_path = path.display().to_string();
        let summary = Summary::of_file(&findings).accepting(accepted);
        let summary = if is_turnless { summary.without_turns(&shown_path) } else { summary };
        let is_written = self.asked.write_baseline.is_some();
        let counts = if is_written { baseline::counts(&text, &findings) } else { Counts::new() };
        let is_shown = !self.asked.diff && !is_written;
        let seen = Seen { path: &shown_path, text: &text, findings: &findings };
        Outcome { shown: if is_shown { self.form.file(&seen) } else { String::new() }, summary, counts }
    }
}

/// Whether a file is read as a glossary, which its name alone says.
pub fn is_glossary(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["yaml", "yml"].iter().any(|yaml| extension.eq_ignore_ascii_case(yaml))
}
