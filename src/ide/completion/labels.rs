//! The start of a turn: the labels of those who speak, or the dash, in the form of the file.

use super::here::Here;
use super::item::{Item, Kind, List, literal};
use super::voices::{Voice, alternate, voices};
use crate::model::TurnStyle;
use crate::model::front_matter::SpeakerRole;
use crate::syntax::{Dash, MarkerKind, normal_name};

/// What opens a turn where the cursor stands, if one may begin there.
pub fn complete(here: &Here<'_>) -> Option<List> {
    let typed = here.line.before.trim_start();
    if !here.may_begin_turn() || !is_start_of_label(typed) {
        return None;
    }
    match here.document.style() {
        TurnStyle::Labels | TurnStyle::Unmarked => labels(here, typed),
        TurnStyle::Dashes(_) if typed.is_empty() && here.line.after.trim().is_empty() => {
            let dash = dash(here)?;
            let item = Item::new(Kind::Speaker, dash.trim_end()).inserting(&*dash);
            here.line.list(0, vec![item.detailed("the next turn")])
        }
        _ => None,
    }
}

fn labels(here: &Here<'_>, typed: &str) -> Option<List> {
    let end = label_end(here);
    if typed.is_empty() && end.is_none() && !here.line.after.trim().is_empty() {
        return None;
    }
    let fits = |voice: &Voice| fits(voice, typed);
    let is_clear = alternate(here);
    let voices = voices(here).into_iter().enumerate().filter(|(_, voice)| fits(voice));
    let items = voices.map(|(place, voice)| item(&voice, place == 0 && is_clear, typed));
    let mut list = here.line.list(typed.len(), items.collect())?;
    list.whole.end = end.unwrap_or(list.whole.end).max(list.whole.end);
    Some(list)
}

/// Whether `typed` can be the start of a label: no more than some words, and none of a sentence's marks.
fn is_start_of_label(typed: &str) -> bool {
    const MOST: usize = 60;
    typed.len() <= MOST && !typed.contains([':', ',', '?', '!', '(', ')', '[', ']', '"', '«', '“', '—'])
}

/// Whether the label of `voice` begins with what is typed, with the emphasis around it or without.
fn fits(voice: &Voice, typed: &str) -> bool {
    let bare = typed.trim_start_matches(['*', '_']);
    let emphasis = typed.get(..typed.len() - bare.len()).unwrap_or_default();
    // A word in lower case is no name but the start of a sentence that goes on.
    let is_small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    voice.before.starts_with(emphasis)
        && (bare.is_empty() || is_small(bare) == is_small(&voice.name))
        && normal_name(&voice.name).starts_with(&normal_name(bare))
}

fn item(voice: &Voice, is_next: bool, typed: &str) -> Item {
    let role = match voice.role {
        SpeakerRole::Interviewer => Some("asks"),
        SpeakerRole::Interviewee => Some("answers"),
        SpeakerRole::Other => None,
    };
    let next = is_next.then_some("speaks next");
    let details: Vec<&str> = role.into_iter().chain(next).collect();
    let detail = Some(details.join(", ")).filter(|detail| !detail.is_empty());
    let timed = with_time_as_gap(voice);
    let text = if timed.is_some() { without_time(&voice.marker()) } else { voice.marker() };
    let label = text.trim().to_owned();
    let bare = text.get(voice.before.len()..).filter(|_| timed.is_none()).unwrap_or(&voice.name);
    let is_emphasised = typed.starts_with(['*', '_']);
    let filter = if is_emphasised { voice.marker() } else { bare.to_owned() };
    Item {
        label,
        detail,
        kind: Kind::Speaker,
        filter: Some(filter.trim().to_owned()),
        text,
        snippet: timed,
        subject: None,
    }
}

/// The range of a time in a marker, from digit to digit.
fn time_in(marker: &str) -> Option<(usize, usize)> {
    let is_of_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    let mut at = 0;
    for run in marker.split_inclusive(|c: char| !is_of_time(c)) {
        let time = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        if time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((at, at + time.len()));
        }
        at += run.len();
    }
    None
}

/// The marker as a form, with the time of the next turn as a gap to fill.
fn with_time_as_gap(voice: &Voice) -> Option<String> {
    let marker = voice.marker();
    let (start, end) = time_in(&marker)?;
    let part = |text: Option<&str>| literal(text.unwrap_or_default());
    let (before, time) = (part(marker.get(..start)), part(marker.get(start..end)));
    Some(format!("{before}${{1:{time}}}{}$0", part(marker.get(end..))))
}

/// The marker without its time and the brackets around that.
fn without_time(marker: &str) -> String {
    let Some((start, end)) = time_in(marker) else { return marker.to_owned() };
    let before = marker.get(..start).unwrap_or_default().trim_end_matches(['[', '(', '<', '{']);
    let behind = marker.get(end..).unwrap_or_default().trim_start_matches([']', ')', '>', '}']);
    let behind = if before.is_empty() { behind.trim_start() } else { behind };
    format!("{}{behind}", before.trim_end())
}

/// Where the label ends in which the cursor stands.
fn label_end(here: &Here<'_>) -> Option<usize> {
    let placed = &here.block;
    let (marker, label) = (placed.block.marker?, placed.block.label()?);
    let inside = here.line.offset.checked_sub(placed.start)?;
    let holds = (marker.start as usize..=label.end as usize).contains(&inside);
    holds.then(|| placed.start + marker.end as usize)
}

/// The dash that opens turns near the cursor, with the space behind it.
pub fn dash(here: &Here<'_>) -> Option<String> {
    let TurnStyle::Dashes(_) = here.document.style() else { return None };
    let own = here.line.text.line_start(here.line.number);
    let (above, below): (Vec<_>, Vec<_>) = here.nearby().partition(|placed| placed.start < own);
    above.iter().rev().chain(&below).find_map(|placed| {
        let marker = placed.block.marker.filter(|marker| matches!(marker.kind, MarkerKind::Dash(_)))?;
        let start = placed.start + marker.start as usize;
        let text = here.document.text().slice(start..placed.start + marker.end as usize).into_owned();
        // A hyphen that opens no turn is an item of a list.
        let is_listed = placed.block.dash() == Some(Dash::Hyphen) && !is_hyphen_file(here);
        (!is_listed && !text.contains(['\n', '*', '_'])).then_some(text)
    })
}

fn is_hyphen_file(here: &Here<'_>) -> bool {
    let dashes = &here.document.blocks().summary().dashes;
    let count = |dash: Dash| dashes.get(dash as usize).map_or(0, |count| count.all);
    count(Dash::Hyphen) > count(Dash::Em) + count(Dash::En) + count(Dash::Double)
}
