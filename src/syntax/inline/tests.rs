//! Whole blocks, and what is read in them.

use super::*;

fn read(text: &str) -> Inlines {
    parse(text, &Lexicon::default())
}

/// Faults in short: the kind's first word and the text at fault.
fn faults(text: &str) -> Vec<String> {
    let name = |kind: FaultKind| match kind {
        FaultKind::UnclosedBracket(..) => "unclosed",
        FaultKind::UnopenedBracket(..) => "unopened",
        FaultKind::MismatchedBrackets => "mismatched",
        FaultKind::UnclosedQuotation(_) => "unclosed-quote",
        FaultKind::UnopenedQuotation(_) => "unopened-quote",
        FaultKind::NestedSameQuote => "nested",
    };
    read(text)
        .faults
        .iter()
        .map(|fault| format!("{} {}", name(fault.kind), &text[fault.span.range()]))
        .collect()
}

/// A text after the edits of its first fault.
fn mended(text: &str) -> String {
    let mut mended = text.to_owned();
    let edits = read(text).faults.first().map(|fault| fault.edits.clone()).unwrap_or_default();
    for edit in edits.iter().rev() {
        mended.replace_range(edit.span.range(), edit.text);
    }
    mended
}

#[test]
fn brackets_without_fault() {
    for text in [
        "plain", "(a [b {c} d] e)", "1) one 2) two", "a) one; b) two", "(see: 1) one; 2) two) end",
        "iv) four", "nice :) and ;-) and :( and ): and (: x", "(just kidding :)", "(he said :) and left)",
        "привет))", "ну ладно)))", "press Ctrl+] or Ctrl-[ now", "a \"(\" sign", "`f(x` is code",
        "[text](http://a.b/c_(d))", "over\ntwo (lines\nof\r\ntext) end", r"\[laughter\]", r"an \[ alone",
        r"\[one side]", "the interval [0, 1) is", "（全角）【注】", "x = {", ":-( sad", "(1) one (2) two",
        "**(bold)**", "see (Fig. 3) and (4)", "*) first", "зачем мы здесь((", "or(1000 and",
        "- 1) first\n- 2) second",
    ] {
        assert_eq!(faults(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn faults_of_brackets() {
    for (text, expected) in [
        ("a (b", vec!["unclosed ("]),
        ("a word) c", vec!["unopened )"]),
        ("a (b] c", vec!["mismatched ]"]),
        ("a (b] cd) d", vec!["unopened ]"]),
        ("a (b [c) d", vec!["unclosed ["]),
        ("a ( b [ c ) d ] e", vec!["mismatched ]"]),
        ("【(a 1)] word)", vec!["mismatched ]", "unopened )"]),
        ("(a] and [b)", vec!["mismatched ]", "mismatched )"]),
        ("(a (b) c", vec!["unclosed ("]),
        (r"so \[laughter and", vec![r"unclosed \["]),
        (r"so \[laughs\[ and", vec![r"unclosed \["]),
        ("so [redacted[ and", vec!["unclosed ["]),
        ("against Iran — approx. transl.) go", vec!["unopened )"]),
    ] {
        assert_eq!(faults(text), expected, "{text}");
    }
}

#[test]
fn a_bracket_is_closed_where_the_words_say() {
    for (text, expected) in [
        ("x (of Israel — approx. transl. Here it is", "x (of Israel — approx. transl.) Here it is"),
        ("x [laughter and then", "x [laughter] and then"),
        (r"x \[laughs\[ and", r"x \[laughs\] and"),
        ("x [inaudible 00:12:34 and", "x [inaudible 00:12:34] and"),
        ("He left (with his dog.", "He left (with his dog)."),
        ("x (b] c", "x (b) c"),
        ("[00:12:34 and so", "[00:12:34] and so"),
    ] {
        assert_eq!(mended(text), expected);
    }
}

#[test]
fn quotations_without_fault() {
    for text in [
        "“a” and ‘b’",
        "„Wort“ und „Wort”",
        "»Wort« und »Wort«",
        "« mot » et «mot»",
        "”ord” och ”ord”",
        "“a ‘b’ c”",
        "don’t, the dogs’ bowl, ’90s, rock ’n’ roll",
        "‘the dogs’ bowl’ he",
        "5'10\" tall and 6\" wide",
        "\"a 6\" pipe\" he",
        "\"a\" \"b\"",
        "'tis \"a 'b' c\"",
        "「あ『い』う」",
        "《书》",
        "ООО «Группа «Альфа»",
        "«a „b“ c»",
        "\"foo,\" he said. \"Bar.\"",
        "a ‘Abd",
        "“I was—” he said",
        "אמר \"צה\"ל\" ש",
        "l'\"ami\" et l’« ami » et « Ça va ? »",
        "“脚本（script）”和“Script”",
        "\"Foo \" he said, \" bar\"",
        "\"what?!\" - \"yes\"",
        "(\"a\")",
        "*\"a\"*",
        "„foo\" sagte er",
        "\"To the Chairman,\n  \"Stock Exchange.\"",
        "“‘a’ b”",
        "“a”—“b”",
    ] {
        assert_eq!(faults(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn faults_of_quotations() {
    for (text, expected) in [
        ("he “said", vec!["unclosed-quote “"]),
        ("he said” and", vec!["unopened-quote ”"]),
        ("“the movement “Hezbollah” was able”.", vec!["nested “Hezbollah”"]),
        ("«Группа «Альфа» ушла» и", vec!["nested «Альфа»"]),
        ("he \"said", vec!["unclosed-quote \""]),
        ("“a «b” c", vec!["unclosed-quote «"]),
        ("„jak mówią „złota rączka””", vec!["nested „złota rączka”"]),
    ] {
        assert_eq!(faults(text), expected, "{text}");
    }
    assert_eq!(mended("“a “b” c”"), "“a ‘b’ c”");
    assert_eq!(mended("«Группа «Альфа» ушла»"), "«Группа „Альфа“ ушла»");
}

#[test]
fn brackets_by_their_meaning() {
    let meaning = |text: &str| {
        let inlines = read(text);
        let kind = inlines.brackets.first().map(|bracket| bracket.kind.clone());
        kind.map(|kind| match kind {
            BracketKind::Note(note) => format!("{} {}", note.kind.name(), &text[note.text.range()]),
            BracketKind::Event(event) => format!("event {}", event.name),
            BracketKind::Editorial(mark) => format!("{mark:?}"),
            BracketKind::Timestamp(time) => format!("{} ms", time.milliseconds),
            BracketKind::Acronym { short, words } => {
                format!("{} = {}", &text[short.range()], &text[words.range()])
            }
            BracketKind::EntityLink { target, text: shown } => {
                format!("{} → {}", &text[target.range()], shown.map_or("", |shown| &text[shown.range()]))
            }
            other => format!("{other:?}"),
        })
    };
    for (text, expected) in [
        ("sanctions (against Iran — approx. transl.) go", "translator against Iran"),
        (r"\[laughter\]", "event laughter"),
        ("*laughs*", "event laughter"),
        ("arts (music) and", "Parenthesis"),
        ("The end. (Music.)", "event music"),
        ("teh [sic] end", "Sic"),
        ("(01:02)", "62000 ms"),
        ("the “Foundation for the study” (IRAS) spoke", "IRAS = Foundation for the study"),
        ("the Islamic State (IS)", "IS = Islamic State"),
        ("IS (Islamic State)", "IS = Islamic State"),
        ("[[Astana]]", "Astana → "),
        ("[[ astana | the talks ]]", "astana → the talks"),
        ("[text](/a/b)", "LinkText"),
        ("he [the president] said", "Insertion"),
        ("he (a friend) said", "Parenthesis"),
        ("it （译者注：面包）", "translator 面包"),
        ("it (bread —\nthe white one. — RT) is", "source bread —\nthe white one"),
    ] {
        assert_eq!(meaning(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_note_inside_a_note_knows_its_note() {
    let inlines = read("(bread (white — Ed.) is — approx. transl.)");
    assert_eq!(inlines.notes().count(), 2);
    assert!(inlines.enclosing_note(&inlines.brackets[1]).is_some());
    assert_eq!(inlines.bracket_at(9).map(|bracket| bracket.open.start), Some(7));
}

#[test]
fn times_and_redactions_are_listed() {
    let inlines = read("#00:01:02-5# [inaudible 00:12:34] ███ (1:02)");
    let times: Vec<u64> = inlines.timestamps.iter().map(|(_, time)| time.milliseconds).collect();
    assert_eq!((times, inlines.redactions.len()), (vec![62_500, 754_000, 62_000], 1));
}
