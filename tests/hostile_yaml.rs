//! Whatever stands in front matter or in a glossary is read without a panic, in bounded time, with places inside it.

#[path = "promises/yaml.rs"]
mod promised;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;
use transcript_ls::model::declared::{Bracket, DeclaredKind, declared};
use transcript_ls::model::front_matter::FrontMatter;
use transcript_ls::model::glossary::Glossary;
use transcript_ls::model::problem::MOST_PROBLEMS;
use transcript_ls::text::Span;

/// What YAML is made of, and what breaks it.
const PARTS: [&str; 40] = [
    "title", "speakers", "name", "entities", "rules", "kind", "aliases", "avoid", "person", "Ali", "é", "中",
    ": ", ":\n", ":\n  ", "\n", "\n  ", "\n- ", "\n  - ", "- ", "[", "]", "{", "}", ", ", "\"", "'", "#",
    " # ", "&a ", "*a", "!t ", "| \n", "> \n", "---\n", "...\n", "%YAML\n", "\t", "\0", "\u{feff}",
];

fn yaml() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PARTS[..]), 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_yaml_is_read(text in yaml()) {
        promised::front_matter(&text);
        promised::glossary(&text);
    }

    #[test]
    fn any_block_declares_places_inside_it(text in "[A-C“”«»а-яa-c.( \\[é-]{0,60}", start in 0usize..60, end in 0usize..60) {
        let span = Span::at(start, end);
        for kind in [DeclaredKind::Note, DeclaredKind::Acronym] {
            for found in declared(&text, &[Bracket { outer: span, explanation: span, kind }], false) {
                prop_assert!(text.get(found.term.range()).is_some_and(|term| !term.is_empty()));
            }
        }
    }
}

#[test]
fn hostile_yaml_costs_bounded_time_and_few_problems() {
    let size = 200_000;
    for text in [
        format!("a: {}", "x".repeat(10_000_000)),
        "a: b\n".repeat(size),
        "- a\n".repeat(size),
        "- ".repeat(size),
        "[".repeat(size),
        "? ".repeat(size),
        "\t".repeat(size),
        "\0".repeat(size),
        "\"".repeat(size),
        "a: \"x\n".repeat(size / 10),
        "---\na: b\n".repeat(size / 10),
        format!("a: &a x\nb: [{}]", "*a,".repeat(size)),
        format!("a: {}x", "&a ".repeat(size)),
        format!("a: |\n{}", "  x\n".repeat(size)),
        "%YAML 1.2\n".repeat(size / 10),
        // Each line names the one before it nine times: written out it would be longer than any memory.
        (1..60).fold("a0: &a0 x\n".to_owned(), |text, line| {
            text + &format!("a{line}: &a{line} [{}]\n", format!("*a{},", line - 1).repeat(9))
        }),
        (1..60).fold("a0: &a0 { name: x }\n".to_owned(), |text, line| {
            text + &format!("a{line}: &a{line} {{ <<: [*a{0}, *a{0}], aliases: [*a{0}, *a{0}] }}\n", line - 1)
        }),
        "a: &a [*a]\n".to_owned(),
        "{a: ".repeat(size),
        "[{".repeat(size),
        (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        format!("a: [{}]", "x, ".repeat(size)),
        format!("a: >\n  {}", "x ".repeat(size)),
        format!("a: \"{}\"", "\\x41".repeat(size)),
    ] {
        let started = Instant::now();
        let told = [FrontMatter::parse(&text).problems.len(), Glossary::parse(&text).problems.len()];
        let shown: String = text.chars().take(20).collect();
        // The slowest takes a second without optimisation; what is not linear would take minutes.
        assert!(started.elapsed() < Duration::from_secs(20), "{shown:?} took {:?}", started.elapsed());
        assert!(told.iter().all(|&count| count <= MOST_PROBLEMS), "{shown:?} {told:?}");
    }
}
