//! The command `transcript-ls`.

use std::process::ExitCode;

use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let level = std::env::var("TRANSCRIPT_LS_LOG").unwrap_or_else(|_| "warn".to_owned());
    let filter = EnvFilter::builder().parse_lossy(level);
    // Standard output belongs to the protocol.
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    transcript_ls::server::run_on_stdio()
}
