//! The quotation marks of the house, outer and inner ones, with the no-break space that belongs inside them.

use super::house::QuotePair;
use super::markers::is_blank;
use super::spaces::NO_BREAK;
use super::view::{Change, View};
use crate::rules::TextEdit;
use crate::syntax::inline::{Quotation, QuoteStyle};

/// Writes both marks of every quotation as the house does.
///
/// A quotation that stays as it is keeps those inside it as they are, or inner marks could stand inside the same.
pub fn tidy(view: &View<'_>, changes: &mut Vec<Change>) {
    if view.house.quotes.is_empty() {
        return;
    }
    let mut levels: Vec<Option<usize>> = Vec::with_capacity(view.inlines.quotations.len());
    for quotation in &view.inlines.quotations {
        let level = match quotation.parent.map(|parent| levels.get(parent as usize).copied().flatten()) {
            None => is_ours(quotation.style, true).then_some(0),
            Some(outer) => outer.map(|outer| outer + 1).filter(|_| is_ours(quotation.style, false)),
        };
        let level = level.filter(|level| *level == 0 || view.house.quotes.len() > 1);
        levels.push(level);
        let pair = level.and_then(|level| view.house.quotes.get(level % view.house.quotes.len()));
        changes.extend(pair.and_then(|pair| change(view, quotation, pair)));
    }
}

/// Whether marks of a style may be others of the house's. Titles of books have their own, and a single mark that stands
/// in no quotation may be an apostrophe.
fn is_ours(style: QuoteStyle, is_outer: bool) -> bool {
    match style {
        QuoteStyle::Title | QuoteStyle::TitleSingle | QuoteStyle::Corner | QuoteStyle::WhiteCorner => false,
        QuoteStyle::StraightSingle | QuoteStyle::CurlySingle | QuoteStyle::LowSingle => !is_outer,
        _ => true,
    }
}

fn change(view: &View<'_>, quotation: &Quotation, pair: &QuotePair<'_>) -> Option<Change> {
    let (open, close) = (quotation.open.range(), quotation.close?.range());
    let inner = view.text.get(open.end..close.start)?;
    let after = inner.len() - inner.trim_start_matches(is_blank).len();
    let before = inner.trim_end_matches(is_blank).len();
    let is_assigned = view.text[..open.start].ends_with('=');
    if after >= before || is_assigned || view.is_apart(open.start) {
        return None;
    }
    let has_angles = matches!(quotation.style, QuoteStyle::Angle | QuoteStyle::AngleSingle);
    let space = |written: &str| match (pair.spaced, written) {
        (true, "\u{a0}" | "\u{202f}") => written.to_owned(),
        (true, _) => NO_BREAK.to_owned(),
        (false, _) if has_angles => String::new(),
        (false, _) => written.to_owned(),
    };
    let opening = format!("{}{}", pair.open, space(&inner[..after]));
    let closing = format!("{}{}", space(&inner[before..]), pair.close);
    let opened = open.start..open.end + after;
    // A closing mark at the start of a line has its space in the line end.
    let closed = open.end + before..close.end;
    if inner[..before].ends_with('\n') || inner[after..].starts_with(['\n', '\r']) {
        return None;
    }
    let edits = [TextEdit::replace(opened, opening), TextEdit::replace(closed, closing)];
    Some(edits.into())
}
