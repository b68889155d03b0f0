//! What stands in one block, as stretches that may lie over each other.

use super::legend::{Modifiers, TokenType};
use super::paint::{Look, Stretch};
use crate::model::Vocabulary;
use crate::model::front_matter;
use crate::model::matcher::{FormKind, Mention};
use crate::model::yaml::read::known_key;
use crate::rules::{self, Directive};
use crate::syntax::inline::{self, BracketKind, Editorial, Inlines};
use crate::syntax::{Block, BlockKind, MarkerKind};
use crate::text::Span;

/// The stretches of a block with that content.
pub fn looks(block: &Block, content: &str, vocabulary: &Vocabulary) -> Vec<Stretch> {
    let all = Span::at(0, content.len());
    match block.kind {
        BlockKind::Blank | BlockKind::Divider => Vec::new(),
        BlockKind::FrontMatter => keys(content),
        BlockKind::Comment => {
            let mut stretches = vec![(all, Look::Token(TokenType::Comment, Modifiers::NONE))];
            stretches = beside(stretches, rule_names(content));
            stretches
        }
        BlockKind::Heading(_) => {
            let mut stretches = vec![(all, Look::Heading)];
            names(content, 0, vocabulary, &mut stretches);
            stretches
        }
        BlockKind::Text => {
            let speech = block.speech_start();
            let mut stretches = vec![(Span::new(speech, all.end), Look::Prose)];
            stretches.extend(marker(block, content));
            let inlines = inline::parse(content, &vocabulary.lexicon);
            inside(content, &inlines, vocabulary, &mut stretches);
            names(content, speech, vocabulary, &mut stretches);
            stretches
        }
    }
}

/// A comment with the rules that it names cut out of it.
fn beside(comment: Vec<Stretch>, names: Vec<Span>) -> Vec<Stretch> {
    let mut pieces = Vec::new();
    for (span, look) in comment {
        let mut start = span.start;
        for name in &names {
            pieces.push((Span::new(start, name.start), look));
            pieces.push((*name, Look::Token(TokenType::Key, Modifiers::NONE)));
            start = name.end;
        }
        pieces.push((Span::new(start, span.end), look));
    }
    pieces
}

/// The names of rules in a comment that speaks to this program.
fn rule_names(comment: &str) -> Vec<Span> {
    let directive = Directive::read(comment).filter(|directive| directive.scope().is_some());
    let names = directive.map_or_else(Vec::new, |directive| directive.names);
    let known = |name: &str| rules::keys().iter().any(|rule| rule.name == name);
    names.into_iter().filter(|name| known(&name.text)).map(|name| name.span).collect()
}

/// The keys of front matter at the start of a line that mean something.
fn keys(content: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut start = 0;
    for line in content.split_inclusive(['\n', '\r']) {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        if front_matter::KEYS.contains(&known_key(key).as_str()) {
            let span = Span::at(start, start + key.len());
            stretches.push((span, Look::Token(TokenType::Key, Modifiers::NONE)));
        }
        start += line.len();
    }
    stretches
}

/// What may open a turn.
fn marker(block: &Block, content: &str) -> Option<Stretch> {
    let marker = block.marker?;
    match marker.kind {
        MarkerKind::Label(label) => Some((Span::new(label.start, label.end), Look::Label)),
        MarkerKind::Dash(_) => {
            let dash = Span::new(marker.start, marker.end).of(content).trim_end();
            Some((Span::new(marker.start, marker.start + dash.len() as u32), Look::Dash))
        }
        MarkerKind::Bold => None,
    }
}

/// Brackets, quotations, times.
fn inside(content: &str, inlines: &Inlines, vocabulary: &Vocabulary, stretches: &mut Vec<Stretch>) {
    for bracket in &inlines.brackets {
        let look = match &bracket.kind {
            BracketKind::Note(note) => Look::Token(TokenType::Comment, Modifiers::of_note(note.kind)),
            BracketKind::Event(_) => Look::Token(TokenType::Event, Modifiers::NONE),
            // What is not certain was said all the same.
            BracketKind::Editorial(Editorial::Uncertain(_)) => continue,
            BracketKind::Editorial(_) => Look::Token(TokenType::Comment, Modifiers::EDITOR),
            BracketKind::EntityLink { target, .. } => {
                let entities = &vocabulary.entities;
                let Some(entry) = entities.lookup(target.of(content)).and_then(|id| entities.entry(id))
                else {
                    continue;
                };
                Look::Token(TokenType::Name, Modifiers::of_entity(entry.kind))
            }
            _ => continue,
        };
        stretches.push((bracket.span(), look));
    }
    let quotations = inlines.quotations.iter().filter_map(|quotation| Some((quotation, quotation.close?)));
    stretches.extend(quotations.map(|(quotation, close)| {
        let span = Span::new(quotation.open.start, close.end);
        (span, Look::Token(TokenType::Quotation, Modifiers::NONE))
    }));
    let times = inlines.timestamps.iter().map(|(span, _)| *span);
    stretches.extend(times.map(|span| (span, Look::Token(TokenType::Time, Modifiers::NONE))));
    let redactions = inlines.redactions.iter();
    stretches.extend(redactions.map(|span| (*span, Look::Token(TokenType::Comment, Modifiers::EDITOR))));
}

/// The names that glossaries declare, behind the marker.
fn names(content: &str, speech: u32, vocabulary: &Vocabulary, stretches: &mut Vec<Stretch>) {
    let entities = &vocabulary.entities;
    let mut found: Vec<Mention> = Vec::new();
    entities.find_in(content, &mut found);
    for mention in found.into_iter().filter(|mention| mention.start >= speech) {
        let kind = entities.entry(mention.entity).and_then(|entry| entry.kind);
        let avoided = entities.form(mention.form).is_some_and(|form| form.kind == FormKind::Avoid);
        let avoided = if avoided { Modifiers::AVOIDED } else { Modifiers::NONE };
        let look = Look::Token(TokenType::Name, Modifiers::of_entity(kind).and(avoided));
        stretches.push((Span::new(mention.start, mention.end), look));
    }
}
