//! The log: on standard error, since standard output belongs to the protocol.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// The environment variable that sets the level, or a filter by module, where no option does.
pub const VARIABLE: &str = "TRANSCRIPT_LS_LOG";

/// Starts to log. Without a level here or in the environment only warnings and errors are logged.
pub fn start(level: Option<&str>) {
    let level = level.map(str::to_owned).or_else(|| std::env::var(VARIABLE).ok()).unwrap_or_default();
    let filter = EnvFilter::builder().with_default_directive(LevelFilter::WARN.into()).parse_lossy(level);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false);
    if log.try_init().is_err() {
        tracing::debug!("the log was started before");
    }
}
