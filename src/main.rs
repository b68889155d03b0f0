//! The command `transcript-ls`.

use std::process::ExitCode;

use transcript_ls::cli;

fn main() -> ExitCode {
    match cli::run() {
        cli::Next::Exit(status) => status,
        cli::Next::Serve { .. } => ExitCode::SUCCESS,
    }
}
