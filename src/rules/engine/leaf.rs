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

/// What one block after the other is read with, so that its memory is taken once.
#[derive(Debug, Default)]
struct Desk {
    rules: Vec<(usize, Unit)>,
    signs: Signs,
    mentions: Vec<Mention>,
    report: Report,
    traces: Traces,
}

impl Leaf {
    /// Reads `blocks`, of which `text` holds the bytes.
    pub fn read(blocks: &[Block], text: &str, vocabulary: &Vocabulary, lens: &Lens) -> Self {
        let mut leaf = Leaf::default();
        let mut desk = Desk { rules: lens.on_blocks().collect(), ..Desk::default() };
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
                    leaf.read_block((index, start), block, (content, after), &mut desk, vocabulary, lens)
                }
                BlockKind::Blank | BlockKind::FrontMatter | BlockKind::Divider => {}
            }
        }
        leaf
    }

    fn read_block(
        &mut self,
        (index, start): (usize, usize),
        block: &Block,
        (text, after): (&str, &str),
        desk: &mut Desk,
        vocabulary: &Vocabulary,
        lens: &Lens,
    ) {
        let Desk { rules, signs, mentions, report, traces } = desk;
        signs.read(text);
        let inlines = inline::parse_at_signs(text, signs, &vocabulary.lexicon);
        mentions.clear();
        vocabulary.entities.find_in(text, mentions);
        let view = BlockView {
            text,
            after,
            block,
            inlines: &inlines,
            mentions,
            vocabulary,
            lens,
            signs,
            capitals: OnceCell::new(),
            is_prose: OnceCell::new(),
        };
        for (rule, unit) in rules.iter().copied() {
            match unit {
                Unit::Block(look) => {
                    look(&view, report);
                    if !report.is_empty() {
                        self.findings.extend(report.drain().map(|finding| (rule, finding.moved(start))));
                    }
                }
                Unit::Traces { gather, .. } => {
                    gather(&view, traces);
                    if !traces.is_empty() {
                        self.remember(rule, traces.drain(start));
                    }
                }
                Unit::Document(_) | Unit::Comments(_) | Unit::Glossary(_) => {}
            }
        }
        self.unsettled.extend(carried::unsettled(inlines, text).map(|marks| (index, start, marks)));
    }

    fn remember(&mut self, rule: usize, traces: impl Iterator<Item = StoredTrace>) {
        match self.traces.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, known)) => known.extend(traces),
            None => self.traces.push((rule, traces.collect())),
        }
    }
}
