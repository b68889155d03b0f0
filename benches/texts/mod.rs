//! Texts to measure with, and places in them.

#![allow(dead_code, reason = "each measurement uses a part of it")]

use std::fmt::Write;

/// The lengths that everything is measured at.
pub const LENGTHS: [&str; 4] = ["10 KB", "1 MB", "10 MB", "50 MB"];

/// How many bytes one of [`LENGTHS`] is.
pub fn bytes(length: &str) -> usize {
    let (number, unit) = length.split_once(' ').unwrap_or((length, ""));
    let unit = match unit {
        "KB" => 1_000,
        "MB" => 1_000_000,
        _ => 1,
    };
    number.parse().unwrap_or(0) * unit
}

/// An interview of one of [`LENGTHS`], with labels or with dashes.
pub fn of_length(length: &str, has_labels: bool) -> String {
    if has_labels { labels(bytes(length)) } else { dashes(bytes(length)) }
}

/// Numbers that look random and are the same in every run.
pub struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }
}

impl Random {
    /// Another seed gives other numbers.
    pub fn new(seed: u64) -> Self {
        Random(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// The next one, less than `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// A dash-led interview of about `size` bytes: answers of one to three paragraphs, a note here and there.
pub fn dashes(size: usize) -> String {
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
pub fn labels(size: usize) -> String {
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
