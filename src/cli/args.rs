//! The arguments, as they are declared and as `--help` shows them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::config::Level;
use crate::model::problem::did_you_mean;

/// A language server and a checker for interviews and other transcripts.
///
/// Without a command it is the language server, on standard input and output.
#[derive(Debug, Parser)]
#[command(name = "transcript-ls", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Args {
    #[command(flatten)]
    pub serve: Serve,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve an editor on standard input and output.
    Serve(Serve),
    /// Report what is wrong in transcripts, and mend it with --fix.
    ///
    /// Exit status: 0 when nothing is found that weighs as much as --deny says, 1 when something is, 2 when not all
    /// that was asked for could be done.
    Check(Check),
    /// Write transcripts as the house does: turn markers, spaces, blank lines, notes, quotation marks and dashes.
    ///
    /// What no setting asks for is written as each file mostly has it. No spoken word changes. Exit status: 0, 1 when
    /// --check finds a file that is not formatted, 2 when not all that was asked for could be done.
    Format(Formatting),
    /// Show title, sections, questions and answers of transcripts.
    Outline(Outline),
    /// List the rules that `check` and the server report.
    Rules(Rules),
    /// Explain one rule: what it finds, why, and what its fix does.
    Explain(Explain),
    /// Print a script that completes this command in a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, clap::Args)]
pub struct Serve {
    /// Serve on standard input and output, as it does anyway.
    #[arg(long)]
    pub stdio: bool,
    /// How much to log on standard error: error, warn, info, debug or trace.
    #[arg(long, value_name = "LEVEL")]
    pub log: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct Check {
    /// Files, folders, or `-` for standard input. A folder stands for its *.transcript files and what the settings
    /// include. A *.yaml file is checked as a glossary.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t = CheckFormat::Human, value_name = "FORMAT")]
    pub format: CheckFormat,
    /// Apply the fixes that are safe, until nothing changes. With `-` the mended text goes to standard output. A
    /// "possible fix" is for a person to judge: an editor offers it, and nothing applies it unasked.
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change, and change nothing, also beside --fix. The exit status is that of a
    /// check without it.
    ///
    /// Apply it with `patch -p1` or `git apply` in the folder where it was made; what lies outside of that folder has
    /// its whole path there, for `patch FILE`.
    #[arg(long, conflicts_with_all = ["format", "write_baseline"])]
    pub diff: bool,
    /// Report only what this file, made by --write-baseline, does not accept.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Accept everything that is found today: write it into this file, for --baseline, instead of reporting it. What
    /// the file accepts in transcripts that are not checked now stays. Together with --baseline accept nothing new:
    /// report it, and take out of the baseline what is no longer found.
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub write_baseline: Option<PathBuf>,
    /// The lightest finding that makes the exit status 1: hint, info, warning or error.
    #[arg(long, value_name = "LEVEL", default_value = "warning", value_parser = deny_level)]
    pub deny: Level,
    /// Read the settings from this file instead of the transcript-ls.toml found above each transcript. Its patterns are
    /// seen from the current folder, its paths from its own.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The path that standard input stands for: it says which settings and glossaries hold.
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Formatting {
    /// Files, folders, or `-` for standard input, which is then written to standard output. A folder stands for its
    /// *.transcript files and what the settings include.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; name the files that are not formatted, and end with 1 if there are any.
    #[arg(long)]
    pub check: bool,
    /// Show what would change, and change nothing.
    ///
    /// Apply it with `patch -p1` or `git apply` in the folder where it was made; what lies outside of that folder has
    /// its whole path there, for `patch FILE`.
    #[arg(long)]
    pub diff: bool,
    /// Read the settings from this file instead of the transcript-ls.toml found above each transcript. Its patterns are
    /// seen from the current folder, its paths from its own.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The path that standard input stands for: it says which settings and glossaries hold.
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Outline {
    /// Files, folders, or `-` for standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How it is shown. `json` is one line for each file, with its `path` where there are several.
    #[arg(long, value_enum, default_value_t = Format::Human, hide_possible_values = true, value_name = "human|json")]
    pub format: Format,
    /// Read the settings from this file instead of the transcript-ls.toml found above the transcript. Its patterns are
    /// seen from the current folder, its paths from its own.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Rules {
    /// List them as they hold for this transcript: after its style, its settings with their overrides, and its front
    /// matter. A star marks what is not as it is without them.
    #[arg(long = "for", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// List them as they hold with the settings in this file.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How they are listed.
    #[arg(long, value_enum, default_value_t = Format::Human, hide_possible_values = true, value_name = "human|json")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The rule's name, such as `unclosed-note`.
    pub rule: String,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Human,
    /// A list of objects.
    Json,
    /// The same objects, one a line, each as soon as its file is done.
    Ndjson,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations on GitHub.
    Github,
    /// A JUnit report, for other CI systems.
    Junit,
}

/// For whom output is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

fn deny_level(name: &str) -> Result<Level, String> {
    Level::from_name(name).filter(|level| *level != Level::Off).ok_or_else(|| {
        let names = ["hint", "info", "warning", "error"];
        let is_begun = |full: &&&str| name.len() > 1 && full.starts_with(name);
        match names.iter().find(is_begun).copied().or_else(|| did_you_mean(name, names)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "it takes hint, info, warning or error".to_owned(),
        }
    })
}
