//! How much was found, in one line.

use std::fmt;

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
}

impl Summary {
    /// Of one file: what is found in it, after so many fixes.
    pub fn of_file(findings: &[Diagnostic], fixed: usize) -> Self {
        let mut summary = Summary { files: 1, fixed, ..Summary::default() };
        summary.files_with_findings = usize::from(!findings.is_empty());
        for finding in findings {
            summary.by_level[finding.level as usize] += 1;
            summary.fixable += usize::from(finding.fix.as_ref().is_some_and(|fix| fix.safe));
        }
        summary
    }

    /// Whether not one file was checked.
    pub fn is_empty(&self) -> bool {
        self.files == 0
    }

    /// Takes in what was found in other files.
    pub fn add(&mut self, other: &Summary) {
        self.files += other.files;
        self.files_with_findings += other.files_with_findings;
        self.by_level.iter_mut().zip(other.by_level).for_each(|(sum, count)| *sum += count);
        self.fixable += other.fixable;
        self.fixed += other.fixed;
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
            return write!(f, "{nothing} in {}", counted(self.files, "file", "files"));
        }
        let left = if self.fixed > 0 { " left" } else { "" };
        let files = counted(self.files_with_findings, "file", "files");
        let levels = Level::ALL.into_iter().rev().filter_map(|level| match self.by_level[level as usize] {
            0 => None,
            count => Some(match level {
                Level::Info => format!("{count} info"),
                _ => counted(count, level.name(), &format!("{level}s")),
            }),
        });
        let levels: Vec<String> = levels.collect();
        write!(f, "{}{left} in {files} ({})", counted(findings, "finding", "findings"), levels.join(", "))?;
        if self.fixable > 0 {
            write!(f, "; {} can be fixed with --fix", self.fixable)?;
        }
        Ok(())
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
