//! Writes the findings as they come, in the order of the files, and the summary.

use std::io::{self, Write};

use super::summary::Summary;
use super::{Checked, Reported};
use crate::cli::args::{Check, Format};
use crate::cli::files::is_standard_input;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Status, output};

/// The report as far as it is written.
pub struct Report {
    format: Format,
    /// Standard output is taken by a mended text.
    aside: bool,
    is_empty: bool,
    /// What was found so far.
    pub summary: Summary,
}

impl Report {
    /// A report with nothing in it.
    pub fn new(asked: &Check) -> Self {
        let aside = asked.fix && asked.paths.iter().any(|path| is_standard_input(path));
        Report { format: asked.format, aside, is_empty: true, summary: Summary::default() }
    }

    /// Writes what came of some files, and says what could not be read.
    pub fn add(&mut self, checked: Vec<Checked>, surroundings: &Surroundings) -> Result<Status, Failure> {
        let mut status = if surroundings.say_complaints() { Status::Failed } else { Status::Clean };
        for file in checked {
            if let Some(text) = file.passed_on {
                output::print(text.as_bytes())?;
            }
            match file.outcome {
                Ok(reported) => self.add_file(reported)?,
                Err(sentence) => {
                    output::complain(&sentence);
                    status = Status::Failed;
                }
            }
        }
        Ok(status)
    }

    fn add_file(&mut self, reported: Reported) -> io::Result<()> {
        self.summary.add(&reported.summary);
        let mut text = String::new();
        for finding in &reported.findings {
            text += match (self.format, self.is_empty) {
                (Format::Human, _) => "",
                (Format::Json, true) => "[\n",
                (Format::Json, false) => ",\n",
            };
            text += finding;
            text += if self.format == Format::Human { "\n\n" } else { "" };
            self.is_empty = false;
        }
        self.write(&text)
    }

    /// Writes what comes last.
    pub fn finish(&self) -> io::Result<()> {
        match (self.format, self.is_empty) {
            (Format::Human, _) if self.summary.is_empty() => Ok(()),
            (Format::Human, _) => self.write(&format!("{}\n", self.summary)),
            (Format::Json, true) => self.write("[]\n"),
            (Format::Json, false) => self.write("\n]\n"),
        }
    }

    fn write(&self, text: &str) -> io::Result<()> {
        if self.aside { io::stderr().write_all(text.as_bytes()) } else { output::print(text.as_bytes()) }
    }
}
