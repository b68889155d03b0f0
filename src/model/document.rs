//! One document with all that is known of it: a snapshot that clones at once and takes edits.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::front_matter::FrontMatter;
use super::glossary::Entities;
use super::kept_turns::{self, KeptTurns};
use super::roles::Roles;
use super::shelf::Shelf;
use super::speakers::{LabelCounts, Sighting, Speakers};
use super::style::TurnStyle;
use super::turns::{LEAD_BLOCKS, Turns, data_lines};
use super::vocabulary::Vocabulary;
use crate::syntax::lexicon::Extras;
use crate::syntax::{Block, BlockKind, Blocks, Change, LONG, normal_name};
use crate::text::{Leaf, Text};

/// So many leaves of the block tree are counted at a time.
const MANY_LEAVES: usize = 64;

/// What a document is read in the light of, beside its own text.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The names that the glossaries declare.
    pub entities: Arc<Entities>,
    /// The words that settings add to those that every language brings.
    pub extras: Extras,
}

/// A document.
///
/// What an edit keeps true is here as a field; what is seldom asked for is worked out once when it is.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: Text,
    blocks: Blocks,
    context: Arc<Context>,
    front_matter: Arc<FrontMatter>,
    vocabulary: Arc<Vocabulary>,
    labels: Arc<LabelCounts>,
    speakers: Arc<Speakers>,
    style: Option<TurnStyle>,
    roles: Roles,
    turns: KeptTurns,
    shelf: Shelf,
}

impl Document {
    /// Reads `text`.
    pub fn new(text: &str, context: Arc<Context>) -> Self {
        let read = || {
            let blocks = Blocks::parse(text);
            let labels = Arc::new(count_labels(text, &blocks));
            (blocks, labels)
        };
        let (text, (blocks, labels)) =
            if text.len() < LONG { (Text::new(text), read()) } else { rayon::join(|| Text::new(text), read) };
        let mut document = Document { text, blocks, context, labels, ..Document::default() };
        document.read_front_matter();
        document.read_vocabulary();
        document.infer(None);
        document
    }

    /// Replaces the bytes of `range`, clamped to the text and to whole characters, by `replacement`.
    pub fn edit(&mut self, range: Range<usize>, replacement: &str) {
        let old = (self.text.clone(), self.blocks.clone());
        let (old_style, old_speakers, old_turns) = (self.style, self.speakers.clone(), self.turns.clone());
        let range = self.text.replace(range, replacement);
        let change = self.blocks.edit(&self.text, range, replacement.len());
        let front_matter =
            change.removed.start == 0 && yaml(&old.0, &old.1).map(|range| old.0.slice(range)) != self.yaml();
        let in_lead = change.removed.start < LEAD_BLOCKS;
        let labels_changed =
            self.recount(&old.0, &old.1, &change) || self.blocks.summary().texts != old.1.summary().texts;
        if front_matter {
            let old = self.front_matter.clone();
            self.read_front_matter();
            if !Vocabulary::is_same(&old, &self.front_matter) {
                self.read_vocabulary();
            }
        }
        if labels_changed || front_matter {
            self.infer_speakers();
        }
        let moves = kept_turns::moves(&old.1, &self.blocks, &change);
        self.infer(Some(change));
        let is_alike = self.style == old_style
            && self.speakers == old_speakers
            && (!in_lead || data_lines(&self.text, &self.blocks) == data_lines(&old.0, &old.1));
        if let Some(moves) = moves.filter(|_| is_alike) {
            self.turns = old_turns.moved(moves);
        }
    }

    /// Reads the same text in the light of another context.
    pub fn set_context(&mut self, context: Arc<Context>) {
        self.context = context;
        self.read_vocabulary();
        self.infer_speakers();
        self.infer(Some(Change::default()));
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The blocks.
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// What it is read in the light of.
    pub fn context(&self) -> &Arc<Context> {
        &self.context
    }

    /// The front matter; an empty one where there is none.
    pub fn front_matter(&self) -> &Arc<FrontMatter> {
        &self.front_matter
    }

    /// The names and words in whose light its blocks are read.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// What the layers above keep of it: shared by its clones, and with the states that edits make of them.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The same document, with nothing on its shelf and no turns read: what may be kept on the shelf of another state
    /// of it.
    #[must_use]
    pub fn detached(&self) -> Document {
        Document { shelf: Shelf::default(), turns: KeptTurns::default(), ..self.clone() }
    }

    /// How the turns are marked.
    pub fn style(&self) -> TurnStyle {
        self.style.unwrap_or(TurnStyle::Unmarked)
    }

    /// The labels and how often each stands.
    pub fn labels(&self) -> &Arc<LabelCounts> {
        &self.labels
    }

    /// Who speaks.
    pub fn speakers(&self) -> &Arc<Speakers> {
        &self.speakers
    }

    /// The roles of the blocks, where no labels say them.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// The turns, read once for each state of the document, whichever of its clones is asked first.
    pub fn turns(&self) -> &Turns {
        self.turns.get(|| Turns::read(&self.text, &self.blocks, self.style(), &self.speakers, &self.roles))
    }

    /// The YAML of the front matter, in bytes of the document, without the lines of dashes.
    pub fn front_matter_range(&self) -> Option<Range<usize>> {
        yaml(&self.text, &self.blocks)
    }

    fn yaml(&self) -> Option<Cow<'_, str>> {
        self.front_matter_range().map(|range| self.text.slice(range))
    }

    fn read_front_matter(&mut self) {
        let front_matter = self.yaml().map(|yaml| Arc::new(FrontMatter::parse(&yaml)));
        self.front_matter = front_matter.unwrap_or_default();
        self.infer_speakers();
    }

    fn read_vocabulary(&mut self) {
        self.vocabulary = Arc::new(Vocabulary::new(&self.context, &self.front_matter));
    }

    fn infer_speakers(&mut self) {
        let (texts, declared) = (self.blocks.summary().texts, &self.front_matter.speakers);
        self.speakers = Arc::new(Speakers::infer(&self.labels, texts, declared, &self.breaks()));
    }

    /// Labels that are no people, as the settings and the front matter have them.
    fn breaks(&self) -> Vec<String> {
        let own = self.front_matter.breaks.iter().map(|label| normal_name(&label.text));
        self.context.extras.breaks.iter().cloned().chain(own).collect()
    }

    /// Decides on the style and decodes the roles: anew, or as far as `change` reaches.
    fn infer(&mut self, change: Option<Change>) {
        self.turns = KeptTurns::default();
        let style = TurnStyle::infer(self.blocks.summary(), &self.speakers);
        let same = self.style == Some(style);
        self.style = Some(style);
        if !style.is_decoded() {
            self.roles = Roles::default();
            return;
        }
        match change.filter(|_| same) {
            Some(change) => {
                let new = self.blocks.tree().iter_from(change.removed.start).take(change.inserted);
                let evidence = new.map(|block| style.evidence(block)).collect();
                self.roles.splice(change.removed, evidence);
            }
            None => {
                let evidence = self.blocks.tree().iter().map(|block| style.evidence(block));
                self.roles = Roles::new(evidence, style.known_hypothesis());
            }
        }
    }

    /// Takes the labels of a change into the count; says whether that changed it.
    fn recount(&mut self, old_text: &Text, old: &Blocks, change: &Change) -> bool {
        let gone: Vec<_> = old
            .iter_from(change.removed.start)
            .take(change.removed.len())
            .filter_map(|placed| sighting(placed.block, |name| old_text.slice(moved(name, placed.start))))
            .collect();
        let come: Vec<_> = self
            .blocks
            .iter_from(change.removed.start)
            .take(change.inserted)
            .filter_map(|placed| sighting(placed.block, |name| self.text.slice(moved(name, placed.start))))
            .collect();
        // What differs in the spelling of a name only has one key and counts as one.
        if gone.iter().map(|(sighting, _)| sighting).eq(come.iter().map(|(sighting, _)| sighting)) {
            return false;
        }
        let labels = Arc::make_mut(&mut self.labels);
        gone.iter().for_each(|(sighting, _)| labels.remove(*sighting));
        come.iter().for_each(|(sighting, name)| labels.add(*sighting, name));
        true
    }
}

/// The YAML of the front matter, if the first block is one.
fn yaml(text: &Text, blocks: &Blocks) -> Option<Range<usize>> {
    let first = blocks.get(0).filter(|placed| placed.block.kind == BlockKind::FrontMatter)?;
    let start = text.line_start(1);
    let end = text.line_start(text.line_of(first.content().end));
    Some(start..end.max(start))
}

/// Counts the labels of a text, on all processors where there are many blocks.
fn count_labels(text: &str, blocks: &Blocks) -> LabelCounts {
    let mut start = 0;
    let leaves = blocks.tree().leaves().map(|leaf| {
        let own = start;
        start += leaf.items.iter().map(|block| block.len as usize).sum::<usize>();
        (own, leaf)
    });
    let leaves: Vec<(usize, &Arc<Leaf<Block>>)> = leaves.collect();
    let count = |leaves: &[(usize, &Arc<Leaf<Block>>)]| {
        let mut counts = LabelCounts::default();
        for (start, leaf) in leaves {
            let mut start = *start;
            for block in &leaf.items {
                let name = |name| text.get(moved(name, start)).unwrap_or_default().into();
                if let Some((sighting, name)) = sighting(block, name) {
                    counts.add(sighting, &name);
                }
                start += block.len as usize;
            }
        }
        counts
    };
    if leaves.len() < MANY_LEAVES {
        return count(&leaves);
    }
    leaves.par_chunks(MANY_LEAVES).map(count).reduce(LabelCounts::default, LabelCounts::joined)
}

/// What a block adds to the count of labels, and the name on its label. `slice` gets bytes of the block.
fn sighting<'a>(
    block: &Block,
    slice: impl FnOnce(Range<usize>) -> Cow<'a, str>,
) -> Option<(Sighting, Cow<'a, str>)> {
    let label = block.label()?;
    let name = slice(label.start as usize..label.end as usize);
    Some((Sighting::of(block, label, &name), name))
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
