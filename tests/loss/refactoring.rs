//! What every offer to rewrite a transcript promises: no spoken word is lost, and the turns are those that it says.

use std::ops::Range;

use transcript_ls::config::Settings;
use transcript_ls::ide::refactor::{Edits, all_notes, refactors};
use transcript_ls::model::Document;
use transcript_ls::rules;

use super::files::{document, largest, most, real};
use super::findings::are_in_order;
use super::spoken::spoken;

fn speakers(document: &Document) -> Vec<Option<u64>> {
    document.turns().iter().map(|turn| turn.speaker.as_ref().map(|(_, key)| *key)).collect()
}

/// Tries every offer for a selection, and says how many there were.
fn keep(name: &str, text: &str, document: &Document, settings: &Settings, selection: Range<usize>) -> usize {
    let offers = refactors(document, settings, selection.clone());
    for offer in &offers {
        let what = format!("{name} at {selection:?}: {}", offer.title);
        let edits = match &offer.edits {
            Edits::Now(edits) => edits.clone(),
            Edits::AllNotes => all_notes(document, settings),
        };
        assert!(!edits.is_empty(), "{what}");
        are_in_order(&edits, text);
        let new = super::files::document(&rules::made(text, &edits));
        let (said, now) = (spoken(document), spoken(&new));
        let differs = said.iter().zip(&now).find(|(before, after)| before != after);
        assert!(differs.is_none() && said.len() == now.len(), "{what}: {differs:?}");
        let (before, after) = (speakers(document), speakers(&new));
        if offer.title.starts_with("Begin") {
            assert_eq!(after.len(), before.len() + 1, "{what}");
        } else if offer.title.starts_with("Join") {
            assert_eq!(after.len() + 1, before.len(), "{what}");
        } else if offer.title.starts_with("Swap") {
            assert_eq!(after.len(), before.len(), "{what}");
        } else {
            assert_eq!(after, before, "{what}");
        }
    }
    offers.len()
}

fn keep_everywhere(name: &str, text: &str) -> usize {
    let document = document(text);
    let toml = "note-brackets = '[]'\ndash = '–'\nsignatures = { editor = 'Ed.', translator = 'Transl.' }\n";
    let (house, _) = Settings::from_toml(toml, rules::keys());
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let step = text.chars().count() / (5 * most()) + 1;
    // A step that divides no line evenly meets starts, ends and middles of words.
    let places = starts.step_by(step);
    let mut offered = 0;
    for at in places {
        let rest = &text[at..];
        let words = rest.match_indices(' ').nth(3).map_or(rest.len(), |(end, _)| end);
        // Where a sentence ends most is offered.
        let end = rest.find(". ").map_or(at, |end| at + end + 1);
        for (settings, selection) in
            [(&Settings::default(), at..at + words), (&house, at..at), (&house, end..end)]
        {
            offered += keep(name, text, &document, settings, selection);
        }
    }
    offered
}

#[test]
fn no_offer_loses_what_is_said() {
    let texts = real().into_iter().filter(|(_, text)| text.len() < largest());
    let offered: usize = texts.map(|(name, text)| keep_everywhere(&name, &text)).sum();
    assert!(offered > 100, "{offered} offers were tried");
}

#[test]
fn odd_texts_are_kept_as_well() {
    for text in [
        "",
        "\u{feff}",
        "\r\n\r\n",
        "Nothing but words. And more (so to speak – Ed.).",
        "— 🎙 So? e\u{301} He came. Then left.\r\n\r\n— (А он [тут] — прим. ред.) Да. Нет.\r\n\r\n— So? Yes.\r\n",
        "Ann: So. “Why now? And then.” Yes.\rBob: No. Well. [laughs] So.\rBob: More. And.\rAnn: So?\r",
        "**Q:** Why. So?\n\n**A:** *He (a man – Ed.) left. Then* so.\n\n**A:** Yes. No.\n\n**Q:** So? And?\n",
        "问：为什么？ 是吗？\n\n答：因为（面包——译者注）如此。 是的。\n\n问：是吗？\n\n答：是。 好。\n",
    ] {
        keep_everywhere(text, text);
    }
}
