//! Where names stand in a document, and what the document itself says of them.
//!
//! What is found in a leaf of the block tree is kept for as long as the leaf is part of the document, and so are the sums
//! over all leaves: how often each entity is named, and which names are explained. After an edit a count over the whole
//! document looks at the text of one leaf only.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::declared::{Bracket, Declared, DeclaredKind, declared};
use super::leaf_memo::PlacedLeaf;
use super::leaf_sums::{self, Sums};
use super::matcher::{EntityId, FormId, Mention};
use super::name_counts::{Forms, NameCounts};
use super::name_places::whole_words;
use super::{Document, Vocabulary, stop};
use crate::syntax::inline::{self, BracketKind, Inlines};
use crate::syntax::{Block, BlockKind, Placed};
use crate::text::Span;

/// The names in one leaf; offsets are bytes from its start.
#[derive(Debug, Default)]
struct LeafNames {
    uses: Vec<LeafUse>,
    explained: Vec<LeafExplained>,
}

/// A place in a leaf that names an entity.
#[derive(Debug)]
struct LeafUse {
    entity: EntityId,
    span: Span,
    form: Option<FormId>,
    how: How,
    explained: bool,
}

/// A name that a leaf explains.
#[derive(Debug)]
struct LeafExplained {
    place: Declared,
    forms: Arc<Forms>,
}

/// A place that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityUse {
    /// Where, in bytes of the document; of a link the key.
    pub range: Range<usize>,
    /// By which form; none where a link names it by its key.
    pub form: Option<FormId>,
    /// In what company.
    pub how: How,
    /// Whether a note or an acronym right behind explains it.
    pub explained: bool,
}

/// In what company an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// In what somebody says or writes, headings included.
    Said,
    /// In the label of a turn: it speaks.
    Label,
    /// Before the `|` of a link.
    Link,
}

/// A name that the document itself explains; ranges are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedName {
    /// The name.
    pub name: Box<str>,
    /// Its acronym, where it is that which explains it.
    pub short: Option<Box<str>>,
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

/// How far around a place an explained name is looked for, in bytes.
const REACH: usize = 256;

/// The brackets, quotations and times of one block.
pub fn inlines(document: &Document, placed: &Placed<'_>) -> Inlines {
    inline::parse(&document.text().slice(placed.content()), &document.vocabulary().lexicon)
}

/// The mentions of declared entities in one block; offsets are bytes from its start.
pub fn mentions(document: &Document, placed: &Placed<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    if is_read(placed.block) {
        document.vocabulary().entities.find_in(&document.text().slice(placed.content()), &mut found);
    }
    found
}

/// Whether names are looked for in a block.
pub fn is_read(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Text | BlockKind::Heading(_))
}

/// Where and how often an entity is mentioned; that it speaks is no mention.
pub fn occurrences(document: &Document, entity: EntityId) -> Option<Occurrences> {
    let names = names(document);
    let mentions = |counts: &NameCounts| counts.of(entity).map_or(0, |uses| uses.mentions);
    let first = names.first(
        |counts| mentions(counts) > 0,
        |leaf| {
            let mut uses = leaf.value.uses.iter();
            let first = uses.find(|found| found.entity == entity && found.how != How::Label)?;
            Some(placed(leaf.start, first.span))
        },
    )?;
    Some(Occurrences { count: mentions(names.total()), first })
}

/// Every place that names an entity, in order.
pub fn entity_uses(document: &Document, entity: EntityId) -> Vec<EntityUse> {
    let mut all = Vec::new();
    names(document).walk(
        |run| run.sum.of(entity).is_some(),
        |PlacedLeaf { start, value: names, .. }| {
            stop::if_wanted();
            let uses = names.uses.iter().filter(|found| found.entity == entity);
            all.extend(uses.map(|found| EntityUse {
                range: placed(start, found.span),
                form: found.form,
                how: found.how,
                explained: found.explained,
            }));
            true
        },
    );
    all
}

/// Every entity that the document names in whatever company, with how often it is mentioned and where it stands first.
pub fn mentioned(document: &Document) -> FxHashMap<EntityId, Occurrences> {
    let mut all: FxHashMap<EntityId, Occurrences> = FxHashMap::default();
    for PlacedLeaf { start, value: names, .. } in names(document).leaves() {
        for found in &names.uses {
            let first = || Occurrences { count: 0, first: placed(start, found.span) };
            let known = all.entry(found.entity).or_insert_with(first);
            known.count += usize::from(found.how != How::Label);
        }
    }
    all
}

/// Every name that the document explains, in order.
pub fn explained(document: &Document) -> Vec<ExplainedName> {
    let mut all = Vec::new();
    names(document).walk(
        |run| !run.sum.explained().is_empty(),
        |leaf| {
            all.extend(leaf.value.explained.iter().map(|found| found.placed(leaf.start)));
            true
        },
    );
    all
}

/// The first explanation of each name that is wanted, by itself or by its acronym, in order.
pub fn explained_once(document: &Document, is_wanted: impl Fn(&str) -> bool) -> Vec<ExplainedName> {
    let names = names(document);
    let wanted = names
        .total()
        .explained()
        .iter()
        .filter(|forms| is_wanted(&forms.name) || forms.short.as_deref().is_some_and(&is_wanted));
    wanted.filter_map(|forms| first_explanation(&names, forms)).collect()
}

/// The explained name that stands at `offset`, the longest of several, with the place where it stands.
pub fn explained_at(document: &Document, offset: usize) -> Option<(ExplainedName, Range<usize>)> {
    let content = document.blocks().at(offset).filter(|placed| is_read(placed.block))?.content();
    let from = document.text().floor(offset.saturating_sub(REACH).max(content.start));
    let window = document.text().slice(from..(offset + REACH).min(content.end));
    let inside = offset.checked_sub(from)?;
    let names = names(document);
    let here = names.total().explained().iter().filter_map(|forms| {
        let at = |form| {
            let mut places = whole_words(&window, form).into_iter();
            places.find(|range| range.start <= inside && inside <= range.end)
        };
        let range = at(&forms.name).or_else(|| at(forms.short.as_deref()?))?;
        Some((forms, range))
    });
    // Of equals the first explanation counts.
    let (forms, range) = here.reduce(|a, b| if b.1.len() > a.1.len() { b } else { a })?;
    Some((first_explanation(&names, forms)?, from + range.start..from + range.end))
}

/// Where a name is explained first by which it is called so.
fn first_explanation(names: &Sums<LeafNames>, forms: &Arc<Forms>) -> Option<ExplainedName> {
    names.first(
        |counts| counts.explains(forms),
        |leaf| {
            let found = leaf.value.explained.iter().find(|found| found.forms == *forms)?;
            Some(found.placed(leaf.start))
        },
    )
}

/// The name that a note or an acronym in these bytes explains.
pub fn explained_by(document: &Document, bracket: &Range<usize>) -> Option<ExplainedName> {
    let block = document.blocks().at(bracket.start)?.index;
    let leaf = names(document).around(block).1?;
    let mut names = leaf.value.explained.iter().map(|found| found.placed(leaf.start));
    names.find(|name| bracket.contains(&name.explanation.start))
}

/// The names of every leaf.
fn names(document: &Document) -> Sums<LeafNames> {
    let vocabulary = document.vocabulary();
    leaf_sums::sums(document, &(), |source| {
        let text = source.text();
        let mut names = LeafNames::default();
        let mut offset = 0;
        for block in source.blocks {
            let content = text.get(offset..offset + block.content as usize).unwrap_or_default();
            if is_read(block) {
                names.read(block, content, offset as u32, vocabulary);
            }
            offset += block.len as usize;
        }
        names
    })
}

impl leaf_sums::Summed for LeafNames {
    type Sum = NameCounts;

    fn sum(&self) -> NameCounts {
        let uses = self.uses.iter().map(|found| (found.entity, found.how != How::Label));
        NameCounts::new(uses, self.explained.iter().map(|found| &found.forms))
    }
}

impl LeafNames {
    fn read(&mut self, block: &Block, text: &str, offset: u32, vocabulary: &Vocabulary) {
        let mut mentions = Vec::new();
        vocabulary.entities.find_in(text, &mut mentions);
        let has_brackets = text.contains(['(', '[', '（', '［', '【', '{']);
        let has_code = || text.contains(['`', '<']) || text.contains("://") || text.contains("www.");
        let inlines = if has_brackets || (!mentions.is_empty() && has_code()) {
            inline::parse(text, &vocabulary.lexicon)
        } else {
            Inlines::default()
        };
        let declared = match block.kind {
            BlockKind::Text if has_brackets => {
                declared(text, &explaining(&inlines), vocabulary.nouns_are_capitals)
            }
            _ => Vec::new(),
        };
        let keys = keys(text, &inlines, vocabulary);
        // Links stand side by side.
        let is_key = |span: Span| {
            let before = keys.partition_point(|(key, _)| key.start <= span.start);
            keys[..before].last().is_some_and(|(key, _)| key.covers(span))
        };
        let mut terms: Vec<Span> = declared.iter().map(|by| by.term).collect();
        terms.sort_unstable();
        let explanations: FxHashSet<Span> = declared.iter().map(|by| by.explanation).collect();
        let is_explained = |span: Span| {
            let inside = terms.partition_point(|term| term.start < span.start);
            explanations.contains(&span)
                || terms[inside..]
                    .iter()
                    .take_while(|term| term.start < span.end)
                    .any(|term| span.covers(*term))
        };
        let is_shown = |span: Span| !inlines.is_verbatim(span.start) && !is_key(span);
        let label = block.label().map_or(0, |label| label.end);
        let mentions = mentions.iter().map(|found| (Span::new(found.start, found.end), found));
        let said = mentions.filter(|(span, _)| is_shown(*span)).map(|(span, found)| LeafUse {
            entity: found.entity,
            span: span.shift(offset),
            form: Some(found.form),
            how: if span.start < label { How::Label } else { How::Said },
            explained: is_explained(span),
        });
        let first = self.uses.len();
        self.uses.extend(said);
        self.uses.extend(keys.iter().map(|(key, entity)| LeafUse {
            entity: *entity,
            span: key.shift(offset),
            form: None,
            how: How::Link,
            explained: false,
        }));
        self.uses[first..].sort_unstable_by_key(|found| found.span);
        self.explained.extend(declared.into_iter().map(|found| LeafExplained {
            forms: Arc::new(Forms {
                name: found.term.of(text).into(),
                short: (found.kind == DeclaredKind::Acronym).then(|| found.explanation.of(text).into()),
            }),
            place: Declared {
                term: found.term.shift(offset),
                explanation: found.explanation.shift(offset),
                kind: found.kind,
            },
        }));
    }
}

impl LeafExplained {
    /// The same in bytes of the document, in which its leaf has that start.
    fn placed(&self, start: usize) -> ExplainedName {
        ExplainedName {
            name: self.forms.name.clone(),
            short: self.forms.short.clone(),
            term: placed(start, self.place.term),
            explanation: placed(start, self.place.explanation),
            kind: self.place.kind,
        }
    }
}

fn placed(start: usize, span: Span) -> Range<usize> {
    start + span.start as usize..start + span.end as usize
}

/// What stands before the `|` of every link that means an entity.
fn keys(text: &str, inlines: &Inlines, vocabulary: &Vocabulary) -> Vec<(Span, EntityId)> {
    let links = inlines.brackets.iter().filter_map(|bracket| match &bracket.kind {
        BracketKind::EntityLink { target, .. } => {
            Some((*target, vocabulary.entities.lookup(target.of(text))?))
        }
        _ => None,
    });
    links.collect()
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
