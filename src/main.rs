//! The command `transcript-ls`.

use std::process::ExitCode;

use transcript_ls::server;

fn main() -> ExitCode {
    server::logging::start(None);
    server::run_on_stdio()
}
