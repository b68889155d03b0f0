//! The matcher against a naive one that compares every form at every word.

use proptest::prelude::*;
use proptest::sample::select;
use transcript_ls::model::matcher::{CaseRule, EntityId, Form, FormId, FormKind, Matcher};

/// Words whose small and capital letters, accents and scripts differ; `\u{301}` composes with the `e` before it.
const WORDS: [&str; 10] = ["a", "ab", "The", "IG", "ig", "Café", "Cafe\u{301}", "мир", "Мир", "x1"];

/// What stands between words in a text, with what it is to a name.
const GAPS: [(&str, &str); 16] = [
    (" ", " "),
    ("\u{a0}", " "),
    ("\r\n  ", " "),
    (" “", " "),
    ("» ", " "),
    ("-", "-"),
    ("‑", "-"),
    ("-\n", "-"),
    ("’", "'"),
    ("'", "'"),
    (", ", ", "),
    (". ", ". "),
    (" - ", " - "),
    ("&", "&"),
    ("\n\n", "|"),
    (" … ", " … "),
];

/// What stands between the words of a name.
const NAME_GAPS: [&str; 4] = [" ", "-", "'", "&"];

fn composed(word: &str) -> String {
    word.replace("e\u{301}", "é")
}

fn name() -> impl Strategy<Value = (String, CaseRule)> {
    let case = select(vec![CaseRule::Exact, CaseRule::Capital, CaseRule::Any]);
    let rest = prop::collection::vec((select(&NAME_GAPS[..]), select(&WORDS[..])), 0..3);
    (select(&WORDS[..]), rest, case).prop_map(|(first, rest, case)| {
        let rest = rest.iter().map(|(gap, word)| format!("{gap}{word}"));
        (first.to_owned() + &rest.collect::<String>(), case)
    })
}

/// A word with what stands before it.
type Piece = (usize, &'static str);

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec((0..GAPS.len(), select(&WORDS[..])), 0..40)
}

/// The places that a naive search finds: at each word the longest form, of equals the exact and then the first.
fn naive(names: &[(String, CaseRule)], pieces: &[Piece]) -> Vec<(usize, usize, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let contraction = at > 0 && GAPS[pieces[at].0].1 == "'" && pieces[at].1.len() == 1;
        let best = (1..=4.min(pieces.len() - at)).rev().find_map(|count| {
            let words = &pieces[at..at + count];
            let mut spelled = composed(words[0].1);
            for (gap, word) in &words[1..] {
                spelled += GAPS[*gap].1;
                spelled += &composed(word);
            }
            let last = words[count - 1].1;
            let fits = |(name, case): &(String, CaseRule)| {
                let name = composed(name);
                match case {
                    CaseRule::Exact => name == spelled,
                    CaseRule::Capital => {
                        name.to_lowercase() == spelled.to_lowercase() && !last.starts_with(char::is_lowercase)
                    }
                    CaseRule::Any => name.to_lowercase() == spelled.to_lowercase(),
                }
            };
            let exact = names.iter().position(|name| name.1 == CaseRule::Exact && fits(name));
            let index = exact.or_else(|| names.iter().position(fits))?;
            Some((count, index))
        });
        match best.filter(|_| !contraction) {
            Some((count, index)) => {
                found.push((at, count, index as u32));
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

fn add(matcher: &mut Matcher, index: usize, (name, case): &(String, CaseRule)) -> Option<FormId> {
    let entity = EntityId(index as u32);
    let form = Form { text: name.clone(), entity, kind: FormKind::Preferred, case: *case };
    matcher.add(form).ok()
}

fn text_of(pieces: &[Piece]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for (index, (gap, word)) in pieces.iter().enumerate() {
        if index > 0 {
            text += GAPS[*gap].0;
        }
        places.push((text.len(), text.len() + word.len()));
        text += word;
    }
    (text, places)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn finds_what_a_naive_search_finds(
        names in prop::collection::vec(name(), 0..12),
        passing in prop::collection::vec(name(), 0..6),
        pieces in pieces(),
    ) {
        let mut matcher = Matcher::default();
        for (index, name) in names.iter().enumerate() {
            add(&mut matcher, index, name);
        }
        let gone: Vec<_> = passing.iter().map(|name| add(&mut matcher, 99, name)).collect();
        for id in gone.into_iter().flatten() {
            prop_assert!(matcher.remove(id).is_some());
        }
        let (text, places) = text_of(&pieces);
        let mut mentions = Vec::new();
        matcher.find_in(&text, &mut mentions);
        let expected: Vec<_> = naive(&names, &pieces)
            .into_iter()
            .map(|(at, count, index)| (places[at].0, places[at + count - 1].1, index))
            .collect();
        // A quotation mark may be taken in on either side; what is left must be the same words.
        let found: Vec<_> = mentions
            .iter()
            .map(|mention| {
                let (start, end) = (mention.start as usize, mention.end as usize);
                let inside = text[start..end].trim_matches(['“', '”', '«', '»']);
                let start = start + text[start..end].find(inside).unwrap_or(0);
                (start, start + inside.len(), mention.entity.0)
            })
            .collect();
        prop_assert_eq!(found, expected, "{:?}", text);
    }

    #[test]
    fn any_text_is_searched_without_a_panic(names in prop::collection::vec(".{0,12}", 0..8), text in ".{0,200}") {
        let mut matcher = Matcher::default();
        for (index, name) in names.iter().enumerate() {
            add(&mut matcher, index, &(name.clone(), CaseRule::Any));
            matcher.lookup(name);
        }
        let text = text + &names.concat();
        let mut mentions = Vec::new();
        matcher.find_in(&text, &mut mentions);
        let mut floor = 0;
        for mention in mentions {
            prop_assert!(mention.start >= floor && mention.start < mention.end);
            prop_assert!(text.get(mention.start as usize..mention.end as usize).is_some());
            floor = mention.end;
        }
    }
}

#[test]
fn names_longer_than_the_window_and_texts_without_end_are_searched() {
    let long = vec!["word"; 64].join(" ");
    let mut matcher = Matcher::default();
    assert!(add(&mut matcher, 0, &(long.clone(), CaseRule::Any)).is_some());
    assert!(add(&mut matcher, 1, &(format!("{long} word"), CaseRule::Any)).is_none());
    let text = format!("{} {}", "other ".repeat(1000), vec![long; 30].join(" "));
    let mut mentions = Vec::new();
    matcher.find_in(&text, &mut mentions);
    assert_eq!(mentions.len(), 30);
    mentions.clear();
    matcher.find_in(&"é".repeat(1_000_000), &mut mentions);
    matcher.find_in(&"word\u{301}\u{301}".repeat(300_000), &mut mentions);
    assert!(mentions.is_empty());
}
