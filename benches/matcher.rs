//! How fast names are found, and how fast the set of names changes.

use divan::Bencher;
use divan::counter::BytesCount;
use transcript_ls::model::matcher::{CaseRule, EntityId, Form, FormKind, Matcher};

fn main() {
    divan::main();
}

/// A small reproducible source of numbers.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

const SYLLABLES: [&[&str]; 2] = [
    &[
        "ka", "lo", "mir", "ast", "en", "da", "her", "um", "sol", "ti", "be", "ran", "go", "vel", "is", "po",
    ],
    &[
        "ка", "ло", "мир", "аст", "ен", "да", "хер", "ум", "сол", "ти", "бе", "ран", "го", "вел", "ис", "по",
    ],
];

fn words(script: usize, count: usize, numbers: &mut Numbers) -> Vec<String> {
    let syllables = SYLLABLES[script];
    (0..count)
        .map(|_| {
            (0..1 + numbers.below(4))
                .map(|_| syllables[numbers.below(syllables.len())])
                .collect()
        })
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

fn names(script: usize, count: usize, numbers: &mut Numbers) -> Vec<String> {
    let vocabulary = words(script, 30_000, numbers);
    (0..count)
        .map(|_| {
            let parts: Vec<_> = (0..1 + numbers.below(4))
                .map(|_| capitalised(&vocabulary[numbers.below(30_000)]))
                .collect();
            parts.join(" ")
        })
        .collect()
}

/// About `size` bytes in which every twentieth word begins a name.
fn text(script: usize, size: usize, names: &[String], numbers: &mut Numbers) -> String {
    let vocabulary = words(script, 50_000, numbers);
    let mut text = String::with_capacity(size + 100);
    while text.len() < size {
        match numbers.below(20) {
            0 => text.push_str(&names[numbers.below(names.len())]),
            1 => text.push_str("“so”,"),
            _ => text.push_str(&vocabulary[numbers.below(vocabulary.len())]),
        }
        text.push(' ');
    }
    text
}

fn form(index: usize, name: &str) -> Form {
    let entity = EntityId(index as u32);
    Form {
        text: name.to_owned(),
        entity,
        kind: FormKind::Preferred,
        case: CaseRule::Any,
    }
}

fn matcher(names: &[String]) -> Matcher {
    let mut matcher = Matcher::default();
    for (index, name) in names.iter().enumerate() {
        matcher.add(form(index, name));
    }
    matcher
}

/// 10 MB of text against 100,000 names.
#[divan::bench(args = ["latin", "cyrillic"], sample_count = 10)]
fn find_in_10_mb(bencher: Bencher, script: &str) {
    let script = usize::from(script == "cyrillic");
    let mut numbers = Numbers(1);
    let names = names(script, 100_000, &mut numbers);
    let text = text(script, 10_000_000, &names, &mut numbers);
    let matcher = matcher(&names);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let mut mentions = Vec::new();
        matcher.find_in(&text, &mut mentions);
        mentions.len()
    });
}

/// The same text cut into paragraphs of 400 bytes, against 200 names: what a usual document costs.
#[divan::bench(sample_count = 10)]
fn find_in_paragraphs(bencher: Bencher) {
    let mut numbers = Numbers(1);
    let names = names(0, 200, &mut numbers);
    let text = text(0, 10_000_000, &names, &mut numbers);
    let paragraphs: Vec<&str> = text
        .as_bytes()
        .chunks(400)
        .filter_map(|it| str::from_utf8(it).ok())
        .collect();
    let matcher = matcher(&names);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let mut mentions = Vec::new();
        for paragraph in &paragraphs {
            matcher.find_in(paragraph, &mut mentions);
        }
        mentions.len()
    });
}

/// All names from nothing.
#[divan::bench(sample_count = 10)]
fn build_100_000(bencher: Bencher) {
    let names = names(0, 100_000, &mut Numbers(1));
    bencher.bench_local(|| matcher(&names));
}

/// One name more and one less, among 100,000.
#[divan::bench]
fn add_and_remove(bencher: Bencher) {
    let mut matcher = matcher(&names(0, 100_000, &mut Numbers(1)));
    bencher.bench_local(|| {
        let added = matcher.add(form(7, "Party of God"));
        added.map(|id| matcher.remove(id))
    });
}
