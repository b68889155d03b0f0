//! Looks at the blocks of one leaf of the block tree, once for as long as they stay as they are.

use super::carried;
use super::suppression::Directive;
use super::view::BlockView;
use super::{Finding, Report};
use crate::model::Vocabulary;
use crate::rules::all;
use crate::rules::rule::Unit;
use crate::syntax::inline::{self, Inlines};
use crate::syntax::{Block, BlockKind};

/// What is known of a leaf's blocks. Offsets are bytes from the leaf's start, indices count its blocks.
#[derive(Debug, Default)]
pub struct Leaf {
    /// What the rules on blocks found, with the rule's index.
    pub findings: Vec<(usize, Finding)>,
    /// The blocks with brackets or quotation marks that they do not settle themselves: index, start, and those marks.
    pub unsettled: Vec<(usize, usize, Inlines)>,
    /// The comments that silence rules, by the index of their block.
    pub directives: Vec<(usize, Directive)>,
}

impl Leaf {
    /// Reads `blocks`, of which `text` holds the bytes.
    pub fn read(blocks: &[Block], text: &str, vocabulary: &Vocabulary) -> Self {
        let mut leaf = Leaf::default();
        let mut end = 0;
        for (index, block) in blocks.iter().enumerate() {
            let start = end;
            end += block.len as usize;
            let content = text.get(start..start + block.content as usize).unwrap_or_default();
            match block.kind {
                BlockKind::Comment => {
                    leaf.directives.extend(Directive::read(content).map(|directive| (index, directive)));
                }
                BlockKind::Text | BlockKind::Heading(_) => {
                    leaf.read_block(index, start, block, content, vocabulary)
                }
                BlockKind::Blank | BlockKind::FrontMatter | BlockKind::Divider => {}
            }
        }
        leaf
    }

    fn read_block(&mut self, index: usize, start: usize, block: &Block, text: &str, vocabulary: &Vocabulary) {
        let inlines = inline::parse(text, &vocabulary.lexicon);
        let mut mentions = Vec::new();
        vocabulary.entities.find_in(text, &mut mentions);
        let entities = &vocabulary.entities;
        let view = BlockView { text, block, inlines: &inlines, mentions: &mentions, entities };
        let mut report = Report::default();
        for (rule, unit) in all().iter().map(|rule| rule.unit).enumerate() {
            if let Unit::Block(look) = unit {
                look(&view, &mut report);
                self.findings.extend(report.drain().map(|finding| (rule, finding.moved(start))));
            }
        }
        self.unsettled.extend(carried::unsettled(inlines, text).map(|marks| (index, start, marks)));
    }
}
