//! What one keystroke costs, text, blocks and roles together, in a short and in a long transcript.
//!
//! A person types in bursts: every place, chosen anywhere in the text, gets eight letters, one change each. All
//! lengths are measured in the same run, turn about, and printed with their ratio. The answer to a hover sent right
//! after the change is timed too, on a snapshot as the server takes it.

use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use transcript_ls::ide::hover;
use transcript_ls::model::{Context, Document};

const EDITS: usize = 4_000;
const BURST: usize = 8;

fn main() {
    for style in ["dashes", "labels"] {
        let make = if style == "dashes" { dashes } else { labels };
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
        let mut random = 0x9e37_79b9_7f4a_7c15u64;
        for _ in 0..EDITS / BURST {
            for (index, (_, document)) in documents.iter_mut().enumerate() {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let place = (random >> 33) as usize % document.text().len();
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

/// A dash-led interview of about `size` bytes: answers of one to three paragraphs, a note here and there.
fn dashes(size: usize) -> String {
    let mut text = String::from("A long talk\n\nAn interview made for measuring.\n\n");
    let mut number = 0;
    while text.len() < size {
        number += 1;
        let _ =
            write!(text, "— What do you say of the matter number {number}, and why do you say it now?\n\n");
        let _ =
            write!(text, "— It is a matter (of the fifth order — transl.) that we have spoken of before.");
        for _ in 0..number % 3 {
            text.push_str("\n\nThere is more to it, and “more” is the word that one has to look at. ");
            text.push_str("We went there, we came back, and nobody had asked us anything at all.");
        }
        text.push_str("\n\n");
    }
    text
}

/// The same with labels.
fn labels(size: usize) -> String {
    let text = dashes(size);
    let mut labelled = String::with_capacity(text.len() + text.len() / 8);
    for paragraph in text.split("\n\n") {
        match paragraph.strip_prefix("— ") {
            Some(speech) if speech.ends_with('?') => labelled.push_str("Ann Lee: "),
            Some(_) => labelled.push_str("Bob Ray: "),
            None => {}
        }
        labelled.push_str(paragraph.trim_start_matches("— "));
        labelled.push_str("\n\n");
    }
    labelled
}
