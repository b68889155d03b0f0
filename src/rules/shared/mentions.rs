//! The names of the glossary as they stand in a block's text, where that text is read.

use crate::model::glossary::GlossaryEntry;
use crate::model::matcher::{Form, Mention};
use crate::rules::engine::BlockView;
use crate::syntax::Span;
use crate::syntax::inline::BracketKind;

/// The mentions that a reader sees, each with its form and its entry: none in labels, in code, or in the key of a link.
pub fn shown<'v>(
    view: &'v BlockView<'_>,
) -> impl Iterator<Item = (&'v Mention, &'v Form, &'v GlossaryEntry)> {
    let entities = &view.vocabulary.entities;
    view.mentions.iter().filter_map(move |mention| {
        let form = entities.form(mention.form)?;
        let entry = entities.entry(mention.entity)?;
        let span = Span::new(mention.start, mention.end);
        let hidden = is_label(view, span) || is_link(view, span) || view.inlines.is_verbatim(span.start);
        (!hidden).then_some((mention, form, entry))
    })
}

/// Whether it is part of the label of a turn, which says who speaks and is no mention.
fn is_label(view: &BlockView<'_>, span: Span) -> bool {
    view.block.label().is_some_and(|label| span.start < label.end)
}

/// Whether it stands before the `|` of a link, where it is a key and not shown.
fn is_link(view: &BlockView<'_>, span: Span) -> bool {
    let Some(bracket) = view.inlines.bracket_at(span.start) else { return false };
    match &bracket.kind {
        BracketKind::EntityLink { target, .. } => target.covers(span),
        BracketKind::LinkTarget => bracket.span().covers(span),
        _ => false,
    }
}

/// Whether a byte of the block belongs to a name that the glossary has.
pub fn covers(view: &BlockView<'_>, at: usize) -> bool {
    let after = view.mentions.partition_point(|mention| mention.end as usize <= at);
    view.mentions.get(after).is_some_and(|mention| mention.start as usize <= at)
}
