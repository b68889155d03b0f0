//! A progress bar on standard error, for runs that are long and watched.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter runs need no bar.
const PATIENCE: Duration = Duration::from_millis(800);

/// The progress of a run, shown once it has taken a while.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    is_watched: bool,
}

impl Progress {
    /// Starts to count up to `files`.
    pub fn new(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files, {eta} left");
        Progress {
            bar: style.map_or(bar.clone(), |style| bar.with_style(style)),
            started: Instant::now(),
            is_watched: io::stderr().is_terminal(),
        }
    }

    /// Counts one file. Any thread may call it.
    pub fn step(&self) {
        self.bar.inc(1);
        if self.is_watched && self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Does something that writes to the terminal, with the bar out of the way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
