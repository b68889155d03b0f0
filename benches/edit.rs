//! What one keystroke costs, text, blocks and roles together, in a short and in a long transcript.
//!
//! A person types in bursts: every place, chosen anywhere in the text, gets eight letters, one change each. All
//! lengths are measured in the same run, turn about, and printed with their ratio. The answer to a hover sent right
//! after the change is timed too, on a snapshot as the server takes it.

mod texts;

use std::sync::Arc;
use std::time::{Duration, Instant};

use transcript_ls::ide::hover;
use transcript_ls::model::{Context, Document};

const EDITS: usize = 4_000;
const BURST: usize = 8;

fn main() {
    for style in ["dashes", "labels"] {
        let make = if style == "dashes" { texts::dashes } else { texts::labels };
        let sizes = [("10 KB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000), ("50 MB", 50_000_000)];
        let mut documents: Vec<_> = sizes
            .iter()
            .map(|(name, size)| (*name, Document::new(&make(*size), Arc::new(Context::default()))))
            .collect();
        for (_, document) in &documents {
            hover(document, document.text().len() / 2);
        }
        let mut edits = vec![Vec::with_capacity(EDITS); documents.len()];
        let mut hovers = vec![Vec::with_capacity(EDITS / BURST); documents.len()];
        let mut random = texts::Random::default();
        for _ in 0..EDITS / BURST {
            for (index, (_, document)) in documents.iter_mut().enumerate() {
                let place = random.below(document.text().len());
                for at in place..place + BURST {
                    // The server's last snapshot is still in somebody's hands.
                    let held = document.clone();
                    let start = Instant::now();
                    document.edit(at..at, "x");
                    edits[index].push(start.elapsed());
                    drop(held);
                }
                let start = Instant::now();
                hover(document, place);
                hovers[index].push(start.elapsed());
            }
        }
        let first = median(&mut edits[0].clone());
        println!("{style}: one change (median, 99th percentile), against 10 KB; a hover right after it");
        for (index, (name, _)) in documents.iter().enumerate() {
            let middle = median(&mut edits[index]);
            let slow = edits[index][EDITS * 99 / 100];
            let hover = median(&mut hovers[index]);
            let slowest = hovers[index][hovers[index].len() * 99 / 100];
            let ratio = middle.as_secs_f64() / first.as_secs_f64();
            println!(
                "  {name:>6}  {middle:>10.2?}  {slow:>10.2?}  {ratio:>5.2}x  hover {hover:>9.2?}, 99th percentile {slowest:.2?}"
            );
        }
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
