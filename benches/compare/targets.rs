//! What was to be reached, and whether it is.

use std::fmt::Write;
use std::time::Duration;

use super::figure::{Figure, milliseconds};
use super::growth::{self, Length};
use super::{archive, figure};

/// The quiet period, as the settings have it.
fn quiet() -> Duration {
    Duration::from_millis(transcript_ls::config::Settings::default().quiet_period)
}

pub fn table(start: Option<Duration>, lengths: &[Length], measured: &[(&'static str, Figure)]) -> String {
    let mut page = String::from("| to reach | measured | |\n|---|---:|---|\n");
    let mut line = |what: &str, shown: Option<String>, reached: Option<bool>| {
        let verdict = reached.map_or("not measured", |it| if it { "reached" } else { "missed" });
        let _ = writeln!(page, "| {what} | {} | {verdict} |", shown.unwrap_or("—".to_owned()));
    };
    let mut limit = |what: &str, time: Option<Duration>, most: f64| {
        let reached = time.map(|time| time.as_secs_f64() * 1e3 <= most);
        line(what, time.map(milliseconds), reached);
    };
    let worst = |row: &str, get: &dyn Fn(&Figure) -> Option<Duration>| {
        lengths.iter().filter_map(|length| length.figure(row).and_then(get)).max()
    };
    let ten = lengths.iter().find(|length| length.name == "10 MB");
    limit("start to first answer: 20 ms", start, 20.0);
    limit("open 10 MB to first diagnostics: 150 ms", ten.and_then(Length::open), 150.0);
    let work = worst(growth::KEY_PUSHED, &Figure::work);
    limit("keystroke to published diagnostics, any length: 5 ms of processor time", work, 5.0);
    let wall = worst(growth::KEY_PUSHED, &|figure| figure.wall(50));
    let rest = wall.map(|it| it.saturating_sub(quiet()));
    limit(
        &format!("the same, wall time beside the quiet period of {} ms: 5 ms", quiet().as_millis()),
        rest,
        5.0,
    );
    limit("the same in all: 60 ms", wall, 60.0);
    limit("hover, any length, 99th percentile: 1 ms", worst(growth::HOVER, &|it| it.wall(99)), 1.0);
    limit("completion, any length, 99th percentile: 1 ms", worst(growth::COMPLETION, &|it| it.wall(99)), 1.0);
    let mut times = |what: &str, ratio: Option<f64>, reached: &dyn Fn(f64) -> bool| {
        line(what, ratio.map(|it| figure::ratio(it, 1.0)), ratio.map(reached));
    };
    let over =
        |one: Option<Duration>, other: Option<Duration>| Some(one?.as_secs_f64() / other?.as_secs_f64());
    let long = lengths.iter().filter(|length| length.size > 900_000);
    let memory = long.map(|length| length.memory as f64 / length.size as f64).reduce(f64::max);
    times("peak memory from 1 MB on: 4 times the text", memory, &|it| it <= 4.0);
    let key = |length: Option<&Length>| length.and_then(|it| it.figure(growth::KEY_PUSHED)?.work());
    let grown = over(key(lengths.last()), key(lengths.first()));
    times("processor time of a keystroke in the longest text: twice that in 10 KB", grown, &|it| it <= 2.0);
    let check = archive::wall(measured, archive::OURS);
    let words = over(check, archive::wall(measured, archive::WORDS));
    times("check of an archive, all rules on: 1.5 times `wc -w`", words, &|it| it <= 1.5);
    let rumdl = over(archive::wall(measured, archive::RUMDL), check);
    times("`rumdl check` of it: twice as long as ours", rumdl, &|it| it >= 2.0);
    page
}
