//! Tries renamings on whole texts.

use std::sync::Arc;

use super::*;
use crate::model::Context;
use crate::model::glossary::{Entities, Layer};

const GLOSSARY: &str = "\
guild:
  name: Guild of Bell Founders
  kind: organization
  aliases: [GBF]
  avoid: [Bell Union]
tarrend: { name: Ilse Tarrend, kind: person }
varnholt:
  kind: place
";

fn document(text: &str) -> Document {
    let layer = Layer { origin: "g".into(), glossary: Arc::new(Glossary::parse(GLOSSARY)) };
    let context = Context { entities: Arc::new(Entities::merge(vec![layer])), ..Context::default() };
    Document::new(text, Arc::new(context))
}

/// The text after what stands at `needle` got another name, and the glossary; or why it did not.
fn renamed(text: &str, needle: &str, new: &str) -> (String, String) {
    let document = document(text);
    match change(&document, text.find(needle).unwrap(), new) {
        Ok(Some(change)) => {
            let edits = match change.checked_edits(&document) {
                Ok(edits) => edits,
                Err(refusal) => return (refusal, String::new()),
            };
            let glossary = match &change {
                Change::Name(change) => change.edits_in_glossary(GLOSSARY),
                _ => Vec::new(),
            };
            (applied(text, &edits), applied(GLOSSARY, &glossary))
        }
        Ok(None) => ("nothing".to_owned(), String::new()),
        Err(refusal) => (refusal, String::new()),
    }
}

fn applied(text: &str, edits: &[TextEdit]) -> String {
    let mut text = text.to_owned();
    edits.iter().rev().for_each(|edit| text.replace_range(edit.range.clone(), &edit.text));
    text
}

const INTERVIEW: &str = "---\nspeakers: [{ name: Anna Lee, role: interviewer }, 'Bo Krol']\n---\n\n\
    **Anna [00:12]:** Who is Bo?\r\n\r\n**Bo Krol:** 🎙 I am, Anna.\r\n\r\n**ANNA LEE:** And Anna Lee?\r\n\r\n**Bo:** You.\r\n";

#[test]
fn a_speaker_is_renamed_in_labels_and_in_front_matter_and_not_in_what_is_said() {
    let expected = INTERVIEW
        .replace("name: Anna Lee", "name: Hanna Leeds")
        .replace("**Anna [", "**Hanna [")
        .replace("**ANNA LEE", "**HANNA LEEDS");
    assert_eq!(renamed(INTERVIEW, "Anna Lee,", "Hanna Leeds").0, expected);
    // By a short form the name follows.
    let expected = INTERVIEW
        .replace("'Bo Krol'", "'O''Bo Krol'")
        .replace("**Bo Krol", "**O'Bo Krol")
        .replace("**Bo:", "**O'Bo:");
    assert_eq!(renamed(INTERVIEW, "Bo:", "O'Bo").0, expected);
    let plain = "MARIT: Yes?\n\nBo: It is.\n\nMarit: Well?\n\nBo: So.\n";
    assert_eq!(renamed(plain, "MARIT", "Mary").0, plain.replace("MARIT", "Mary").replace("Marit", "Mary"));
}

#[test]
fn a_label_that_is_declared_by_itself_is_a_name_by_itself() {
    let text =
        "---\nspeakers: [{ name: Anna Lee, label: Q }, { name: Bo, label: A }]\n---\n\nQ: One?\n\nA: Two.\n";
    let expected = text.replace("label: Q", "label: Ask").replace("\nQ:", "\nAsk:");
    assert_eq!(renamed(text, "Q: One", "Ask").0, expected);
    assert_eq!(renamed(text, "Anna", "Hanna, M.D.").0, text.replace("Anna Lee", "\"Hanna, M.D.\""));
}

#[test]
fn in_minutes_the_last_word_keeps_its_capitals() {
    let text = "Mr. WHITLOW. In July we use mules.\n\nThe CHAIRMAN. Where are they?\n\n".repeat(3);
    let expected = text.replace("Mr. WHITLOW", "Mr. van ZÜRN");
    assert_eq!(renamed(&text, "WHITLOW", "Mr. van Zürn").0, expected);
}

#[test]
fn what_cannot_be_a_speakers_name_is_refused() {
    for (new, says) in [
        (" ", "A name needs at least one letter."),
        ("An: na", "A speaker's name has no colon: the one behind it stays where it is."),
        ("a b c d e f", "A speaker's name has at most 5 words, or it is read as speech."),
        ("hanna", "A speaker's name begins with a capital, or it is read as speech."),
        ("Han*na", "`Han*na` is not read as a speaker's name: write it with letters, digits and spaces."),
        ("Bo Krol", "There is already a speaker `Bo Krol`: two with one name could not be told apart."),
        ("BO", "There is already a speaker `Bo Krol`: two with one name could not be told apart."),
        ("A\nB", "A name stands on one line: write it without a line break."),
        ("A\u{2028}B", "A name stands on one line: write it without a line break."),
        ("A\u{7}B", "A name has no control characters: write it with those that can be seen."),
    ] {
        assert_eq!(renamed(INTERVIEW, "ANNA LEE", new).0, says, "{new}");
    }
    let short = "`Anna` is short for `Anna Lee`: rename that in the front matter, or give one word.";
    assert_eq!(renamed(INTERVIEW, "Anna [", "Hanna May").0, short);
    let break_word = "Ann: One?\n\nBo: Two.\n\nAnn: Three?\n\nBo: Four.\n";
    let says = "`Music` would not be read as a speaker's name everywhere it is to stand: choose another one.";
    assert_eq!(renamed(break_word, "Ann", "Music").0, says);
}

const NAMES: &str = "# THE GUILD OF BELL FOUNDERS IN VARNHOLT\r\n\r\n— Is the Guild of Bell Founders (GBF) here? 🎙\r\n\r\n\
    — The “Guild of\r\nBell Founders”, [[guild]], [[GBF|they]], or the Bell Union. [[varnholt|Here]] in Varnholt.\r\n";

#[test]
fn a_form_of_an_entity_is_renamed_wherever_it_stands_and_the_others_stay() {
    let (text, glossary) = renamed(NAMES, "Guild of Bell", "Guild of Founders");
    let expected = NAMES
        .replace("GUILD OF BELL FOUNDERS", "GUILD OF FOUNDERS")
        .replace("Guild of Bell Founders", "Guild of Founders")
        .replace("Guild of\r\nBell Founders", "Guild of Founders");
    assert_eq!(text, expected);
    assert_eq!(glossary, GLOSSARY.replace("Guild of Bell Founders", "Guild of Founders"));
    // Who has a longer name is somebody else.
    let longer = "— THE GBF HALL, and GBF.\n\n— Not Old GBF, but the GBF.\n";
    let expected = longer.replace("and GBF", "and GOBF").replace("the GBF", "the GOBF");
    assert_eq!(renamed(longer, "GBF.", "GOBF").0, expected);
    let (text, glossary) = renamed(NAMES, "GBF)", "GOBF");
    assert_eq!(text, NAMES.replace("GBF", "GOBF"));
    assert_eq!(glossary, GLOSSARY.replace("GBF", "GOBF"));
}

#[test]
fn a_key_is_renamed_with_the_links_to_it_and_with_the_name_where_it_stands_for_one() {
    let (text, glossary) = renamed(NAMES, "guild]]", "founders");
    assert_eq!(text, NAMES.replace("[[guild]]", "[[founders]]"));
    assert_eq!(glossary, GLOSSARY.replace("guild:", "founders:"));
    let (text, glossary) = renamed(NAMES, "Varnholt.", "Holm: old");
    let expected = NAMES
        .replace("varnholt", "Holm: old")
        .replace("Varnholt", "Holm: old")
        .replace("VARNHOLT", "HOLM: OLD");
    assert_eq!(text, expected);
    assert_eq!(glossary, GLOSSARY.replace("varnholt:", "\"Holm: old\":"));
}

#[test]
fn names_that_would_mean_two_things_are_refused() {
    for (needle, new, says) in [
        (
            "Guild of Bell",
            "ilse tarrend",
            "`ilse tarrend` already means `Ilse Tarrend` (`tarrend`): choose another name.",
        ),
        (
            "Guild of Bell",
            "Varnholt",
            "`Varnholt` already means `varnholt` (`varnholt`): choose another name.",
        ),
        (
            "Guild of Bell",
            "gbf",
            "`GBF` is another name of the same entry already: change the glossary by hand.",
        ),
        ("guild]]", "tarrend", "`tarrend` already means `Ilse Tarrend` (`tarrend`): choose another name."),
        ("guild]]", "a|b", "A key stands in links as `[[…]]`: write it without brackets and `|`."),
        ("Guild of Bell", "…", "`…` is found in no text: a name needs a letter or a digit."),
        (
            "Bell Union",
            "Union",
            "`Bell Union` is a form to avoid and has no name of its own: write `Guild of Bell Founders`.",
        ),
    ] {
        assert_eq!(renamed(NAMES, needle, new).0, says);
    }
    assert_eq!(renamed(NAMES, "or the", "x").0, "nothing");
    assert_eq!(renamed(NAMES, "— The", "x").0, "nothing");
}

#[test]
fn a_person_of_the_glossary_is_renamed_as_a_speaker_and_in_what_is_said() {
    let text = "---\nspeakers: [Ilse Tarrend, Bo]\n---\n\nBo: Is it Ilse Tarrend?\n\nTarrend: It is.\n\nBo: Who?\n\nIlse Tarrend: I.\n";
    let (found, glossary) = renamed(text, "Ilse Tarrend: I", "Ilse Holm");
    let expected = text.replace("Ilse Tarrend", "Ilse Holm").replace("\nTarrend:", "\nHolm:");
    assert_eq!(found, expected);
    assert_eq!(glossary, GLOSSARY.replace("Ilse Tarrend", "Ilse Holm"));
}

#[test]
fn a_name_that_the_text_explains_is_renamed_in_it() {
    let text = "— Are they at the Knife (a base — Ed.)?\n\n— The Knife is far. A knife is near.\n";
    assert_eq!(renamed(text, "Knife is", "Spoon").0, text.replace("Knife", "Spoon"));
}

#[test]
fn the_same_person_in_another_file_is_one_with_the_same_full_name() {
    let declared = "---\ninterviewer: Marta Lind\n---\n\nMarta Lind: One?\n\nOlga Berg: Two.\n\nMarta Lind: Three?\n\nOlga Berg: Four.\n";
    let plain = declared.split("---\n\n").nth(1).unwrap();
    let sure = |one: &str, from: &str, to: &str, other: &str| {
        let change = SpeakerChange::new(&document(one), from.to_owned(), to).unwrap();
        let other = document(other);
        let sure = same_person(from, change.declared, &other);
        sure.filter(|_| Change::Speaker(change).checked_edits(&other).is_ok())
    };
    assert_eq!(sure(declared, "Marta Lind", "Marta Berg", plain), Some(Sure::Certain));
    assert_eq!(sure(plain, "Marta Lind", "Marta Berg", declared), Some(Sure::Certain));
    assert_eq!(sure(plain, "Olga Berg", "Olga Lind", plain), Some(Sure::Likely));
    // A first name, a title, a number, and a name that is taken there.
    let short = plain.replace("Marta Lind", "Marta").replace("Olga Berg", "Dr Berg");
    assert_eq!(sure(&short, "Marta", "Mara", &short), None);
    assert_eq!(sure(&short, "Dr Berg", "Dr Holm", &short), None);
    assert_eq!(sure(plain, "Olga Berg", "Olga Lind", &plain.replace("Marta", "Olga")), None);
    assert_eq!(sure(plain, "Olga Berg", "Olga Lind", "Olga Berg was here.\n"), None);
}

#[test]
fn in_a_glossary_keys_and_forms_are_renamed() {
    let glossary = Glossary::parse(GLOSSARY);
    let at = |needle: &str| GLOSSARY.find(needle).unwrap();
    let offer = |needle: &str| offer_in_glossary(&glossary, at(needle)).map(|(_, shown)| shown);
    assert_eq!(offer("guild:"), Some("guild".to_owned()));
    assert_eq!(offer("GBF"), Some("GBF".to_owned()));
    assert_eq!(offer("person"), None);
    let renamed = |needle: &str, new: &str| match change_in_glossary("g", &glossary, at(needle), new) {
        Ok(Some(Change::Name(change))) => Some((
            applied(NAMES, &Change::Name(change.clone()).edits(&document(NAMES))),
            applied(GLOSSARY, &change.edits_in_glossary(GLOSSARY)),
        )),
        _ => None,
    };
    let expected = (NAMES.replace("[[guild]]", "[[club]]"), GLOSSARY.replace("guild:", "club:"));
    assert_eq!(renamed("guild:", "club"), Some(expected));
    let expected = (NAMES.replace("Bell Union", "Bell Club"), GLOSSARY.replace("Bell Union", "Bell Club"));
    assert_eq!(renamed("Bell Union", "Bell Club"), Some(expected));
    assert_eq!(renamed("GBF", "Ilse Tarrend"), None);
}
