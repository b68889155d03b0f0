//! What can be folded away: front matter, sections, a question with its answers, long turns, comments, long notes.

use std::ops::Range;

use super::structure::{exchanges, sections};
use super::word_count::TurnWords;
use crate::model::{Document, leaf_memo, stop};
use crate::syntax::inline;
use crate::syntax::lexicon::Lexicon;
use crate::syntax::{Block, BlockKind};
use crate::text::Text;

/// What a stretch that can be folded is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldKind {
    /// The front matter, or a section.
    Region,
    /// A question with its answers.
    Exchange,
    /// A turn of several lines.
    Turn,
    /// A comment.
    Comment,
    /// A note over several lines.
    Note,
}

/// A stretch of several lines that can be folded. Its first line stays to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What it is.
    pub kind: FoldKind,
    /// All of it, in bytes of the document.
    pub range: Range<usize>,
    /// What is shown for what is hidden.
    pub collapsed: Option<String>,
}

/// All that can be folded, by where it starts, the longest first.
///
/// Where there is more than `limit`, the front matter, sections and questions are kept before turns, and notes go first.
pub fn folds(document: &Document, limit: usize) -> Vec<Fold> {
    let mut folds = Vec::new();
    let mut add = |kind, range: Range<usize>, collapsed| {
        stop::if_wanted();
        if has_lines(document.text(), &range) {
            folds.push(Fold { kind, range, collapsed });
        }
    };
    if let Some(first) = document.blocks().get(0).filter(|first| first.block.kind == BlockKind::FrontMatter) {
        add(FoldKind::Region, first.content(), None);
    }
    let sections = sections(document);
    let exchanges = exchanges(document, &sections);
    for section in sections {
        add(FoldKind::Region, section.range, None);
    }
    let words = TurnWords::new(document);
    for exchange in exchanges {
        let answers = document.turns().get(exchange.turns.start + 1..exchange.turns.end).unwrap_or_default();
        let answered = answers.iter().map(|turn| words.of(turn)).sum();
        add(FoldKind::Exchange, exchange.range, (!answers.is_empty()).then(|| counted(answered)));
    }
    for turn in document.turns().iter().filter(|turn| !turn.is_question()) {
        add(FoldKind::Turn, turn.range.clone(), Some(counted(words.of(turn))));
    }
    let lexicon = &document.vocabulary().lexicon;
    let inside = leaf_memo::leaves(document, &(), |blocks, text| LongInside::read(blocks, text, lexicon));
    for leaf in inside {
        for (kind, range) in &leaf.value.0 {
            add(*kind, leaf.start + range.start..leaf.start + range.end, None);
        }
    }
    folds.sort_by_key(|fold| fold.kind);
    folds.truncate(limit);
    folds.sort_by_key(|fold| (fold.range.start, std::cmp::Reverse(fold.range.end)));
    folds
}

fn has_lines(text: &Text, range: &Range<usize>) -> bool {
    text.line_of(range.start) < text.line_of(range.end)
}

fn counted(words: usize) -> String {
    if words == 1 { "… 1 word".to_owned() } else { format!("… {words} words") }
}

/// The comments and notes of one leaf that run over several lines, in bytes from its start.
struct LongInside(Vec<(FoldKind, Range<usize>)>);

impl LongInside {
    fn read(blocks: &[Block], text: &str, lexicon: &Lexicon) -> Self {
        let mut found = LongInside(Vec::new());
        let mut start = 0;
        for block in blocks {
            let content = start..start + block.content as usize;
            start += block.len as usize;
            let shown = text.get(content.clone()).unwrap_or_default();
            if !shown.contains(['\n', '\r']) {
                continue;
            }
            match block.kind {
                BlockKind::Comment => found.0.push((FoldKind::Comment, content)),
                BlockKind::Text => found.0.extend(notes(shown, content.start, lexicon)),
                _ => {}
            }
        }
        found
    }
}

/// The notes of a paragraph at `start` that run over several lines.
fn notes(text: &str, start: usize, lexicon: &Lexicon) -> Vec<(FoldKind, Range<usize>)> {
    if !text.contains(['(', '[', '{', '（', '［', '【']) {
        return Vec::new();
    }
    let inlines = inline::parse(text, lexicon);
    let spans = inlines.notes().map(|(bracket, _)| bracket.span());
    let long = spans.filter(|span| span.of(text).contains(['\n', '\r']));
    long.map(|span| (FoldKind::Note, start + span.range().start..start + span.range().end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ntitle: T\n---\n\nLead.\n\n## One\n\n— Why? 🎙\n\n— So (a note\nof two lines — Ed.).\n\n\
                        It is.\n\n<!-- a\ncomment -->\n\n— And?\n\n— Yes.\n";

    fn shown(limit: usize) -> Vec<(FoldKind, &'static str, Option<String>)> {
        let document = Document::new(TEXT, Default::default());
        let folds = folds(&document, limit).into_iter();
        folds.map(|fold| (fold.kind, TEXT[fold.range].lines().last().unwrap(), fold.collapsed)).collect()
    }

    #[test]
    fn everything_of_several_lines_folds() {
        let words = |text: &str| Some(text.to_owned());
        assert_eq!(
            shown(99),
            [
                (FoldKind::Region, "---", None),
                (FoldKind::Region, "— Yes.", None),
                (FoldKind::Exchange, "It is.", words("… 9 words")),
                (FoldKind::Turn, "It is.", words("… 9 words")),
                (FoldKind::Note, "of two lines — Ed.)", None),
                (FoldKind::Comment, "comment -->", None),
                (FoldKind::Exchange, "— Yes.", words("… 1 word")),
            ]
        );
    }

    #[test]
    fn what_matters_least_goes_first() {
        let kinds: Vec<_> = shown(4).into_iter().map(|(kind, ..)| kind).collect();
        assert_eq!(kinds, [FoldKind::Region, FoldKind::Region, FoldKind::Exchange, FoldKind::Exchange]);
        assert_eq!(folds(&Document::default(), 9), []);
    }
}
