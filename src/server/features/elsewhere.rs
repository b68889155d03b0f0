//! The other transcripts in which a name or a speaker stands.

use std::ops::Range;

use crate::ide::rename::{Sure, same_person};
use crate::model::Document;
use crate::server::others::Other;
use crate::server::snapshot::Snapshot;
use crate::syntax::label_key;

/// The other transcripts that mention the entity with that key in the glossary of that origin, or in which somebody with
/// that label speaks.
pub fn mentioning(snapshot: &Snapshot, origin: &str, key: &str, label: Option<u64>) -> Vec<Snapshot> {
    let speaks = |other: &Other| label.is_some_and(|label| other.digest.has_speaker(label));
    let has = |other: &Other| other.digest.has_entity(origin, key) || speaks(other);
    read(snapshot, has).collect()
}

/// The other transcripts in which somebody speaks who is the same person, with how sure that is. `declared` says whether
/// front matter of this one declares the name.
pub fn speaking(snapshot: &Snapshot, name: &str, declared: bool) -> Vec<(Snapshot, Sure)> {
    let key = label_key(name);
    let others = read(snapshot, |other| other.digest.has_speaker(key));
    let same = others.filter_map(|other| {
        let sure = same_person(name, declared, other.document.as_ref()?)?;
        Some((other, sure))
    });
    same.collect()
}

/// A label, or the name in a declaration, as it is to be compared.
pub fn label_at(document: &Document, range: &Range<usize>) -> String {
    document.text().slice(range.clone()).replace('\\', "")
}

fn read<'s>(
    snapshot: &'s Snapshot,
    is_wanted: impl Fn(&Other) -> bool + 's,
) -> impl Iterator<Item = Snapshot> + 's {
    let others = snapshot.others.transcripts().into_iter();
    others
        .filter(move |other| other.uri != snapshot.uri && is_wanted(other))
        .filter_map(|other| snapshot.others.read(&other))
}
