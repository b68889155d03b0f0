//! Any text at all is read: spans lie in the text, pairs nest, and time grows with length only.

#[path = "promises/inlines.rs"]
mod promised;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use transcript_ls::syntax::Signs;
use transcript_ls::syntax::inline::{Inlines, glued_sentences, parse, standing_faults};
use transcript_ls::syntax::lexicon::Lexicon;

/// Pieces of which hostile and likely texts are made.
fn piece() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "(", ")", "[", "]", "{", "}", "（", "）", "【", "】", "［", "］", "\\[", "\\]", "\\", "“", "”", "‘",
        "’", "«", "»", "„", "\"", "'", "`", "``", "<", ">", "<i>", "*", "**", "#", "█", "「", "」", "[[",
        "]]", "|", "://", "www.", "\u{a0}",
    ]);
    let words = prop::sample::select(vec![
        " ", "\n", "\r\n", " — ", "—", ". ", ".", ", ", ": ", "?", "approx. transl.", "approx.ed.",
        "прим. пер.", "Прим.пер", "NdT", "译者注", "：", "RT", "laughs", "laughter", "inaudible", "00:12:34",
        "0:33.5", "12", "1)", "a)", ":)", ":(", "IRAS", "word", "Слово", "Ё", "ẞ", "e\u{301}",
        "settlement.Given", "https://a.b/c_(d)", "Ctrl+", "sic", "…", "0, ", "Foundation for", "İ",
    ]);
    prop_oneof![4 => marks.prop_map(str::to_owned), 5 => words.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_text_and_pairs_nest(text in text()) {
        let inlines = parse(&text, &Lexicon::default());
        promised::lie_inside(&inlines, &text);
        let standing = standing_faults([&inlines, &inlines]);
        prop_assert!(standing.iter().all(|(block, fault)| *block < 2 && *fault < inlines.faults.len()));
    }

    #[test]
    fn reading_twice_gives_the_same(text in text()) {
        let lexicon = Lexicon::default();
        prop_assert_eq!(parse(&text, &lexicon), parse(&text, &lexicon));
    }
}

/// The time for one text repeated up to a length, the best of three.
fn time(unit: &str, length: usize) -> Duration {
    let text = unit.repeat(length / unit.len());
    let lexicon = Lexicon::default();
    let once = || {
        let start = Instant::now();
        let inlines = parse(&text, &lexicon);
        glued_sentences(&text, &Signs::of(&text), &inlines);
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_length_only() {
    for unit in [
        "(", ")", "[", "]", "()", "[(", "[(]", "(]", "([)]", "1)", ":(", "(1)", "((1)", "\\[", "“", "”",
        "“ a ", "\"a ", "‘a ", "’", "« ", "`", "`` ` ", "a`b ", "<", "<a", "#1:", "*a ", "http://", "www.",
        "www.a(", "██ ", "a.B", "(a — ", "(a — Ed. ", "[laughs[ ", "a", "(a — approx.", "([{“«",
        "(x. — RT) ", "\"\n\"", "прим. пер. ", "（译者注：", "x —", "(\"a ", "1:2", "[[a|b]] ", "\n“a",
        "AB (", "—,.",
    ] {
        let (short, long) = (time(unit, 8_000), time(unit, 128_000));
        let limit = short * 16 * 4 + Duration::from_millis(60);
        assert!(long < limit, "{unit:?} repeated: {short:?} for 8 kB, {long:?} for 128 kB");
    }
}

#[test]
fn a_million_brackets_are_read() {
    let text = format!("{}{}", "(".repeat(1_000_000), ")".repeat(1_000_000));
    assert!(parse(&text, &Lexicon::default()).faults.is_empty());
}

#[test]
fn the_sample_has_its_notes_and_its_fault() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/samples/000_1c033669555d3edc.txt");
    let Ok(text) = std::fs::read_to_string(folder) else {
        eprintln!("skipped: {folder} is absent");
        return;
    };
    let lexicon = Lexicon::default();
    let blocks: Vec<(&str, Inlines)> = text.lines().map(|line| (line, parse(line, &lexicon))).collect();
    let mut notes = Vec::new();
    let mut faults = Vec::new();
    let mut glued = Vec::new();
    for (at, (line, inlines)) in blocks.iter().enumerate() {
        notes.extend(
            inlines
                .notes()
                .map(|(_, note)| (at + 1, &line[note.attribution.range()], &line[note.text.range()])),
        );
        faults.extend(inlines.faults.iter().map(|fault| (at + 1, &line[fault.span.range()])));
        let signs = Signs::of(line);
        glued.extend(
            glued_sentences(line, &signs, inlines).iter().map(|glued| (at + 1, &line[glued.words.range()])),
        );
    }
    assert_eq!(
        notes,
        [
            (9, "approx. transl.", "against Iran"),
            (17, "approx. transl.", "referring to a military air base martyred Knife in Hamadan"),
            (19, "approx.ed.", "banned terrorist organizations"),
            (33, "approx. transl.", "of Israel"),
            (33, "approx. transl.", "Islamic revolution, 1979"),
        ]
    );
    assert_eq!(faults, [(3, "“Hezbollah”")]);
    assert_eq!(glued, [(37, "settlement.Given")]);
}
