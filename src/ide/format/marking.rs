//! How the turns of a document are marked: as the house has it, and else as most of them are.

use rustc_hash::FxHashMap;

use super::habit::Habit;
use super::house::SpacedDash;
use super::markers::LabelParts;
use crate::model::{Document, Turn, TurnMarker, TurnStyle};
use crate::rules::turn_dash::{CLEARLY_USUAL, HYPHEN, TurnDash, turn_dash, wants_space};
use crate::rules::{Lens, Observed};
use crate::syntax::LabelForm;

/// The marks of some turns.
pub struct Marking {
    /// The dash of the house, with the white space behind it.
    house: Option<SpacedDash>,
    dashes: Habit<&'static str>,
    dash_gaps: Habit<String>,
    /// Whether a space belongs behind a dash.
    wants_space: Option<bool>,
    labels: FxHashMap<LabelForm, LabelHabits>,
    tight_colons: Habit<bool>,
}

/// What stands behind labels of one form.
#[derive(Default)]
struct LabelHabits {
    gaps: Habit<String>,
    /// The same for each name.
    gaps_of: FxHashMap<u64, Habit<String>>,
    /// In which column speech begins, where no tabulator leads there.
    columns: Habit<usize>,
}

impl Marking {
    /// The marks of `turns`, which are turns of `document`.
    pub fn of(document: &Document, turns: &[Turn], lens: &Lens) -> Self {
        let mut found = Marking {
            house: SpacedDash::of_setting(&lens.settings.turn_dash),
            dashes: Habit::default(),
            dash_gaps: Habit::default(),
            wants_space: None,
            labels: FxHashMap::default(),
            tight_colons: Habit::default(),
        };
        let has_dashes = matches!(document.style(), TurnStyle::Dashes(_));
        let (mut with, mut without) = (0, 0);
        for turn in turns {
            if turn.marker == TurnMarker::Label {
                found.add_label(document, turn);
            }
            let Some(dash) = turn_dash(&Observed::new(document), turn).filter(|_| has_dashes) else {
                continue;
            };
            found.dashes.add(dash.glyph);
            if let Some(space) = dash.space.filter(|_| !dash.glyph.starts_with(HYPHEN)) {
                with += usize::from(!space.is_empty());
                without += usize::from(space.is_empty());
                found.dash_gaps.add(document.text().slice(space).into_owned());
            }
        }
        found.wants_space = wants_space(lens, with, without);
        found
    }

    fn add_label(&mut self, document: &Document, turn: &Turn) {
        let Some(placed) = document.blocks().get(turn.blocks.start) else { return };
        let content = document.text().slice(placed.content());
        let Some(parts) = LabelParts::of(placed.block, &content) else { return };
        parts.before_colon.iter().for_each(|spaces| self.tight_colons.add(spaces.is_empty()));
        let habits = self.labels.entry(parts.form).or_default();
        let marker = content.get(..parts.gap.end).filter(|marker| !marker.contains('\t'));
        marker.into_iter().for_each(|marker| habits.columns.add(marker.chars().count()));
        habits.gaps_of.entry(parts.key).or_default().add(parts.gap_text.to_owned());
        habits.gaps.add(parts.gap_text.to_owned());
    }

    /// The dash that belongs in the place of `dash`, where that is another.
    pub fn glyph(&self, dash: &TurnDash<'_>) -> Option<&str> {
        let usual = match &self.house {
            Some(house) => house.sign.as_str(),
            None => {
                let (commonest, count) = self.dashes.commonest()?;
                let is_slip = self.dashes.count(&dash.glyph) * CLEARLY_USUAL <= count;
                commonest.get(..).filter(|_| is_slip)?
            }
        };
        (usual != dash.glyph).then_some(usual)
    }

    /// The white space that belongs behind `dash`.
    pub fn dash_gap(&self, dash: &TurnDash<'_>) -> Option<String> {
        if let Some(house) = &self.house {
            return Some(house.after.clone());
        }
        if dash.glyph.starts_with(HYPHEN) {
            return None;
        }
        match self.wants_space {
            Some(true) => {
                let usual = self.dash_gaps.usual().filter(|gap| !gap.is_empty());
                let is_missing = dash.space.as_ref().is_some_and(|space| space.is_empty());
                usual.or_else(|| is_missing.then(|| " ".to_owned()))
            }
            Some(false) => Some(String::new()),
            None => self.dash_gaps.usual(),
        }
    }

    /// The white space that belongs behind a label of that form with that name.
    ///
    /// Speech that hangs in a column has gaps of all widths, and so it is left where its column is the habit, where the
    /// usual gap is wider than one character, and where the name has a gap of its own.
    pub fn label_gap(&self, form: LabelForm, name: u64) -> Option<String> {
        let habits = self.labels.get(&form)?;
        let by_colon = matches!(form, LabelForm::Colon | LabelForm::Emphasised);
        let usual = habits.gaps.usual().filter(|gap| !gap.is_empty() || !by_colon)?;
        let hangs = usual.chars().count() > 1 || habits.columns.usual_count() > habits.gaps.usual_count();
        let own = habits.gaps_of.get(&name).and_then(Habit::usual);
        (!hangs && own.is_none_or(|own| own == usual)).then_some(usual)
    }

    /// Whether the colon of a label follows its name directly.
    pub fn has_tight_colons(&self) -> bool {
        self.tight_colons.usual() == Some(true)
    }
}
