//! The times of a recording that stand in a text by themselves: at the start of a turn, or in brackets within a speech.

use std::ops::Range;

use crate::rules::engine::{AllTraces, BlockView, PlacedTrace, Traces};
use crate::syntax::inline::{BracketKind, Shape, Timestamp, timestamp};
use crate::syntax::{LabelForm, MarkerKind};

/// Where a time stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the start of a block, beside its label or where its speech begins.
    Turn,
    /// Within a speech.
    Speech,
}

/// What stands around a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing.
    Nothing,
    /// `( )`.
    Round,
    /// `[ ]`, or another bracket that is not round.
    Square,
    /// `# #`.
    Numbered,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeForm {
    /// Where it stands.
    pub place: Place,
    /// What stands around it.
    pub around: Around,
    /// Its groups of figures.
    pub groups: u8,
    /// The figures of its fraction.
    pub fraction: u8,
}

/// A time by itself.
#[derive(Clone, Debug)]
pub struct TimeMark {
    /// Where it stands, its brackets among it, in bytes of the document.
    pub range: Range<usize>,
    /// Milliseconds from the start of the recording.
    pub milliseconds: u64,
    /// How it is written.
    pub form: TimeForm,
}

impl TimeForm {
    fn new(place: Place, around: Around, time: &Timestamp) -> Self {
        TimeForm { place, around, groups: time.groups, fraction: time.fraction }
    }

    fn to_number(self) -> u32 {
        let around = match self.around {
            Around::Nothing => 0,
            Around::Round => 1,
            Around::Square => 2,
            Around::Numbered => 3,
        };
        u32::from(self.place == Place::Speech)
            | around << 1
            | u32::from(self.groups) << 8
            | u32::from(self.fraction) << 16
    }

    fn from_number(number: u32) -> Self {
        let around = match number >> 1 & 3 {
            0 => Around::Nothing,
            1 => Around::Round,
            2 => Around::Square,
            _ => Around::Numbered,
        };
        let place = if number & 1 == 0 { Place::Turn } else { Place::Speech };
        TimeForm { place, around, groups: (number >> 8) as u8, fraction: (number >> 16) as u8 }
    }
}

/// Remembers the times of a block.
pub fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let label = view.block.label().filter(|label| label.form == LabelForm::Timed);
    if view.inlines.timestamps.is_empty() && label.is_none() {
        return;
    }
    if let Some(label) = label {
        let marker = view.block.marker.map_or(0..0, |marker| marker.start as usize..marker.end as usize);
        let sides = [marker.start..label.start as usize, label.end as usize..marker.end];
        sides.into_iter().for_each(|side| gather_bare(view.text, side, traces));
    }
    let speech = match view.block.marker {
        Some(marker) if !matches!(marker.kind, MarkerKind::Bold) => marker.end as usize,
        _ => view.text.len() - view.text.trim_start().len(),
    };
    for bracket in &view.inlines.brackets {
        let BracketKind::Timestamp(time) = &bracket.kind else { continue };
        let range = bracket.span().range();
        let place = if range.start <= speech { Place::Turn } else { Place::Speech };
        let is_round = bracket.shape.is_round();
        // Within a speech `(12:30)` may be a time of the day.
        if is_round && place == Place::Speech || bracket.shape == Shape::Stars {
            continue;
        }
        let around = if is_round { Around::Round } else { Around::Square };
        traces.add(range, TimeForm::new(place, around, time).to_number(), time.milliseconds);
    }
    let is_numbered = |range: &Range<usize>| view.text.as_bytes().get(range.start) == Some(&b'#');
    let numbered = view.inlines.timestamps.iter().map(|(span, time)| (span.range(), time));
    for (range, time) in numbered.filter(|(range, _)| is_numbered(range)) {
        let form = TimeForm::new(Place::Speech, Around::Numbered, time);
        traces.add(range, form.to_number(), time.milliseconds);
    }
}

/// Remembers a time without brackets that stands beside a label.
fn gather_bare(text: &str, side: Range<usize>, traces: &mut Traces) {
    let beside = text.get(side.clone()).unwrap_or_default();
    let Some(at) = beside.find(|c: char| c.is_ascii_digit()) else { return };
    let in_brackets = beside[..at].ends_with(['[', '(', '{', '<', '#', '\\']);
    if let Some((time, length)) = timestamp::parse(&beside[at..]).filter(|_| !in_brackets) {
        let start = side.start + at;
        let form = TimeForm::new(Place::Turn, Around::Nothing, &time);
        traces.add(start..start + length, form.to_number(), time.milliseconds);
    }
}

/// The times of all blocks, in the order of the text.
pub fn marks(traces: AllTraces<'_>) -> Vec<TimeMark> {
    let mark = |PlacedTrace { range, kind, key }| TimeMark {
        range,
        milliseconds: key,
        form: TimeForm::from_number(kind),
    };
    let mut marks: Vec<TimeMark> = traces.iter().map(mark).collect();
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// A length of time as people say it: `1:02:03`, `12:30`.
pub fn said(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
