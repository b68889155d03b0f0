//! Looks at the blocks of one leaf of the block tree, once for as long as they stay as they are.

use std::cell::OnceCell;

use super::carried;
use super::directive::Directive;
use super::lens::Lens;
use super::trace::{StoredTrace, Traces};
use super::view::BlockView;
use super::{Finding, Report};
use crate::model::Vocabulary;
use crate::model::matcher::Mention;
use crate::rules::rule::Unit;
use crate::syntax::inline::{self, Inlines};
use crate::syntax::{Block, BlockKind, Signs};

/// What is known of a leaf's blocks. Offsets are bytes from the leaf's start, indices count its blocks.
#[derive(Debug, Default)]
pub struct Leaf {
    /// What the rules on blocks found, with the rule's index.
    pub findings: Vec<(usize, Finding)>,
    /// The blocks with brackets or quotation marks that they do not settle themselves: index, start, and those marks.
    pub unsettled: Vec<(usize, usize, Inlines)>,
    /// What the rules on the whole document remember, by the rule's index.
    pub traces: Vec<(usize, Vec<StoredTrace>)>,
    /// The comments that speak to this program: the index and the start of their block, and what they say.
    pub directives: Vec<(usize, usize, Directive)>,
}

/// What stands in a block of text.
#[derive(Debug)]
struct Reading<'t> {
    /// The index of the block, and where it starts.
    place: (usize, usize),
    block: &'t Block,
    text: &'t str,
    after: &'t str,
    signs: Signs,
    inlines: Inlines,
    mentions: Vec<Mention>,
}

impl Leaf {
    /// Reads `blocks`, of which `text` holds the bytes.
    pub fn read(blocks: &[Block], text: &str, vocabulary: &Vocabulary, lens: &Lens) -> Self {
        let mut leaf = Leaf::default();
        let mut readings = Vec::with_capacity(blocks.len());
        let mut end = 0;
        for (index, block) in blocks.iter().enumerate() {
            let start = end;
            end += block.len as usize;
            let (content, after) = text
                .get(start..end)
                .unwrap_or_default()
                .split_at_checked(block.content as usize)
                .unwrap_or_default();
            match block.kind {
                BlockKind::Comment => {
                    let directive = Directive::read(content);
                    leaf.directives.extend(directive.map(|directive| (index, start, directive)));
                }
                BlockKind::Text | BlockKind::Heading(_) => {
                    readings.push(Reading::new((index, start), block, (content, after), vocabulary));
                }
                BlockKind::Blank | BlockKind::FrontMatter | BlockKind::Divider => {}
            }
        }
        let views = readings.iter().map(|reading| (reading.place.1, reading.view(vocabulary, lens)));
        leaf.look(&views.collect::<Vec<_>>(), lens);
        for Reading { place: (index, start), inlines, text, .. } in readings {
            leaf.unsettled.extend(carried::unsettled(inlines, text).map(|marks| (index, start, marks)));
        }
        leaf
    }

    /// Lets each rule look at all blocks before the next one does, as a processor likes it: the same code goes over them
    /// one after the other.
    fn look(&mut self, views: &[(usize, BlockView<'_>)], lens: &Lens) {
        let (mut report, mut traces, mut gathered) = (Report::default(), Traces::default(), Vec::new());
        for (rule, unit) in lens.on_blocks() {
            match unit {
                Unit::Block(look) => {
                    for (start, view) in views {
                        look(view, &mut report);
                        if !report.is_empty() {
                            self.findings.extend(report.drain().map(|finding| (rule, finding.moved(*start))));
                        }
                    }
                }
                Unit::Traces { gather, .. } => {
                    for (start, view) in views {
                        gather(view, &mut traces);
                        if !traces.is_empty() {
                            gathered.extend(traces.drain(*start));
                        }
                    }
                    if !gathered.is_empty() {
                        // A copy has no room to spare.
                        self.traces.push((rule, gathered.clone()));
                        gathered.clear();
                    }
                }
                Unit::Document(_) | Unit::Comments(_) | Unit::Glossary(_) => {}
            }
        }
    }
}

impl<'t> Reading<'t> {
    fn new(
        place: (usize, usize),
        block: &'t Block,
        (text, after): (&'t str, &'t str),
        vocabulary: &Vocabulary,
    ) -> Self {
        let signs = Signs::of(text);
        let inlines = inline::parse_at_signs(text, &signs, &vocabulary.lexicon);
        let mut mentions = Vec::new();
        vocabulary.entities.find_in(text, &mut mentions);
        Reading { place, block, text, after, signs, inlines, mentions }
    }

    fn view<'r>(&'r self, vocabulary: &'r Vocabulary, lens: &'r Lens) -> BlockView<'r> {
        BlockView {
            text: self.text,
            after: self.after,
            block: self.block,
            inlines: &self.inlines,
            mentions: &self.mentions,
            vocabulary,
            lens,
            signs: &self.signs,
            capitals: OnceCell::new(),
            is_prose: OnceCell::new(),
        }
    }
}
