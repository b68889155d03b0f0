//! The table of attributions: the words at the edge of a bracket that say who added what stands in it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::{last_word, letters};

/// Who added a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The translator.
    Translator,
    /// An editor, or the editorial staff.
    Editor,
    /// The author, interviewer or transcriber.
    Author,
    /// The newsroom that publishes the text, by its name.
    Source,
}

impl NoteKind {
    /// The kind's name in output: `translator`, `editor`, `author` or `source`.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Translator => "translator",
            NoteKind::Editor => "editor",
            NoteKind::Author => "author",
            NoteKind::Source => "source",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<NoteKind> {
        let kinds = [NoteKind::Translator, NoteKind::Editor, NoteKind::Author, NoteKind::Source];
        kinds.into_iter().find(|kind| kind.name() == name)
    }
}

/// How much must stand around a form before it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Only after a dash or before a colon: the word means other things too.
    Short,
    /// After a dash or a comma, or before a colon.
    Marked,
    /// At the edge of a bracket, whatever divides it from the text.
    Clear,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributionForm {
    /// The language's code; `machine` for what translation programs produce, empty for what was added.
    pub language: String,
    /// The kind of note that the form makes.
    pub kind: NoteKind,
    /// What must stand around it.
    pub strength: Strength,
    /// The accepted spelling.
    pub written: String,
}

impl AttributionForm {
    /// Whether it is what a translation program makes of a signature.
    pub fn is_machine_made(&self) -> bool {
        self.language == "machine"
    }

    pub(super) fn added(kind: NoteKind, written: &str) -> AttributionForm {
        AttributionForm {
            language: String::new(),
            kind,
            strength: Strength::Clear,
            written: written.trim().to_owned(),
        }
    }

    /// What a row says, with its letters.
    fn from_row(row: &str) -> Option<(AttributionForm, String)> {
        let mut cells = row.split('\t');
        let language = cells.next()?.to_owned();
        let kind = NoteKind::from_name(cells.next()?)?;
        let strength = match cells.next()? {
            "clear" => Strength::Clear,
            "marked" => Strength::Marked,
            "short" => Strength::Short,
            _ => return None,
        };
        let written = cells.next()?.to_owned();
        let letters = letters(&written);
        (!letters.is_empty()).then_some((AttributionForm { language, kind, strength, written }, letters))
    }
}

/// The rows, by their letters.
#[derive(Debug, Default)]
pub(super) struct Attributions {
    by_letters: FxHashMap<String, Vec<AttributionForm>>,
    last_words: FxHashSet<String>,
    /// The first clear form of each language and kind.
    usual: FxHashMap<(String, NoteKind), String>,
}

impl Attributions {
    pub(super) fn from_table(table: &str) -> Attributions {
        let mut attributions = Attributions::default();
        for (form, key) in table.lines().filter_map(AttributionForm::from_row) {
            attributions.insert(form, key);
        }
        attributions
    }

    pub(super) fn add(&mut self, form: AttributionForm) {
        let key = letters(&form.written);
        if !key.is_empty() {
            self.insert(form, key);
        }
    }

    fn insert(&mut self, form: AttributionForm, key: String) {
        if form.strength == Strength::Clear {
            let place = (form.language.clone(), form.kind);
            self.usual.entry(place).or_insert_with(|| form.written.clone());
        }
        self.last_words.insert(last_word(&form.written));
        self.by_letters.entry(key).or_default().push(form);
    }

    pub(super) fn has_last_word(&self, letters: &str) -> bool {
        self.last_words.contains(letters)
    }

    pub(super) fn get(&self, letters: &str) -> &[AttributionForm] {
        self.by_letters.get(letters).map_or(&[], Vec::as_slice)
    }

    pub(super) fn usual(&self, language: &str, kind: NoteKind) -> Option<&str> {
        self.usual.get(&(language.to_owned(), kind)).map(String::as_str)
    }

    /// Every form, behind its letters.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &AttributionForm)> {
        self.by_letters.iter().flat_map(|(key, forms)| forms.iter().map(|form| (key.as_str(), form)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_can_be_read() {
        for row in include_str!("attributions.tsv").lines().filter(|row| !row.starts_with('#')) {
            assert!(AttributionForm::from_row(row).is_some(), "cannot read the row {row:?}");
        }
    }

    #[test]
    fn every_form_of_the_design_is_known() {
        let attributions = Attributions::from_table(include_str!("attributions.tsv"));
        for (kind, forms) in [
            (
                NoteKind::Translator,
                "translator's note|transl.|trans.|TN|T/N|прим. пер.|прим. перев.|NdT|N.d.T.",
            ),
            (
                NoteKind::Translator,
                "Anm. d. Übers.|A. d. Ü.|N. del T.|N. do T.|przyp. tłum.|译者注|訳注|역주",
            ),
            (NoteKind::Translator, "approx. transl.|approx. per.|N. du T.|pozn. překl.|noot v.d. vert.|ç.n."),
            (NoteKind::Editor, "Ed.|прим. ред.|NDLR|Anm. d. Red.|N. de la R.|approx. ed.|przyp. red.|编者注"),
            (NoteKind::Author, "author's note|прим. авт.|NdA|Anm. d. Verf."),
            (NoteKind::Source, "RT|РИА Новости|ТАСС"),
        ] {
            for form in forms.split('|') {
                let found = attributions.get(&letters(form));
                assert!(found.iter().any(|row| row.kind == kind), "{form} is not known as {kind:?}");
            }
        }
    }
}
