//! Whatever stands in a transcript or glossary, no explanation of it has markup, links or images of its own.

use std::sync::Arc;

use transcript_ls::ide::completion::{Subject, documentation};
use transcript_ls::ide::markdown::plain;
use transcript_ls::ide::{Goal, hover, links};
use transcript_ls::model::Document;

const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[see](command:workbench.action.terminal.new)",
    "[see](javascript:alert%281%29)",
    "![](https://spy.example/pixel.png)",
    "[see](data:text/html;base64,PHNjcmlwdD4=)",
    "<command:workbench.action.terminal.new>",
    "`**[a](command:b)**`",
    "\\[see](command:b)",
];

/// A transcript that has the text wherever something is explained.
fn transcript(hostile: &str) -> String {
    let quoted = hostile.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "---\ntitle: \"{quoted}\"\nmedia: \"{quoted}\"\nspeakers:\n  - {{ name: \"{quoted}\", label: Anna, description: \"{quoted}\" }}\n\
         entities:\n  lindau: {{ name: Lindau, aliases: [\"{quoted}\"], avoid: [Lindow], source-form: \"{quoted}\", \
         definition: \"{quoted}\", wikidata: \"Q1 {quoted}\" }}\n---\n\n# {hostile}\n\n\
         Anna: What is Lindau ({hostile} — Ed.) to you? [00:01:02]\n\nBoris: The Green Party ({hostile} — translator’s note) \
         and International Road Union ({hostile}, IRU) [laughs].\n\nAnna: Lindow? {hostile}\n\nBoris: The Green Party, the IRU.\n"
    )
}

/// What Markdown would read as its own.
fn live(markdown: &str) -> String {
    let mut live = String::new();
    let mut characters = markdown.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => characters.by_ref().take(1).for_each(drop),
            c => live.push(c),
        }
    }
    live
}

fn is_harmless(markdown: &str, hostile: &str) {
    let live = live(markdown);
    for sign in ["<", "](", "!["] {
        assert!(!live.contains(sign), "{hostile} in {markdown}");
    }
}

#[test]
fn no_explanation_has_markup_of_the_texts_own() {
    for hostile in HOSTILE {
        let text = transcript(hostile);
        let document = Document::new(&text, Arc::default());
        let mut explained = 0;
        for offset in (0..text.len()).filter(|offset| text.is_char_boundary(*offset)) {
            if let Some(found) = hover(&document, offset) {
                is_harmless(&found.markdown, hostile);
                explained += usize::from(plain(&found.markdown).contains(hostile));
            }
        }
        assert!(explained > 20, "{hostile} is explained at {explained} places");
        let mut documented = 0;
        for subject in [
            Subject::Entity("lindau".into()),
            Subject::Explained("The Green Party".into()),
            Subject::Explained("IRU".into()),
        ] {
            if let Some(markdown) = documentation(Some(&document), &subject) {
                is_harmless(&markdown, hostile);
                documented += usize::from(plain(&markdown).contains(hostile));
            }
        }
        assert!(documented > 0, "{hostile}");
        for link in links(&document) {
            let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
            assert!(!matches!(&link.goal, Goal::Address(address) if !is_web(address)), "{link:?}");
        }
    }
}
