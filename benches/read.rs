//! What it costs to read a text: its blocks, the whole model, the list of turns; short and long.

mod texts;

use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use transcript_ls::model::{Context, Document, Turns};
use transcript_ls::syntax::Blocks;

use texts::{LENGTHS, of_length};

fn main() {
    divan::main();
}

/// Text to blocks.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 10, sample_size = 1)]
fn blocks<const LABELS: bool>(bencher: Bencher, length: &str) {
    let text = of_length(length, LABELS);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| Blocks::parse(&text));
}

/// Text to everything that a document keeps: blocks, labels, speakers, style, roles.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 10, sample_size = 1)]
fn model<const LABELS: bool>(bencher: Bencher, length: &str) {
    let text = of_length(length, LABELS);
    let context = Arc::new(Context::default());
    bencher.counter(BytesCount::new(text.len())).bench_local(|| Document::new(&text, context.clone()));
}

/// Document to turns.
#[divan::bench(args = LENGTHS, consts = [false, true], sample_count = 10, sample_size = 1)]
fn turns<const LABELS: bool>(bencher: Bencher, length: &str) {
    let document = Document::new(&of_length(length, LABELS), Arc::new(Context::default()));
    bencher.counter(BytesCount::new(document.text().len())).bench_local(|| {
        let (text, blocks) = (document.text(), document.blocks());
        Turns::read(text, blocks, document.style(), document.speakers(), document.roles())
    });
}
