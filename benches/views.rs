//! What the answers about a document cost right after a keystroke, without the protocol; short and long.
//!
//! A letter is typed at a place far from the last one before each answer, which is not timed.

mod texts;

use std::cell::RefCell;
use std::sync::Arc;

use divan::Bencher;
use transcript_ls::ide;
use transcript_ls::model::{Context, Document};
use transcript_ls::text::Encoding;

use texts::{LENGTHS, Random, of_length};

fn main() {
    divan::main();
}

/// Measures `answer`, which is given a document and the place of the letter.
fn after_a_keystroke<A>(
    bencher: Bencher,
    length: &str,
    labels: bool,
    answer: impl Fn(&Document, usize) -> A,
) {
    let document = Document::new(&of_length(length, labels), Arc::new(Context::default()));
    // What was answered once is known when it is asked for again.
    answer(&document, 0);
    let state = RefCell::new((document, Random::default()));
    let typed = || {
        let (document, random) = &mut *state.borrow_mut();
        let place = document.text().floor(random.below(document.text().len()));
        document.edit(place..place, "x");
        (document.clone(), place)
    };
    bencher.with_inputs(typed).bench_local_values(|(document, place)| answer(&document, place));
}

/// The outline.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 40, sample_size = 1)]
fn symbols<const LABELS: bool>(bencher: Bencher, length: &str) {
    after_a_keystroke(bencher, length, LABELS, |document, _| ide::symbols(document));
}

/// All tokens.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 40, sample_size = 1)]
fn tokens<const LABELS: bool>(bencher: Bencher, length: &str) {
    after_a_keystroke(bencher, length, LABELS, |document, _| ide::tokens::tokens(document, Encoding::Utf16));
}

/// The tokens of a screen.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 100, sample_size = 1)]
fn tokens_of_a_screen<const LABELS: bool>(bencher: Bencher, length: &str) {
    after_a_keystroke(bencher, length, LABELS, |document, place| {
        ide::tokens::tokens_in(document, &(place..place + 5_000), Encoding::Utf16)
    });
}

/// A hover on the marker of the turn: a label or a dash.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 100, sample_size = 1)]
fn hover_on_a_marker<const LABELS: bool>(bencher: Bencher, length: &str) {
    after_a_keystroke(bencher, length, LABELS, |document, place| {
        let first = document.blocks().at(place).map_or(0, |placed| placed.index);
        let marked = document.blocks().iter_from(first).find(|placed| placed.block.marker.is_some());
        marked.and_then(|placed| ide::hover(document, placed.start + 1))
    });
}

/// A hover on any word.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 100, sample_size = 1)]
fn hover_on_a_word<const LABELS: bool>(bencher: Bencher, length: &str) {
    after_a_keystroke(bencher, length, LABELS, ide::hover);
}

/// Everything that can be folded.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 40, sample_size = 1)]
fn folds<const LABELS: bool>(bencher: Bencher, length: &str) {
    after_a_keystroke(bencher, length, LABELS, |document, _| ide::folds(document, usize::MAX));
}
