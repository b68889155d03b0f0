//! Says what each pair of brackets means.

use super::bracket::{Bracket, BracketKind, Event, Malformed, Note, Shape};
use super::bracket_stack::nest;
use super::{Inlines, acronym, editorial, event, note, timestamp};
use crate::syntax::Span;
use crate::syntax::lexicon::{EventWord, Lexicon};

/// The longest link to an entity, in bytes.
const LONGEST_LINK: usize = 400;

/// The longest event between asterisks, in bytes.
const LONGEST_STARRED: usize = 60;

/// Gives every bracket its meaning, and collects the times in brackets.
pub(super) fn classify(text: &str, lexicon: &Lexicon, inlines: &mut Inlines) {
    join_entity_links(text, &mut inlines.brackets);
    for at in 0..inlines.brackets.len() {
        let bracket = &inlines.brackets[at];
        if !matches!(bracket.kind, BracketKind::Parenthesis | BracketKind::Insertion) {
            continue;
        }
        let kind = meaning(text, lexicon, bracket, inlines);
        match &kind {
            BracketKind::Timestamp(time) => inlines.timestamps.push((bracket.span(), *time)),
            BracketKind::Event(event) => inlines.timestamps.extend(event.time),
            _ => {}
        }
        inlines.brackets[at].kind = kind;
    }
    mark_links(text, &mut inlines.brackets);
}

fn meaning(text: &str, lexicon: &Lexicon, bracket: &Bracket, inlines: &Inlines) -> BracketKind {
    let inner = &text[bracket.inner().range()];
    let start = bracket.inner().start;
    if let Some(time) = timestamp::parse_whole(inner) {
        return BracketKind::Timestamp(time);
    }
    if let Some(mark) = editorial::read(inner, start, bracket.shape) {
        return BracketKind::Editorial(mark);
    }
    if let Some(event) = read_event(text, lexicon, bracket) {
        return BracketKind::Event(Box::new(event));
    }
    if let Some(note) = note::read(inner, bracket.shape, lexicon) {
        let place = |range: std::ops::Range<usize>| Span::at(range.start, range.end).shift(start);
        return BracketKind::Note(Box::new(Note {
            kind: note.kind,
            attribution: place(note.attribution),
            text: place(note.text),
            malformed: note.malformed.map(|(span, corrected)| Malformed { span: place(span), corrected }),
        }));
    }
    read_acronym(text, bracket, inlines).unwrap_or_else(|| bracket.kind.clone())
}

fn read_event(text: &str, lexicon: &Lexicon, bracket: &Bracket) -> Option<Event> {
    let inner = bracket.inner();
    let event = event::read(&text[inner.range()], lexicon)?;
    if event.word == EventWord::Common && bracket.shape.is_round() && !stands_alone(text, bracket.span()) {
        return None;
    }
    let place = |range: std::ops::Range<usize>| Span::at(range.start, range.end).shift(inner.start);
    Some(Event {
        name: event.name,
        words: place(event.words),
        time: event.time.map(|(range, time)| (place(range), time)),
    })
}

/// Whether a bracket stands between sentences.
fn stands_alone(text: &str, span: Span) -> bool {
    let before = text[..span.range().start].trim_end().chars().next_back();
    let after = text[span.range().end..].trim_start().chars().next();
    before.is_none_or(|c| ".!?…:*—–”\"".contains(c))
        && after.is_none_or(|c| !c.is_lowercase() && !",;".contains(c))
}

fn read_acronym(text: &str, bracket: &Bracket, inlines: &Inlines) -> Option<BracketKind> {
    let inner = bracket.inner();
    let (before, inside) = (&text[..bracket.open.range().start], &text[inner.range()]);
    if acronym::is_short_form(inside.trim()) {
        let start = inside.len() - inside.trim_start().len();
        let short = Span::at(start, start + inside.trim().len()).shift(inner.start);
        let words = acronym::words_before(before, inside).map(|words| Span::at(words.start, words.end));
        let words = words.or_else(|| quoted_before(before, inlines))?;
        return Some(BracketKind::Acronym { short, words });
    }
    let short = before.trim_end();
    let word = short.rfind(|c: char| !(c.is_alphanumeric() || c == '&' || c == '-'));
    let word = word.map_or(0, |at| at + short[at..].chars().next().map_or(1, char::len_utf8));
    let first = inside.chars().next()?;
    if first.is_alphabetic() && inside.len() < 200 && acronym::is_short_form(&short[word..]) {
        let words = acronym::words_before(inside, &short[word..]).filter(|words| words.start == 0)?;
        let words = Span::at(words.start, words.end).shift(inner.start);
        return Some(BracketKind::Acronym { short: Span::at(word, short.len()), words });
    }
    None
}

/// The name in quotation marks that ends just before a bracket.
fn quoted_before(before: &str, inlines: &Inlines) -> Option<Span> {
    let end = before.trim_end().len() as u32;
    let earlier = inlines.quotations.partition_point(|quotation| quotation.open.start < end);
    let quotation = inlines.quotations[..earlier].iter().rev().take(3);
    let quotation = quotation.filter_map(|quotation| Some((quotation.open, quotation.close?)));
    let mut name =
        quotation.filter(|(_, close)| close.end == end).map(|(open, close)| Span::new(open.end, close.start));
    name.rfind(|name| name.len() < 200)
}

/// `[[target|text]]`: two pairs that touch at both ends are one link.
fn join_entity_links(text: &str, brackets: &mut Vec<Bracket>) {
    let square = |bracket: &Bracket| bracket.shape == Shape::Square && !bracket.escaped;
    let mut inner = vec![false; 0];
    for at in 1..brackets.len() {
        let (outer, link) = (&brackets[at - 1], &brackets[at]);
        let touches = outer.open.end == link.open.start && outer.close.start == link.close.end;
        let words = &text[link.inner().range()];
        if square(outer)
            && square(link)
            && touches
            && words.len() <= LONGEST_LINK
            && !words.trim().is_empty()
            && !words.contains('\n')
        {
            let span = link.inner();
            let bar = words.find('|').map(|bar| span.start + bar as u32);
            let target = trim(text, Span::new(span.start, bar.unwrap_or(span.end)));
            let shown = bar.map(|bar| trim(text, Span::new(bar + 1, span.end)));
            brackets[at - 1].kind = BracketKind::EntityLink { target, text: shown };
            inner.resize(brackets.len(), false);
            inner[at] = true;
        }
    }
    if !inner.is_empty() {
        let mut inner = inner.into_iter();
        brackets.retain(|_| !inner.next().unwrap_or(false));
        nest(brackets);
    }
}

fn trim(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = span.range().start + words.len() - words.trim_start().len();
    Span::at(start, start + words.trim().len())
}

/// `[text](target)`: a pair that follows another without a space, and holds an address.
fn mark_links(text: &str, brackets: &mut [Bracket]) {
    let mut last_inside: Vec<(u32, usize)> = Vec::new();
    for at in 0..brackets.len() {
        let bracket = &brackets[at];
        while last_inside.last().is_some_and(|(end, _)| *end < bracket.open.start) {
            last_inside.pop();
        }
        let touching =
            last_inside.last().filter(|(end, _)| *end == bracket.open.start).map(|(_, before)| *before);
        if let Some(before) = touching {
            last_inside.pop();
            let is_square = brackets[before].shape == Shape::Square && !brackets[before].escaped;
            if is_square && bracket.shape == Shape::Round && is_target(&text[bracket.inner().range()]) {
                brackets[before].kind = BracketKind::LinkText;
                brackets[at].kind = BracketKind::LinkTarget;
            }
        }
        last_inside.push((brackets[at].close.end, at));
    }
}

fn is_target(inner: &str) -> bool {
    let mut parts = inner.split_whitespace();
    let address =
        parts.next().is_some_and(|part| part.contains(['/', '#', '.', ':']) || part.starts_with("mailto"));
    address && parts.next().is_none_or(|title| title.starts_with(['"', '\'', '(']))
}

/// Adds events between asterisks: `*laughs*`.
pub(super) fn starred_events(text: &str, lexicon: &Lexicon, stars: &[Span], brackets: &mut Vec<Bracket>) {
    let before = brackets.len();
    let mut at = 0;
    while at + 1 < stars.len() {
        let (open, close) = (stars[at], stars[at + 1]);
        at += 1;
        let inner = &text[open.end as usize..close.start as usize];
        let free = !text[..open.start as usize].ends_with(char::is_alphanumeric)
            && !text[close.end as usize..].starts_with(char::is_alphanumeric);
        if free
            && inner.len() <= LONGEST_STARRED
            && inner.trim().len() == inner.len()
            && event::is_event(inner, lexicon)
        {
            let kind = BracketKind::Insertion;
            brackets.push(Bracket { open, close, shape: Shape::Stars, escaped: false, parent: None, kind });
            at += 1;
        }
    }
    if brackets.len() > before {
        brackets.sort_by_key(|bracket| bracket.open.start);
        nest(brackets);
    }
}
