//! Where names stand in a document, and what the document itself says of them.
//!
//! What is found in a leaf of the block tree is kept for as long as the leaf is part of the document, so that
//! after an edit a count over the whole document looks at the text of one leaf only.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::declared::{Bracket, Declared, DeclaredKind, declared};
use super::leaf_memo::{self, PlacedLeaf};
use super::matcher::{EntityId, Mention};
use super::{Document, Vocabulary};
use crate::syntax::inline::{self, BracketKind, Inlines};
use crate::syntax::lexicon::is_ideograph;
use crate::syntax::{Block, Facts, Placed};
use crate::text::Span;

/// The names in one leaf; offsets are bytes from its start.
#[derive(Debug, Default)]
struct LeafNames {
    mentions: Vec<Mention>,
    /// Links to entities in which no form of their names stands.
    links: Vec<(EntityId, Span)>,
    declared: Vec<(Declared, Box<str>)>,
}

/// A name that the document itself explains; ranges are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedName {
    /// The name.
    pub name: Box<str>,
    /// Where it is explained: the name.
    pub term: Range<usize>,
    /// The note's text, or the acronym.
    pub explanation: Range<usize>,
    /// What explains it.
    pub kind: DeclaredKind,
}

/// Where and how often a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrences {
    /// How often.
    pub count: usize,
    /// The first time, in bytes of the document.
    pub first: Range<usize>,
}

/// The brackets, quotations and times of one block.
pub fn inlines(document: &Document, placed: &Placed<'_>) -> Inlines {
    inline::parse(&document.text().slice(placed.content()), &document.vocabulary().lexicon)
}

/// The mentions of declared entities in one block; offsets are bytes from its start.
pub fn mentions(document: &Document, placed: &Placed<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    if placed.block.is_text() || matches!(placed.block.kind, crate::syntax::BlockKind::Heading(_)) {
        document.vocabulary().entities.find_in(&document.text().slice(placed.content()), &mut found);
    }
    found
}

/// Where and how often an entity is mentioned.
pub fn occurrences(document: &Document, entity: EntityId) -> Option<Occurrences> {
    let mut all: Option<Occurrences> = None;
    for PlacedLeaf { start, value: names, .. } in leaves(document) {
        for mention in names.mentions.iter().filter(|mention| mention.entity == entity) {
            let range = start + mention.start as usize..start + mention.end as usize;
            all.get_or_insert(Occurrences { count: 0, first: range }).count += 1;
        }
    }
    all
}

/// Every entity that the document mentions, by a form of its name or by a link, with where and how often.
pub fn mentioned(document: &Document) -> FxHashMap<EntityId, Occurrences> {
    let mut all: FxHashMap<EntityId, Occurrences> = FxHashMap::default();
    for PlacedLeaf { start, value: names, .. } in leaves(document) {
        let mentions = names.mentions.iter();
        let mentions = mentions.map(|mention| (mention.entity, mention.start as usize..mention.end as usize));
        let links = names.links.iter().map(|(entity, span)| (*entity, span.range()));
        for (entity, range) in mentions.chain(links) {
            let range = start + range.start..start + range.end;
            let known = all.entry(entity).or_insert(Occurrences { count: 0, first: range.clone() });
            known.count += 1;
            if range.start < known.first.start {
                known.first = range;
            }
        }
    }
    all
}

/// Every name that the document explains, in order.
pub fn explained(document: &Document) -> Vec<ExplainedName> {
    let mut all = Vec::new();
    for PlacedLeaf { start, value: names, .. } in leaves(document) {
        let at = |span: Span| start + span.start as usize..start + span.end as usize;
        all.extend(names.declared.iter().map(|(declared, name)| ExplainedName {
            name: name.clone(),
            term: at(declared.term),
            explanation: at(declared.explanation),
            kind: declared.kind,
        }));
    }
    all
}

/// Where each of `names` is first used, in the order of `names`.
///
/// Headings, titles and labels do not count: they name, and explain nothing.
pub fn first_uses(document: &Document, names: &[Box<str>]) -> Vec<Option<Range<usize>>> {
    let leaves =
        leaf_memo::leaves(document, &names.to_vec(), |blocks, text| FirstUses::read(blocks, text, names));
    let first = |name: usize| {
        let mut uses =
            leaves.iter().flat_map(|leaf| leaf.value.0.iter().map(move |found| (leaf.start, found)));
        uses.find(|(_, (found, _))| *found == name)
            .map(|(start, (_, range))| start + range.start..start + range.end)
    };
    (0..names.len()).map(first).collect()
}

/// The first use of each name in one leaf: the name's index, and where it stands in bytes from the leaf's start.
#[derive(Debug, Default)]
struct FirstUses(Vec<(usize, Range<usize>)>);

impl FirstUses {
    fn read(blocks: &[Block], text: &str, names: &[Box<str>]) -> FirstUses {
        let mut uses = FirstUses::default();
        let mut offset = 0;
        for block in blocks {
            let (start, end) = (offset + block.speech_start() as usize, offset + block.content as usize);
            offset += block.len as usize;
            let is_title = block.marker.is_none()
                && block.facts.has(Facts::SHORT)
                && !block.facts.has(Facts::ENDS_SENTENCE);
            if !block.is_text() || is_title {
                continue;
            }
            let speech = text.get(start..end).unwrap_or_default();
            for (index, name) in names.iter().enumerate() {
                let is_new = uses.0.iter().all(|(found, _)| *found != index);
                if let Some(found) = whole_words(speech, name).next().filter(|_| is_new) {
                    uses.0.push((index, start + found.start..start + found.end));
                }
            }
        }
        uses
    }
}

/// Where `name` stands as whole words in `text` (byte offsets).
pub fn whole_words<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let spaced = name.chars().all(|c| !is_ideograph(c));
    memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).map(move |at| at..at + name.len()).filter(
        move |range| {
            let joins = |c: Option<char>| spaced && c.is_some_and(char::is_alphanumeric);
            !joins(text[..range.start].chars().next_back()) && !joins(text[range.end..].chars().next())
        },
    )
}

/// The names of every leaf.
fn leaves(document: &Document) -> Vec<PlacedLeaf<LeafNames>> {
    let vocabulary = document.vocabulary();
    leaf_memo::leaves(document, &(), |blocks, text| {
        let mut names = LeafNames::default();
        let mut offset = 0;
        for block in blocks {
            let content = text.get(offset..offset + block.content as usize).unwrap_or_default();
            if block.is_text() {
                names.read(content, offset as u32, vocabulary);
            }
            offset += block.len as usize;
        }
        names
    })
}

impl LeafNames {
    fn read(&mut self, text: &str, offset: u32, vocabulary: &Vocabulary) {
        let first = self.mentions.len();
        vocabulary.entities.find_in(text, &mut self.mentions);
        for mention in &mut self.mentions[first..] {
            mention.start += offset;
            mention.end += offset;
        }
        if !text.contains(['(', '[', '（', '［', '【', '{']) {
            return;
        }
        let inlines = inline::parse(text, &vocabulary.lexicon);
        self.read_links(&inlines, text, offset, vocabulary, first);
        let brackets = explaining(&inlines);
        for found in declared(text, &brackets, vocabulary.nouns_are_capitals) {
            let moved = Declared {
                term: found.term.shift(offset),
                explanation: found.explanation.shift(offset),
                kind: found.kind,
            };
            self.declared.push((moved, found.term.of(text).into()));
        }
    }

    /// Notes the links in one block, whose own mentions are those from the index `first` on.
    fn read_links(
        &mut self,
        inlines: &Inlines,
        text: &str,
        offset: u32,
        vocabulary: &Vocabulary,
        first: usize,
    ) {
        for bracket in &inlines.brackets {
            let BracketKind::EntityLink { target, .. } = &bracket.kind else { continue };
            let Some(entity) = vocabulary.entities.lookup(target.of(text)) else { continue };
            let span = bracket.span().shift(offset);
            let inside = |mention: &Mention| {
                mention.entity == entity && span.start <= mention.start && mention.end <= span.end
            };
            if !self.mentions[first..].iter().any(inside) {
                self.links.push((entity, span));
            }
        }
    }
}

/// The brackets that may explain a name.
pub fn explaining(inlines: &Inlines) -> Vec<Bracket> {
    let bracket = |bracket: &inline::Bracket| {
        let (explanation, kind) = match &bracket.kind {
            BracketKind::Note(note) => (note.text, DeclaredKind::Note),
            BracketKind::Acronym { short, .. } => (*short, DeclaredKind::Acronym),
            _ => return None,
        };
        Some(Bracket { outer: bracket.span(), explanation, kind })
    };
    inlines.brackets.iter().filter_map(bracket).collect()
}
