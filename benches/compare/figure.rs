//! What was measured: many times the same thing, or why it could not be measured.

use std::time::Duration;

/// One measurement: how long a person waits, and what the processors did for it in the server.
#[derive(Clone, Copy)]
pub struct Sample {
    pub wall: Duration,
    pub work: Duration,
}

/// Why there is no measurement.
#[derive(Clone, Copy, PartialEq)]
pub enum Why {
    /// The server does not offer it.
    NotOffered,
    /// It took longer than anybody waits.
    Late,
    /// It took longer than anybody waits on a shorter text.
    NotTried,
    /// It answers, and finds nothing.
    FindsNothing,
    /// It ended.
    Died,
}

impl Why {
    pub fn words(self) -> &'static str {
        match self {
            Why::NotOffered => "—",
            Why::Late => "over 60 s",
            Why::NotTried => "not tried",
            Why::FindsNothing => "finds none",
            Why::Died => "died",
        }
    }
}

#[derive(Default)]
pub struct Figure {
    pub samples: Vec<Sample>,
    pub why: Option<Why>,
}

impl Figure {
    pub fn add(&mut self, measured: Result<Sample, Why>) {
        match measured {
            Ok(sample) => self.samples.push(sample),
            Err(why) => self.why = Some(why),
        }
    }

    /// The wall time below which so many hundredths of all lie.
    pub fn wall(&self, percent: usize) -> Option<Duration> {
        percentile(self.samples.iter().map(|it| it.wall).collect(), percent)
    }

    /// The usual processor time.
    pub fn work(&self) -> Option<Duration> {
        percentile(self.samples.iter().map(|it| it.work).collect(), 50)
    }

    pub fn missing(&self) -> &'static str {
        self.why.map_or("—", Why::words)
    }
}

fn percentile(mut times: Vec<Duration>, percent: usize) -> Option<Duration> {
    times.sort();
    let last = times.len().checked_sub(1)?;
    times.get((last * percent).div_ceil(100)).copied()
}

/// A time as people read it, in milliseconds.
pub fn milliseconds(time: Duration) -> String {
    let time = time.as_secs_f64() * 1e3;
    match time {
        0.0..10.0 => format!("{time:.2} ms"),
        10.0..100.0 => format!("{time:.1} ms"),
        100.0..10_000.0 => format!("{time:.0} ms"),
        _ => format!("{:.1} s", time / 1e3),
    }
}

/// How many times as much.
pub fn ratio(theirs: f64, ours: f64) -> String {
    let ratio = theirs / ours.max(1e-9);
    if ratio < 10.0 { format!("{ratio:.2}×") } else { format!("{ratio:.0}×") }
}
