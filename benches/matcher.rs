//! How fast names are found, and how fast the set of names changes.

use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
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
    &["ka", "lo", "mir", "ast", "en", "da", "her", "um", "sol", "ti", "be", "ran", "go", "vel", "is", "po"],
    &["ка", "ло", "мир", "аст", "ен", "да", "хер", "ум", "сол", "ти", "бе", "ран", "го", "вел", "ис", "по"],
];

/// Words of `least` to `least + 2` syllables.
fn words(script: usize, least: usize, count: usize, numbers: &mut Numbers) -> Vec<String> {
    let syllables = SYLLABLES[script];
    (0..count)
        .map(|_| (0..least + numbers.below(3)).map(|_| syllables[numbers.below(syllables.len())]).collect())
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Names of one to four words; one in ten begins with one of a hundred common words.
fn names(script: usize, count: usize, numbers: &mut Numbers) -> Vec<String> {
    let vocabulary = words(script, 3, 60_000, numbers);
    let common = words(script, 1, 100, numbers);
    (0..count)
        .map(|_| {
            let length = 1 + numbers.below(4);
            let mut parts: Vec<_> =
                (0..length).map(|_| capitalised(&vocabulary[numbers.below(vocabulary.len())])).collect();
            if length > 1 && numbers.below(10) == 0 {
                parts[0] = capitalised(&common[numbers.below(common.len())]);
            }
            parts.join(" ")
        })
        .collect()
}

/// About `size` bytes in which every twentieth word begins a name.
fn text(script: usize, size: usize, names: &[String], numbers: &mut Numbers) -> String {
    let vocabulary = words(script, 1, 50_000, numbers);
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
    Form { text: name.to_owned(), entity, kind: FormKind::Preferred, case: CaseRule::Any }
}

fn matcher(names: &[String]) -> Matcher {
    let mut matcher = Matcher::default();
    for (index, name) in names.iter().enumerate() {
        // A name that was made twice is refused the second time.
        let _ = matcher.add(form(index, name));
    }
    matcher
}

/// How many names there are.
const COUNTS: [usize; 3] = [1_000, 10_000, 100_000];

/// 10 MB of text against so many names, in Latin and in Cyrillic letters.
#[divan::bench(args = COUNTS, consts = [0, 1], sample_count = 10)]
fn find_in_10_mb<const SCRIPT: usize>(bencher: Bencher, count: usize) {
    let mut numbers = Numbers(1);
    let names = names(SCRIPT, count, &mut numbers);
    let text = text(SCRIPT, 10_000_000, &names, &mut numbers);
    let matcher = matcher(&names);
    let mut mentions = Vec::new();
    matcher.find_in(&text, &mut mentions);
    println!("{} names in {} words", mentions.len(), text.split(' ').count());
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
    let paragraphs: Vec<&str> =
        text.as_bytes().chunks(400).filter_map(|it| str::from_utf8(it).ok()).collect();
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
#[divan::bench(args = COUNTS, sample_count = 10)]
fn build(bencher: Bencher, count: usize) {
    let names = names(0, count, &mut Numbers(1));
    bencher.bench_local(|| matcher(&names));
}

/// One name more and one less, among so many.
#[divan::bench(args = COUNTS)]
fn add_and_remove(bencher: Bencher, count: usize) {
    let mut matcher = matcher(&names(0, count, &mut Numbers(1)));
    bencher.bench_local(|| {
        let added = matcher.add(form(7, "Party of God"));
        added.map(|id| matcher.remove(id)).ok()
    });
}

/// A glossary of 50,000 entities with four forms each: read, and merged.
#[divan::bench(args = ["parse", "merge"], sample_count = 5)]
fn glossary_50_000(bencher: Bencher, part: &str) {
    let entry =
        |n| format!("e{n}:\n  name: Name {n}\n  kind: person\n  aliases: [A{n}, B{n}]\n  avoid: [C{n}]\n");
    let text: String = (0..50_000).map(entry).collect();
    if part == "parse" {
        return bencher.bench_local(|| Glossary::parse(&text).entries.len());
    }
    let glossary = Arc::new(Glossary::parse(&text));
    bencher.bench_local(|| {
        Entities::merge(vec![Layer { origin: "glossary.yaml".into(), glossary: glossary.clone() }])
    });
}
