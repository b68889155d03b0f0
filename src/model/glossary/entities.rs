//! The entities that a document can mention: several glossaries merged, with one matcher for all their names.

use std::collections::hash_map::Entry;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::beginnings::Beginnings;
use super::case::case_rule;
use super::nearest::Nearest;
use super::similar::{NameWord, NameWords};
use super::{Glossary, GlossaryEntry};
use crate::model::matcher::{self, CaseRule, EntityId, Form, FormId, FormKind, Matcher, Mention, Refused};
use crate::model::yaml::Text;

/// A glossary with the place it comes from.
#[derive(Debug, Clone)]
pub struct Layer {
    /// What the caller knows it by: a path, an address, or the document itself.
    pub origin: Arc<str>,
    /// The glossary.
    pub glossary: Arc<Glossary>,
}

/// One entity of the merged set.
#[derive(Debug, Clone)]
pub struct Entity {
    /// The layer it stands in, as an index into [`Entities::layers`].
    pub layer: usize,
    /// Its entry there.
    pub entry: usize,
}

/// A form that two entities declare. It stands for the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The entity that keeps the form.
    pub winner: EntityId,
    /// The entity that is not found by it.
    pub loser: EntityId,
    /// The form as the loser declares it, with its place in the loser's layer.
    pub form: Text,
}

/// The merged set. It does not change: a changed glossary makes a new one.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    layers: Vec<Layer>,
    entities: Vec<Entity>,
    by_key: FxHashMap<String, EntityId>,
    matcher: Matcher,
    conflicts: Vec<Conflict>,
    nearest: OnceLock<Nearest>,
    name_words: OnceLock<NameWords>,
    beginnings: OnceLock<Beginnings>,
}

impl Entities {
    /// Merges glossaries, the farthest first and the nearest last: of two entries with one key the nearer counts.
    ///
    /// A form that two entities declare belongs to the one to which it is more: name before alias, alias before source
    /// form, source form before a form to avoid; then to the nearer one; then to the earlier one.
    pub fn merge(layers: Vec<Layer>) -> Self {
        let mut set = Self { layers, ..Self::default() };
        for layer in (0..set.layers.len()).rev() {
            for (entry, read) in set.layers[layer].glossary.entries.iter().enumerate() {
                let id = EntityId(set.entities.len() as u32);
                if let Entry::Vacant(free) = set.by_key.entry(folded_key(&read.key.text)) {
                    free.insert(id);
                    set.entities.push(Entity { layer, entry });
                }
            }
        }
        set.claim_forms();
        set
    }

    fn claim_forms(&mut self) {
        for kind in [FormKind::Preferred, FormKind::Alias, FormKind::SourceForm, FormKind::Avoid] {
            for (index, entity) in self.entities.iter().enumerate() {
                let id = EntityId(index as u32);
                let entry = &self.layers[entity.layer].glossary.entries[entity.entry];
                for form in entry.forms_of(kind) {
                    let text = form.text.clone();
                    // A form to avoid that differs from an accepted one in case alone is wrong by its case.
                    let case = match kind {
                        FormKind::Avoid if self.matcher.has_form(id, &text) => CaseRule::Exact,
                        _ => case_rule(&text, entry.case),
                    };
                    let Err(Refused::Taken(by)) = self.matcher.add(Form { text, entity: id, kind, case })
                    else {
                        continue;
                    };
                    let winner = self.matcher.form(by).map(|form| form.entity);
                    if let Some(winner) = winner.filter(|&winner| winner != id) {
                        self.conflicts.push(Conflict { winner, loser: id, form: form.clone() });
                    }
                }
            }
        }
    }

    /// The merged glossaries, the nearest last.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Every entity with its id, the nearest first.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &GlossaryEntry)> {
        let ids = (0..self.entities.len()).map(|index| EntityId(index as u32));
        ids.filter_map(|id| self.entry(id).map(|entry| (id, entry)))
    }

    /// The entry of an entity.
    pub fn entry(&self, id: EntityId) -> Option<&GlossaryEntry> {
        let entity = self.entities.get(id.0 as usize)?;
        self.layers.get(entity.layer)?.glossary.entries.get(entity.entry)
    }

    /// The layer in which an entity stands; the spans of its entry are in the text of that layer.
    pub fn layer(&self, id: EntityId) -> Option<&Layer> {
        self.layers.get(self.entities.get(id.0 as usize)?.layer)
    }

    /// A form that a mention carries.
    pub fn form(&self, id: FormId) -> Option<&Form> {
        self.matcher.form(id)
    }

    /// The forms that two entities declare.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The entity that the inside of `[[…]]` means: what stands before `|`, by key or by any form, in any case.
    pub fn lookup(&self, link: &str) -> Option<EntityId> {
        let target = link.split('|').next().unwrap_or("").trim();
        let by_key = self.by_key.get(&folded_key(target)).copied();
        by_key
            .or_else(|| self.matcher.lookup(target).and_then(|form| self.form(form)).map(|form| form.entity))
    }

    /// The key, in lower case, that a link most likely means by what no entity is called.
    pub fn nearest_key(&self, link: &str) -> Option<&str> {
        let keys = || self.iter().map(|(_, entry)| entry.key.text.as_str());
        self.nearest.get_or_init(|| Nearest::new(keys())).to(link)
    }

    /// The words of accepted names for which `word` is most likely a slip of the pen.
    pub fn names_like(&self, word: &str) -> impl Iterator<Item = &NameWord> {
        self.name_words.get_or_init(|| NameWords::new(self.matcher.forms())).like(word)
    }

    /// The forms with a word from which on they begin with `typed`, in any case, and where in the form that word starts.
    pub fn beginning_with(&self, typed: &str) -> impl Iterator<Item = (FormId, usize)> {
        self.beginnings.get_or_init(|| Beginnings::new(self.matcher.forms())).of(typed)
    }

    /// Appends the names in `text` to `out`; see [`Matcher::find_in`].
    pub fn find_in(&self, text: &str, out: &mut Vec<Mention>) {
        self.matcher.find_in(text, out);
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }
}

/// A key as it is compared: a form of a name is folded the same way.
fn folded_key(key: &str) -> String {
    matcher::folded(key).unwrap_or_else(|| key.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(glossaries: &[&str]) -> Entities {
        let layer = |text: &&str| Layer { origin: "".into(), glossary: Arc::new(Glossary::parse(text)) };
        Entities::merge(glossaries.iter().map(layer).collect())
    }

    fn mentions(set: &Entities, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        set.find_in(text, &mut found);
        let shown = found.iter().map(|mention| {
            let key = set.entry(mention.entity).map_or("", |entry| &entry.key.text);
            let kind = set.form(mention.form).map(|form| form.kind);
            format!("{key} {kind:?} {}", &text[mention.start as usize..mention.end as usize])
        });
        shown.map(|line| line.replace("Some(", "").replace(')', "")).collect()
    }

    const FAR: &str = "ig: { name: Islamic State, aliases: [ISIS, IG], avoid: [Daesh, islamic state] }\n\
                       astana: { name: Astana, definition: far }\n";
    const NEAR: &str =
        "Astana: { name: Astana, definition: near }\nother: { name: Other, aliases: [ISIS, Daesh] }\n";

    #[test]
    fn the_nearer_entry_counts_and_every_claim_has_one_winner() {
        let set = entities(&[FAR, NEAR]);
        assert_eq!(set.len(), 3);
        let astana = set.lookup("[astana]".trim_matches(['[', ']'])).and_then(|id| set.entry(id));
        assert_eq!(
            astana.and_then(|entry| entry.definition.as_ref()).map(|it| it.text.as_str()),
            Some("near")
        );
        assert_eq!(
            mentions(&set, "ISIS and Daesh, IG; Islamic State, islamic state; isis"),
            [
                "other Alias ISIS", "other Alias Daesh", "ig Alias IG", "ig Preferred Islamic State",
                "ig Avoid islamic state"
            ]
        );
        let lost: Vec<_> = set.conflicts().iter().map(|conflict| conflict.form.text.as_str()).collect();
        assert_eq!(lost, ["ISIS", "Daesh"]);
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_each_of_its_words() {
        let set = entities(&["lee: { name: Anna Lee-Karénine, aliases: [L’Anna] }\n"]);
        let found = |typed: &str| {
            let forms = set.beginning_with(typed);
            forms.filter_map(|(form, start)| set.form(form)?.text.get(start..)).collect::<Vec<_>>()
        };
        assert_eq!(found("anna le"), ["Anna Lee-Karénine"]);
        assert_eq!(found("Anna\u{a0} Lee-k"), ["Anna Lee-Karénine"]);
        assert_eq!(found("Kar"), ["Karénine"]);
        assert_eq!(found("l'a"), ["L’Anna"]);
        assert!(found("nna").is_empty() && found("Anna Lees").is_empty());
    }

    #[test]
    fn a_link_means_a_key_or_a_form() {
        let set = entities(&[FAR]);
        for (link, expected) in [
            ("ig", Some("ig")),
            ("IG|them", Some("ig")),
            (" islamic  STATE ", Some("ig")),
            ("isis", Some("ig")),
            ("Astana|the talks", Some("astana")),
            ("nobody", None),
            ("", None),
        ] {
            let found = set.lookup(link).and_then(|id| set.entry(id)).map(|entry| entry.key.text.as_str());
            assert_eq!(found, expected, "{link}");
        }
    }

    #[test]
    fn a_form_to_avoid_inside_a_right_name_is_not_found() {
        let set = entities(&["c: { name: Security Council of Iran, avoid: [Security Council] }\n"]);
        assert_eq!(mentions(&set, "the Security Council of Iran"), ["c Preferred Security Council of Iran"]);
        assert_eq!(mentions(&set, "the Security Council"), ["c Avoid Security Council"]);
    }
}
