//! The command `transcript-ls`.

use std::process::ExitCode;

use transcript_ls::{cli, server};

fn main() -> ExitCode {
    match cli::run() {
        cli::Next::Exit(status) => status,
        cli::Next::Serve { log } => {
            server::logging::start(log.as_deref());
            server::run_on_stdio()
        }
    }
}
