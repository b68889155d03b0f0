//! The command line: what the arguments ask for, and the exit status that answers.

mod args;
mod check;
mod complaint;
mod diff;
mod explain;
mod files;
mod format;
mod lines;
mod outline;
mod output;
mod progress;
mod read;
mod replace;
mod surroundings;
mod terminal;

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Args, Command};

/// What remains to be done after the arguments were read.
pub enum Next {
    /// Nothing: the command has run.
    Exit(ExitCode),
    /// To serve an editor on the standard streams.
    Serve {
        /// How much to log, where the arguments say it.
        log: Option<String>,
    },
}

/// How a command ended that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing was found that weighs.
    Clean = 0,
    /// Something was.
    Found = 1,
    /// Not all that was asked for could be done.
    Failed = 2,
}

/// Why a command could not go on.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// One sentence for the person.
    #[error("{0}")]
    Told(String),
    /// The output could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

/// Reads the arguments and does what they say, up to serving.
pub fn run() -> Next {
    let args = Args::try_parse().unwrap_or_else(|error| {
        if error.kind() == ErrorKind::InvalidSubcommand
            && let Some(path) = env::args().nth(1).filter(|path| Path::new(path).exists())
        {
            let usage = Args::command().error(
                ErrorKind::InvalidSubcommand,
                format!("there is no command `{path}`: did you mean `transcript-ls check {path}`?"),
            );
            usage.exit();
        }
        error.exit()
    });
    let done = match args.command {
        None => return serve(args.serve),
        Some(Command::Serve(serving)) => return serve(serving),
        Some(Command::Check(asked)) => check::run(&asked),
        Some(Command::Format(asked)) => format::run(&asked),
        Some(Command::Outline(asked)) => outline::run(&asked),
        Some(Command::Rules(asked)) => explain::list(&asked),
        Some(Command::Explain(asked)) => explain::explain(&asked),
        Some(Command::Completions { shell }) => completions(shell),
    };
    let status = match done {
        Ok(status) => status,
        // Whoever reads has read enough, as `head` does.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Clean,
        Err(failure) => {
            output::complain(&failure.to_string());
            Status::Failed
        }
    };
    Next::Exit(ExitCode::from(status as u8))
}

fn serve(serving: args::Serve) -> Next {
    if io::stdin().is_terminal() {
        output::complain("a language server, waiting for an editor; leave with Ctrl+C");
    }
    Next::Serve { log: serving.log }
}

fn completions(shell: clap_complete::Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "transcript-ls", &mut script);
    output::print(&script)?;
    Ok(Status::Clean)
}
