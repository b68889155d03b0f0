//! What one keystroke costs up to its findings, in a short and in a long transcript, with the rules as they come and with
//! all of them on.
//!
//! Letters are typed anywhere in the text, in bursts; all lengths are measured in the same run, turn about.

mod texts;

use std::sync::Arc;
use std::time::{Duration, Instant};

use transcript_ls::config::{Level, Settings};
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;

const BURSTS: usize = 60;
const BURST: usize = 4;

fn main() {
    let sizes = [("10 KB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000), ("50 MB", 50_000_000)];
    let mut all_on = Settings::default();
    for rule in rules::all() {
        all_on.rules.entry(rule.name).or_default().level = Some(rule.level.max(Level::Hint));
    }
    for (style, make) in [("dashes", texts::dashes as fn(usize) -> String), ("labels", texts::labels)] {
        for (what, settings) in [("rules as they come", &Settings::default()), ("all rules on", &all_on)] {
            let new = |size| Document::new(&make(size), Arc::new(Context::default()));
            let mut documents = sizes.map(|(_, size)| new(size));
            let first = documents.each_ref().map(|document| timed(|| rules::check(document, settings)).0);
            let mut times = sizes.map(|_| Vec::with_capacity(BURSTS * BURST));
            let mut findings = sizes.map(|_| 0);
            let mut random = texts::Random::default();
            for _ in 0..BURSTS {
                for (index, document) in documents.iter_mut().enumerate() {
                    let place = random.below(document.text().len());
                    for at in place..place + BURST {
                        document.edit(at..at, "x");
                        let (time, found) = timed(|| rules::check(document, settings));
                        times[index].push(time);
                        findings[index] = found.len();
                    }
                }
            }
            println!("{style}, {what}: first check; check after a keystroke (median, 95th percentile)");
            for (index, (name, _)) in sizes.iter().enumerate() {
                times[index].sort();
                let at = |percent: usize| times[index][times[index].len() * percent / 100];
                println!(
                    "  {name:>6}  {:>9.2?}  {:>9.2?}  {:>9.2?}  {:>6} findings",
                    first[index],
                    at(50),
                    at(95),
                    findings[index],
                );
            }
        }
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed(), made)
}
