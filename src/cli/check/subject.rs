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
use crate::config::Kind;
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
    /// Whether it is no transcript for sure, so that nothing in it is mended.
    is_left_alone: bool,
}

impl Judged {
    /// A text that only its author can mend.
    fn by_hand(text: &str, findings: Vec<Diagnostic>) -> Self {
        Judged { text: Text::new(text), findings, mended: None, is_turnless: false, is_left_alone: false }
    }
}

impl Checker<'_> {
    /// Checks what the arguments name.
    pub fn check(&self, source: &Source) -> Checked {
        let (path, text) = source.read(self.asked.stdin_filename.as_deref());
        let mut passed_on = None;
        let outcome = text.and_then(|text| {
            let mut judged = self.judge(source, &path, &text)?;
            let mut fixes = 0;
            let is_to_mend = self.asked.fix && !self.asked.diff;
            if *source == Source::StandardInput && is_to_mend && judged.mended.is_none() {
                passed_on = Some(text);
            } else if let Some((mended, count)) = judged.mended.take() {
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

    fn judge(&self, source: &Source, path: &Path, text: &str) -> Result<Judged, String> {
        match Kind::of(path) {
            Kind::Text => Ok(self.judge_transcript(source, path, text)),
            Kind::Glossary => Ok(self.judge_glossary(path, text)),
            // What is wrong in them was said when they were read.
            Kind::Settings => Ok(Judged::by_hand(text, Vec::new())),
            Kind::Data => Err(Kind::Data.refusal(path).unwrap_or_default()),
        }
    }

    fn judge_transcript(&self, source: &Source, path: &Path, text: &str) -> Judged {
        let (document, settings) = self.surroundings.document(path, text);
        let is_turnless = document.turns().is_empty();
        let is_left_alone = is_turnless && source.path().is_some() && !self.surroundings.takes(path);
        let is_mended = (self.asked.fix || self.asked.diff) && !is_left_alone;
        let mended = is_mended.then(|| rules::mend(document.clone(), &settings));
        let after = mended.as_ref().map(|mended| (mended.document.text().to_string(), mended.fixes));
        let (text, findings) = match mended {
            Some(mended) if !self.asked.diff => (mended.document.text().clone(), mended.findings),
            _ => (document.text().clone(), rules::check(&document, &settings)),
        };
        Judged { text, findings, mended: after, is_turnless, is_left_alone }
    }

    /// A glossary is only mended by hand: what could be meant there is a guess.
    fn judge_glossary(&self, path: &Path, text: &str) -> Judged {
        let settings = self.surroundings.settings(path);
        Judged::by_hand(text, rules::check_glossary(&Glossary::parse(text), &settings))
    }

    fn outcome(&self, path: &Path, judged: Judged) -> Outcome {
        let Judged { text, mut findings, is_turnless, is_left_alone, .. } = judged;
        let is_written = self.asked.write_baseline.is_some();
        let counts = if is_written { baseline::counts(&text, &findings) } else { Counts::new() };
        let accepted = self.baseline.map_or(0, |baseline| baseline.take_out(path, &text, &mut findings));
        let shown_path = path.display().to_string();
        let summary = Summary::of_file(&findings).accepting(accepted);
        let summary = if is_turnless { summary.without_turns(&shown_path) } else { summary };
        let summary = if is_left_alone { summary.left_alone() } else { summary };
        let is_shown = !self.asked.diff && (!is_written || self.baseline.is_some());
        let seen = Seen { path: &shown_path, text: &text, findings: &findings };
        Outcome { shown: if is_shown { self.form.file(&seen) } else { String::new() }, summary, counts }
    }
}
