//! How much was found, in one line.

use std::fmt;

use crate::cli::terminal::harmless;
use crate::config::Level;
use crate::rules::Diagnostic;

/// What was found in some files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    files: usize,
    files_with_findings: usize,
    by_level: [usize; Level::ALL.len()],
    fixable: usize,
    fixed: usize,
    accepted: usize,
    without_turns: usize,
    /// Fixes that are safe in a transcript, in files that may be none.
    left_alone: usize,
    /// The one file without turns, where there is only one.
    turnless: Option<String>,
}

impl Summary {
    /// Of one file: what is found in it.
    pub fn of_file(findings: &[Diagnostic]) -> Self {
        let mut summary = Summary { files: 1, ..Summary::default() };
        summary.files_with_findings = usize::from(!findings.is_empty());
        for finding in findings {
            summary.by_level[finding.level as usize] += 1;
            summary.fixable += usize::from(finding.fix.as_ref().is_some_and(|fix| fix.safe));
        }
        summary
    }

    /// The same, after so many fixes.
    pub fn after_fixes(self, fixed: usize) -> Self {
        Summary { fixed, ..self }
    }

    /// The same, where a baseline accepts so many more.
    pub fn accepting(self, accepted: usize) -> Self {
        Summary { accepted, ..self }
    }

    /// The same of the file at `path`, in which nothing shows who speaks.
    pub fn without_turns(self, path: &str) -> Self {
        Summary { without_turns: 1, turnless: Some(path.to_owned()), ..self }
    }

    /// The same of a file that may be no transcript, in which nothing is mended.
    pub fn left_alone(self) -> Self {
        Summary { left_alone: self.fixable, fixable: 0, ..self }
    }

    /// The same of a file that nobody asked to be checked.
    pub fn uncounted(self) -> Self {
        Summary { files: 0, ..self }
    }

    /// Takes in what was found in other files.
    pub fn add(&mut self, other: &Summary) {
        self.files += other.files;
        self.files_with_findings += other.files_with_findings;
        self.by_level.iter_mut().zip(other.by_level).for_each(|(sum, count)| *sum += count);
        self.fixable += other.fixable;
        self.fixed += other.fixed;
        self.accepted += other.accepted;
        self.without_turns += other.without_turns;
        self.left_alone += other.left_alone;
        self.turnless = self.turnless.take().or_else(|| other.turnless.clone());
    }

    /// The summary as a line of its own; nothing where nothing was checked.
    pub fn line(&self) -> String {
        if self.files == 0 { String::new() } else { format!("{self}\n") }
    }

    /// How many findings a baseline accepted.
    pub fn accepted(&self) -> usize {
        self.accepted
    }

    /// Whether anything of that level or above was found.
    pub fn weighs_at_least(&self, level: Level) -> bool {
        self.by_level[level as usize..].iter().any(|count| *count > 0)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.fixed > 0 {
            write!(f, "{} applied; ", counted(self.fixed, "fix", "fixes"))?;
        }
        let findings = self.by_level.iter().sum();
        if findings == 0 {
            let nothing = if self.fixed > 0 { "nothing left to report" } else { "Nothing to report" };
            write!(f, "{nothing} in {}", counted(self.files, "file", "files"))?;
        } else {
            let left = if self.fixed > 0 { " left" } else { "" };
            let files = counted(self.files_with_findings, "file", "files");
            write!(f, "{}{left} in {files} ({})", counted(findings, "finding", "findings"), self.levels())?;
        }
        if self.fixable > 0 {
            write!(f, "; {} can be fixed with --fix", self.fixable)?;
        }
        if self.accepted > 0 {
            write!(f, "; {} accepted by the baseline", self.accepted)?;
        }
        match (self.without_turns, &self.turnless) {
            (0, _) => Ok(()),
            (1, Some(path)) => write!(f, "; no turns found in {}", harmless(path)),
            (count, _) => write!(f, "; no turns found in {count} files"),
        }?;
        if self.left_alone > 0 {
            write!(f, ", where --fix leaves {} alone", counted(self.left_alone, "finding", "findings"))?;
        }
        Ok(())
    }
}

impl Summary {
    /// `1 error, 2 warnings`.
    fn levels(&self) -> String {
        let levels = Level::ALL.into_iter().rev().filter_map(|level| match self.by_level[level as usize] {
            0 => None,
            count => Some(match level {
                Level::Info => format!("{count} info"),
                _ => counted(count, level.name(), &format!("{level}s")),
            }),
        });
        levels.collect::<Vec<_>>().join(", ")
    }
}

/// `1 file`, `2 files`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
