//! What renaming promises: it changes no word but those of the name, in the file where it is asked for and in all others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use transcript_ls::ide::rename::{self, Change};
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document, names};

use super::counted::{changes_only_words_at, counted};
use super::files::{largest, most, real};

/// The glossary that all the files are opened with.
const ORIGIN: &str = "names.yaml";

/// So many names have an entry in it.
const MOST_NAMES: usize = 12;

/// Two interviews with one person about one place, so that there is something to rename in both whatever files are at hand.
const MADE: [&str; 2] = [
    "---\nspeakers:\n- { name: Ilsa Varga, role: interviewee }\n---\n\nAnn Lee: Why Kestrelmoor?\n\nIlsa Varga: Kestrelmoor is \
     where my sister Zyta lives. KESTRELMOOR! And Varga is her name.\n",
    "Bob Ray: And Kestrelmoor's bells?\n\nIlsa Varga: In Kestrelmoor they ring.\n\nBob Ray: And now?\n\nIlsa Varga: So.\n",
];

/// The names that stand in most of the files: long words that never begin with a small letter.
fn common_names(texts: &[(String, String)]) -> Vec<String> {
    let mut files: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut small: BTreeSet<String> = BTreeSet::new();
    for (file, (_, text)) in texts.iter().enumerate() {
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 4) {
            if word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase) {
                files.entry(word).or_default().insert(file);
            } else {
                small.insert(word.to_lowercase());
            }
        }
    }
    let mut names: Vec<_> =
        files.into_iter().filter(|(name, _)| !small.contains(&name.to_lowercase())).collect();
    names.sort_by_key(|(name, files)| (std::cmp::Reverse(files.len()), *name));
    names.into_iter().take(MOST_NAMES).map(|(name, _)| name.to_owned()).collect()
}

/// Places to rename at: where each name stands first, and where turns begin.
fn places(document: &Document) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let blocks = document.blocks().iter();
    let mentions = blocks.flat_map(|placed| {
        names::mentions(document, &placed).into_iter().map(move |mention| (placed.start, mention))
    });
    let named = mentions.filter(|(_, mention)| seen.insert(format!("{:?}", mention.entity)));
    let named: Vec<usize> = named.map(|(start, mention)| start + mention.start as usize).collect();
    let turns = document.turns().iter().take(most()).map(|turn| turn.range.start + 1);
    named.into_iter().chain(turns).collect()
}

/// Whether a change in one file is offered in another.
fn reaches(change: &Change, other: &Document) -> bool {
    match change {
        Change::Name(_) => true,
        Change::Speaker(speaker) => rename::same_person(&speaker.from, speaker.declared, other).is_some(),
        Change::Own { .. } => false,
    }
}

#[test]
fn renaming_changes_no_word_but_those_of_the_name_in_any_file() {
    let real = real().into_iter().filter(|(_, text)| text.len() < largest());
    let made = MADE.iter().map(|text| ("made".to_owned(), (*text).to_owned()));
    let texts: Vec<_> = made.chain(real).collect();
    let entries = common_names(&texts).into_iter().enumerate();
    let yaml: String = entries.map(|(at, name)| format!("n{at}: {{ name: {name}, kind: work }}\n")).collect();
    let layer = Layer { origin: ORIGIN.into(), glossary: Arc::new(Glossary::parse(&yaml)) };
    let context = Context { entities: Arc::new(Entities::merge(vec![layer])), ..Context::default() };
    let context = Arc::new(context);
    let open = |(name, text): &(String, String)| {
        let document = Document::new(text, context.clone());
        (name.clone(), text.clone(), counted(&document), document)
    };
    let files: Vec<_> = texts.iter().map(open).collect();
    let (mut here, mut elsewhere) = (0, 0);
    for (at, (name, _, _, opened)) in files.iter().enumerate() {
        for place in places(opened) {
            let Ok(Some(change)) = rename::change(opened, place, "Zyxel Quarb") else { continue };
            for (other, (other_name, text, before, document)) in files.iter().enumerate() {
                if other != at && !reaches(&change, document) {
                    continue;
                }
                let Ok(edits) = change.checked_edits(document) else { continue };
                changes_only_words_at(before, text, &edits)
                    .unwrap_or_else(|stray| panic!("{name} at {place}, in {other_name}: {stray}"));
                *(if other == at { &mut here } else { &mut elsewhere }) += usize::from(!edits.is_empty());
            }
            if let Change::Name(renamed) = &change
                && renamed.glossary() == Some(ORIGIN)
            {
                let new = transcript_ls::rules::made(&yaml, &renamed.edits_in_glossary(&yaml));
                let old = renamed.place.form.as_deref().unwrap_or_default();
                assert_eq!(
                    new,
                    yaml.replace(&format!("name: {old},"), "name: Zyxel Quarb,"),
                    "{name} at {place}"
                );
            }
        }
    }
    assert!(here > 0 && elsewhere > 0, "{here} renamed here, {elsewhere} elsewhere");
}
