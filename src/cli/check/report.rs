//! Writes what is found as soon as it can, in the order of the files, and what is to be said at the end.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::baseline::Baseline;
use super::form::{Form, Whole};
use super::subject::{Checked, Outcome};
use super::summary::{Summary, counted};
use crate::cli::args::Check;
use crate::cli::complaint::Complaint;
use crate::cli::files::is_standard_input;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Status, output, read};

/// The report as far as it is written.
pub struct Report<'a> {
    form: &'a dyn Form,
    surroundings: &'a Surroundings,
    baseline: Option<&'a Baseline>,
    /// The baseline that is to be written.
    accepting: Option<Baseline>,
    /// Standard output is taken by a mended text or a diff.
    aside: bool,
    /// Whether no file had anything to show yet.
    is_empty: bool,
    /// What is done before something that stands ahead of it.
    waiting: BTreeMap<usize, Checked>,
    next: usize,
    complaints: Vec<Complaint>,
    /// Accepted findings of the files that were checked and are no longer there.
    gone: usize,
    summary: Summary,
    /// Findings in what was checked that the new baseline accepts.
    accepted_now: usize,
}

impl<'a> Report<'a> {
    /// A report with nothing in it.
    pub fn new(
        asked: &Check,
        form: &'a dyn Form,
        surroundings: &'a Surroundings,
        baseline: Option<&'a Baseline>,
    ) -> Result<Self, Failure> {
        let accepting = asked.write_baseline.as_deref().map(|file| match baseline {
            Some(baseline) => Ok(baseline.moved_to(file)),
            None => Baseline::read_or_new(file),
        });
        let reads_input = asked.paths.iter().any(|path| is_standard_input(path));
        Ok(Report {
            form,
            surroundings,
            baseline,
            accepting: accepting.transpose()?,
            aside: asked.diff || asked.fix && reads_input,
            is_empty: true,
            waiting: BTreeMap::new(),
            next: 0,
            complaints: Vec::new(),
            gone: 0,
            summary: Summary::default(),
            accepted_now: 0,
        })
    }

    /// Says at once what could not be read, and keeps it for those forms that tell it.
    pub fn complain(&mut self, complaints: impl IntoIterator<Item = Complaint>) {
        for complaint in complaints {
            output::complain(&complaint.sentence);
            self.complaints.push(complaint);
        }
    }

    /// Takes what came of the file at that place in the order, and writes all whose turn it is.
    pub fn add(&mut self, place: usize, checked: Checked) -> io::Result<()> {
        self.waiting.insert(place, checked);
        while let Some(checked) = self.waiting.remove(&self.next) {
            self.next += 1;
            self.take(checked)?;
        }
        Ok(())
    }

    /// Takes what came of a file behind all others.
    pub fn append(&mut self, checked: Checked) -> io::Result<()> {
        self.add(self.next, checked)
    }

    fn take(&mut self, checked: Checked) -> io::Result<()> {
        self.complain(self.surroundings.take_complaints());
        if let Some(text) = checked.passed_on {
            output::print(text.as_bytes())?;
        }
        match checked.outcome {
            Err(sentence) => self.complain([Complaint::new(&checked.path, sentence)]),
            Ok(Outcome { shown, summary, counts }) => {
                if let Some(baseline) = self.baseline {
                    self.gone += baseline.accepts(&checked.path).saturating_sub(summary.accepted());
                }
                if let Some(accepting) = &mut self.accepting {
                    match self.baseline {
                        Some(_) => accepting.shrink(&checked.path, counts),
                        None => accepting.accept(&checked.path, counts),
                    }
                    self.accepted_now += accepting.accepts(&checked.path);
                }
                self.summary.add(&summary);
                self.show(&shown)?;
            }
        }
        Ok(())
    }

    fn show(&mut self, shown: &str) -> io::Result<()> {
        if shown.is_empty() {
            return Ok(());
        }
        let lead = if self.is_empty { self.form.opening() } else { self.form.between().to_owned() };
        self.is_empty = false;
        self.write(&(lead + shown))
    }

    /// Writes what comes last.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.complain(self.surroundings.take_complaints());
        let accepting = self.accepting.take();
        if accepting.is_none() || self.baseline.is_some() {
            let opening = if self.is_empty { self.form.opening() } else { String::new() };
            let whole =
                Whole { summary: &self.summary, is_empty: self.is_empty, complaints: &self.complaints };
            self.write(&(opening + &self.form.closing(&whole)))?;
        }
        match (self.baseline, accepting) {
            (None, Some(new)) => self.accept(new)?,
            (Some(baseline), Some(new)) => shorten(baseline, new)?,
            (Some(baseline), None) => self.tell_of(baseline),
            (None, None) => {}
        }
        Ok(())
    }

    /// How it ended, as far as it went.
    pub fn status(&self, asked: &Check) -> Status {
        let only_accepts = asked.write_baseline.is_some() && asked.baseline.is_none();
        match self.complaints.is_empty() {
            false => Status::Failed,
            true if only_accepts => Status::Clean,
            true if self.summary.weighs_at_least(asked.deny) => Status::Found,
            true => Status::Clean,
        }
    }

    /// Writes the baseline, and says so.
    fn accept(&mut self, mut baseline: Baseline) -> Result<(), Failure> {
        baseline.forget_missing_files();
        let (kept, file) = (baseline.len() - self.accepted_now, baseline.file().display().to_string());
        write(baseline)?;
        let count = counted(self.accepted_now, "finding", "findings");
        let kept = match kept {
            0 => String::new(),
            kept => format!(", beside {kept} in files that were not checked"),
        };
        self.write(&format!("{count} accepted in {file}{kept}: check with --baseline {file} from now on\n"))?;
        Ok(())
    }

    /// Notes what a baseline accepts, where the report itself does not, and what of it is no longer found.
    fn tell_of(&self, baseline: &Baseline) {
        let file = baseline.file().display();
        if !self.form.sums_up() {
            let accepted = counted(self.summary.accepted(), "finding", "findings");
            output::complain(&format!("{accepted} accepted by {file}"));
        }
        let gone = self.gone + baseline.accepts_in_missing_files();
        if gone > 0 {
            let gone = counted(gone, "finding", "findings");
            output::complain(&format!(
                "{gone} that {file} accepts can no longer be found; shorten it with --baseline {file} --write-baseline {file}"
            ));
        }
    }

    fn write(&self, text: &str) -> io::Result<()> {
        if self.aside { io::stderr().write_all(text.as_bytes()) } else { output::print(text.as_bytes()) }
    }
}

/// Writes what is left of a baseline, and says what was taken out.
fn shorten(old: &Baseline, mut new: Baseline) -> Result<(), Failure> {
    new.forget_missing_files();
    let gone = counted(old.len().saturating_sub(new.len()), "finding", "findings");
    let file = new.file().display().to_string();
    write(new)?;
    output::complain(&format!("{gone} taken out of {file}"));
    Ok(())
}

fn write(baseline: Baseline) -> Result<(), Failure> {
    let file = baseline.file().display().to_string();
    baseline.write().map_err(|error| Failure::Told(format!("cannot write {file}: {}", read::reason(&error))))
}
