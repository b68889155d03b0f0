//! What is kept from before an edit is what would be found anew; no text makes a rule panic or leave the text.

use std::sync::Arc;

use proptest::prelude::*;
use transcript_ls::config::Settings;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules::{self, Diagnostic};

/// Pieces that, strung together, give every rule something to find.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\n\n",
        "\r\n",
        " ",
        "— ",
        "- ",
        "Why is it so? ",
        "It is so. ",
        "Q: ",
        "A: ",
        "Ann Lee: ",
        "Anne Lee: ",
        "---\nspeakers: [Ann Lee, Bob]\n---\n\n",
        "---\nrules: { unclosed-note: off }\nentities: { a: { name: Aba, avoid: [Abba] } }\n---\n",
        "<!-- transcript-ls: allow unclosed-note, unbalanced-quote -->",
        "<!-- transcript-ls: allow-file nested-note -->\n\n",
        "<!-- transcript-ls: allow missing-turn-markr, undefined-entity-link, x -->\n",
        "<!-- transcript-ls: alow nested-note -->\n",
        "# Heading\n\n",
        "(",
        ")",
        "[",
        "]",
        "(against Iran — approx. transl.)",
        "( — Ed.)",
        "(so — approx.ed.)",
        "(so [no — Ed.] — transl.)",
        " — прим. пер.",
        "“",
        "”",
        "\"",
        "«",
        "»",
        "’",
        "done.Given this",
        "[[a]]",
        "[[nobody|x]]",
        "Abba",
        "ABBA",
        "é",
        "🎙",
        "\u{feff}",
        "`code",
        "[laughs[",
    ]);
    let words = "[a-zA-Z .,?]{0,30}";
    prop_oneof![8 => fixed.prop_map(str::to_owned), 8 => hard().prop_map(str::to_owned), 1 => words]
}

/// Pieces of many bytes, of many scripts, and of the kinds that one rule each looks at.
fn hard() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\r",
        "\t",
        "\u{a0}",
        "\u{202f}",
        "\u{2028}",
        "\u{3000}",
        "  ",
        " \n",
        " \r\n\r\n",
        "\u{200b}",
        "\u{ad}",
        "\u{301}",
        "e\u{301}",
        "\u{202e}",
        "\u{fffd}",
        "Ã©",
        "â€œ",
        "Ð”Ð°",
        "Мoсква",
        "Да. ",
        "Что это?",
        "ЕС и ООН",
        "的。",
        "「",
        "」",
        "（",
        "）",
        "：",
        "？",
        "ß",
        "İ",
        "ŉ",
        "ﬁ",
        "Straẞe",
        "👩\u{200d}🚀",
        "…",
        "...",
        "--",
        "---",
        " – ",
        "–",
        "―",
        "«\u{a0}",
        "‘",
        "'",
        "„",
        "‹",
        "*",
        "**",
        "_",
        "\\",
        "#",
        "|",
        "~~",
        "{",
        "}",
        "<",
        ">",
        "[00:01:02]",
        "(1:2:3)",
        "[0:75:00]",
        "00:00:01,500 --> 00:00:02,000\n",
        "12:30",
        "#00:01:02-3#",
        "99999999999:99:99",
        "SPEAKER_00: ",
        "Speaker 1: ",
        "[00:10] Ann Lee: ",
        "**Ann Lee:** ",
        "<v Ann>",
        "the the ",
        "The The",
        "IAEA ",
        "Supreme National Council",
        "Supreme national Council",
        "Samarkand",
        "Samarkend",
        "no ,and ;so !",
        "word.word",
        "a@b.example",
        "https://a.example/b?c ",
        "[laughter]",
        "(laughs)",
        "[inaudible]",
        "[inaudible 1:02]",
        "[word?]",
        "[redacted]",
        "█",
        "xxx",
        "[note — Ed]",
        "(so — Ed.)",
        "[so — Transl.]",
        "（so — прим. ред.)",
        "[so]",
        "<!-- transcript-ls: style court -->\n",
        "<!--",
        "-->",
        "---\n",
        "---\ndate: 2024-13-05\nlanguage: fr\nstatus: final\nstyle: press-fr\ntitel: x\n---\n",
        "---\nlanguage: ru\nquotes: 5\nspeakers: {a: 1}\n---\n",
        "---\nlanguage: zh\nentities: { b: { name: Éé, first-mention-note: ЕС, avoid: [İ] } }\n---\n",
    ])
}

/// The settings that nobody changed; each style, and none, with every rule on.
fn settings() -> impl Strategy<Value = Settings> {
    let every_rule: String = rules::names().iter().map(|name| format!("rules.{name} = 'hint'\n")).collect();
    let styles = rules::styles::all().iter().map(|style| style.name).chain([""]);
    let with =
        styles.map(|style| Settings::from_toml(&format!("style = '{style}'\n{every_rule}"), rules::keys()).0);
    prop::sample::select(with.chain([Settings::default()]).collect::<Vec<_>>())
}

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

fn holds_to_the_text(content: &str, found: &Diagnostic) -> bool {
    let fits = |range: &std::ops::Range<usize>| content.get(range.clone()).is_some();
    let edits = found.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
    let in_order = edits.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
    fits(&found.range) && in_order && edits.iter().all(|edit| fits(&edit.range))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(debug_assertions) { 200 } else { 5_000 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn findings_after_edits_are_those_of_a_fresh_document(
        start in text(0..120),
        settings in settings(),
        edits in prop::collection::vec((0.0..1.0f64, 0usize..40, text(0..5)), 1..10),
    ) {
        let context = Arc::new(Context::default());
        let mut document = Document::new(&start, context.clone());
        rules::check(&document, &settings);
        for (at, length, replacement) in edits {
            let from = (at * document.text().len() as f64) as usize;
            document.edit(from..from + length, &replacement);
            let content = document.text().to_string();
            let kept = rules::check(&document, &settings);
            let fresh = rules::check(&Document::new(&content, context.clone()), &settings);
            prop_assert_eq!(&kept, &fresh, "{:?}", content);
            for found in &kept {
                prop_assert!(holds_to_the_text(&content, found), "{:?} in {:?}", found, content);
            }
        }
    }
}
