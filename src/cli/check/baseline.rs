//! What is accepted as it is today: written once, kept beside the transcripts, and shrunk from then on.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::surroundings::absolute;
use crate::cli::{Failure, read, replace};
use crate::rules::Diagnostic;
use crate::text::Text;

/// The version of the file's form.
const VERSION: u32 = 1;

/// So many characters before a finding tell it from others like it.
const BEFORE: usize = 12;

/// And so many from its start on, if it is short, and if it is long.
const AFTER: (usize, usize) = (16, 48);

/// The findings that are accepted: below each file and rule the text around a finding, and how often it is found there.
///
/// A finding is known again by that text, so that lines above may come and go, and so may most of its own.
#[derive(Debug, Default)]
pub struct Baseline {
    file: PathBuf,
    accepted: BTreeMap<String, Counts>,
}

/// The findings in one file: rule, text around it, how often.
pub type Counts = BTreeMap<String, BTreeMap<String, usize>>;

/// The file's own form.
#[derive(Serialize, Deserialize)]
struct Stored {
    version: u32,
    accepted: BTreeMap<String, Counts>,
}

impl Baseline {
    /// A baseline that accepts nothing yet, to be written to `file`.
    pub fn new(file: &Path) -> Self {
        Baseline { file: file.to_owned(), accepted: BTreeMap::new() }
    }

    /// Reads the baseline in `file`.
    pub fn read(file: &Path) -> Result<Self, Failure> {
        let text = read::file(file).map_err(Failure::Told)?;
        let bad = |why: String, cure: &str| {
            Failure::Told(format!("{} is no baseline ({why}): {cure}", file.display()))
        };
        let stored: Stored = serde_json::from_str(&text)
            .map_err(|error| bad(error.to_string(), "--write-baseline writes one"))?;
        if stored.version != VERSION {
            let why = format!("its version is {}, not {VERSION}", stored.version);
            return Err(bad(why, "remove it, and write it anew with --write-baseline"));
        }
        Ok(Baseline { accepted: stored.accepted, ..Baseline::new(file) })
    }

    /// What `file` accepts already; nothing if it is not there. A file that is no baseline is not to be overwritten.
    pub fn read_or_new(file: &Path) -> Result<Self, Failure> {
        if file.exists() { Baseline::read(file) } else { Ok(Baseline::new(file)) }
    }

    /// The same baseline, to be written to `file`.
    pub fn moved_to(&self, file: &Path) -> Self {
        let (old, mut new) = (self.root(), Baseline::new(file));
        let accepted = self.accepted.iter();
        new.accepted = accepted.map(|(path, counts)| (new.key(&old.join(path)), counts.clone())).collect();
        new
    }

    /// Takes the findings that are accepted in the file at `path` out of `findings`; how many these are comes back.
    pub fn take_out(&self, path: &Path, text: &Text, findings: &mut Vec<Diagnostic>) -> usize {
        let Some(mut left) = self.accepted.get(&self.key(path)).cloned() else { return 0 };
        let before = findings.len();
        findings.retain(|finding| {
            let count = left.get_mut(finding.rule).and_then(|rule| rule.get_mut(&around(text, finding)));
            match count {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            }
        });
        before - findings.len()
    }

    /// How many findings are accepted in the file at `path`.
    pub fn accepts(&self, path: &Path) -> usize {
        self.accepted.get(&self.key(path)).map_or(0, total)
    }

    /// How many findings are accepted in files that are no longer there.
    pub fn accepts_in_missing_files(&self) -> usize {
        let root = self.root();
        let missing = self.accepted.iter().filter(|(path, _)| !root.join(path).exists());
        missing.map(|(_, counts)| total(counts)).sum()
    }

    /// Accepts these findings in the file at `path`, and no others there.
    pub fn accept(&mut self, path: &Path, counts: Counts) {
        let key = self.key(path);
        if counts.is_empty() {
            self.accepted.remove(&key);
        } else {
            self.accepted.insert(key, counts);
        }
    }

    /// Accepts in the file at `path` no longer what is not among these findings.
    pub fn shrink(&mut self, path: &Path, mut counts: Counts) {
        let known = self.accepted.get(&self.key(path));
        counts.retain(|rule, places| {
            let known = known.and_then(|known| known.get(rule));
            places.retain(|around, count| {
                let most = known.and_then(|known| known.get(around)).copied().unwrap_or(0);
                *count = most.min(*count);
                *count > 0
            });
            !places.is_empty()
        });
        self.accept(path, counts);
    }

    /// Forgets the files that are no longer there.
    pub fn forget_missing_files(&mut self) {
        let root = self.root();
        self.accepted.retain(|path, _| root.join(path).exists());
    }

    /// How many findings are accepted in all.
    pub fn len(&self) -> usize {
        self.accepted.values().map(total).sum()
    }

    /// Writes the file: sorted, an entry a line.
    pub fn write(self) -> io::Result<()> {
        let stored = Stored { version: VERSION, accepted: self.accepted };
        replace::file_or_new(&self.file, &(serde_json::to_string_pretty(&stored)? + "\n"))
    }

    /// Where the file is, as it was given.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Paths are kept as they are seen from the baseline's own folder, so that it does not matter where one stands.
    fn key(&self, path: &Path) -> String {
        relative(&absolute(path), &self.root()).to_string_lossy().replace(MAIN_SEPARATOR, "/")
    }

    fn root(&self) -> PathBuf {
        let file = absolute(&self.file);
        file.parent().unwrap_or(Path::new("/")).to_owned()
    }
}

/// `path` as it is seen from `folder`, both from the root of the disk.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return path.to_owned();
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

/// The findings of one file, counted.
pub fn counts(text: &Text, findings: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        let rule = counts.entry(finding.rule.to_owned()).or_default();
        *rule.entry(around(text, finding)).or_default() += 1;
    }
    counts
}

fn total(counts: &Counts) -> usize {
    counts.values().flat_map(BTreeMap::values).sum()
}

/// The text around the start of a finding, within its line, with single blanks: what tells it from others of its rule.
fn around(text: &Text, finding: &Diagnostic) -> String {
    let at = finding.range.start;
    // No character is longer than four bytes.
    let before = text.slice(at.saturating_sub(BEFORE * 4)..at);
    let after = text.slice(at..at + AFTER.1 * 4);
    let is_inside = |c: &char| !matches!(c, '\n' | '\r');
    let before: Vec<char> = before.chars().rev().take_while(is_inside).take(BEFORE).collect();
    let marked = text.slice(finding.range.start..finding.range.end.min(at + AFTER.1 * 4)).chars().count();
    let after = after.chars().take_while(is_inside).take(marked.clamp(AFTER.0, AFTER.1));
    let around: String = before.into_iter().rev().chain(after).collect();
    around.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Level;

    fn found(text: &str, what: &str) -> (Text, Vec<Diagnostic>) {
        let places = text.match_indices(what).map(|(at, _)| Diagnostic {
            rule: "a-rule",
            level: Level::Hint,
            range: at..at + what.len(),
            message: String::new(),
            fix: None,
        });
        (Text::new(text), places.collect())
    }

    #[test]
    fn paths_are_seen_from_the_folder_of_the_baseline() {
        for (path, folder, expected) in [
            ("/x/a/b.txt", "/x", "a/b.txt"),
            ("/x/a/b.txt", "/x/ci/y", "../../a/b.txt"),
            ("/b.txt", "/x", "../b.txt"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), Path::new(expected));
        }
    }

    #[test]
    fn a_finding_is_known_again_after_edits_elsewhere() {
        let (text, findings) = found("One.\n\nThis (is it.\n\nThis (is it.\n", "(");
        let mut baseline = Baseline::new(Path::new("b.json"));
        baseline.accept(Path::new("a.txt"), counts(&text, &findings));
        assert_eq!((baseline.len(), baseline.accepts(Path::new("./a.txt"))), (2, 2));
        for (edited, left) in [
            ("This   (is it.\n\nNew (one.\n\nThis (is it.\r\n", 1),
            ("This (is it.\nThis (is it.\nThis (is it.\n", 1),
            ("Nothing.\n", 0),
            ("This (was it.\n", 1),
            ("In the end, this (is it.\n", 1),
            ("This (is it. But there is more to say of it\n", 1),
        ] {
            let (text, mut findings) = found(edited, "(");
            let before = findings.len();
            let taken = baseline.take_out(Path::new("a.txt"), &text, &mut findings);
            assert_eq!((findings.len(), taken), (left, before - left), "{edited}");
        }
        let (text, mut findings) = found("This (is it.\n", "(");
        assert_eq!(baseline.take_out(Path::new("b.txt"), &text, &mut findings), 0);
    }
}
