//! What tokens a text has, and where.

use std::sync::Arc;

use super::*;
use crate::model::Context;

/// Each token as the text it stands on, its type and its modifiers.
fn shown(text: &str) -> Vec<String> {
    let document = Document::new(text, Arc::new(Context::default()));
    show(text, &tokens(&document, Encoding::Utf16))
}

fn show(text: &str, numbers: &[u32]) -> Vec<String> {
    let lines: Vec<Vec<u16>> = lines(text).iter().map(|line| line.encode_utf16().collect()).collect();
    let (mut line, mut column) = (0, 0);
    let mut shown = Vec::new();
    for token in numbers.chunks(5) {
        column = if token[0] == 0 { column + token[1] } else { token[1] } as usize as u32;
        line += token[0] as usize;
        let units = &lines[line][column as usize..(column + token[2]) as usize];
        let kind = TokenType::NAMES[token[3] as usize];
        let modifiers = (0..16).filter(|bit| token[4] & (1 << bit) != 0).map(|bit| Modifiers::NAMES[bit]);
        let names: Vec<_> = [kind].into_iter().chain(modifiers).collect();
        shown.push(format!("{}: {}", String::from_utf16(units).unwrap(), names.join(".")));
    }
    shown
}

fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n").replace('\r', "\n").split('\n').map(str::to_owned).collect()
}

#[test]
fn an_interview_with_dashes() {
    let text = "The bridges\n\n— Why 🎙 “now”,\nMr. Lee?\n\n— It is (as they say — transl.) time. [laughs]\n\nSo. [sic] [00:01:02]\n\n\
                — And?\n\n— Yes — no.\n";
    assert_eq!(
        shown(text),
        [
            "The bridges: heading",
            "—: keyword",
            "Why 🎙: question.asked",
            "“now”: quotation.asked",
            ",: question.asked",
            "Mr. Lee?: question.asked",
            "—: keyword",
            "(as they say — transl.): comment.translator",
            "[laughs]: event",
            "[sic]: comment.editor",
            "[00:01:02]: number",
            "—: keyword",
            "And?: question.asked",
            "—: keyword",
        ]
    );
}

#[test]
fn an_interview_with_labels_front_matter_and_a_glossary() {
    let text = "---\r\ntitle: T\r\nspeakers:\r\n  - { name: Ann, role: interviewer }\r\nentities:\r\n  lindau: { name: Lindau, kind: place, avoid: Lindow }\r\n\
                  own: x\r\n---\r\n\r\n## Lindau\r\n\r\n<!-- transcript-ls: allow empty-note -->\r\n\r\nAnn: To Lindau?\r\n\r\nBob: Lindow. Note: [[lindau]].\r\n\r\nAnn: Hm?\r\n\r\nBob: No.\r\n";
    assert_eq!(
        shown(text),
        [
            "title: property", "speakers: property", "entities: property", "##: heading",
            "Lindau: variable.place", "<!-- transcript-ls: allow: comment", "empty-note: property",
            "-->: comment", "Ann: class.interviewer", "To: question.asked", "Lindau: variable.asked.place",
            "?: question.asked", "Bob: class.interviewee", "Lindow: variable.place.deprecated",
            "[[lindau]]: variable.place", "Ann: class.interviewer", "Hm?: question.asked",
            "Bob: class.interviewee",
        ]
    );
}

#[test]
fn what_is_no_interview_stays_as_it_is() {
    assert_eq!(shown(""), Vec::<String>::new());
    assert_eq!(
        shown("He went home. And so it was.\n\nNote: nothing, and “nothing” again.\n"),
        ["“nothing”: quotation"]
    );
}

#[test]
fn a_range_has_the_tokens_of_the_whole() {
    let text = "## One\r\n\r\n— Why 🎙?\r\n\r\n— So (x — Ed.).\r\n\r\n— And\r\nthen?\r\n\r\n— No.\r\n";
    let document = Document::new(text, Arc::new(Context::default()));
    let at = text.find("And").unwrap();
    let part = tokens_in(&document, &(at..at + 5), Encoding::Utf16);
    assert_eq!(show(text, &part), ["—: keyword", "And: question.asked", "then?: question.asked"]);
    let whole = tokens_in(&document, &(0..text.len()), Encoding::Utf16);
    assert_eq!(whole, tokens(&document, Encoding::Utf16));
    assert!(tokens_in(&Document::default(), &(0..0), Encoding::Utf16).is_empty());
}
