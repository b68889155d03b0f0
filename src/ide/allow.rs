//! Where a comment goes that allows what a rule has found: for the block that it is in, or for the whole file.

use std::ops::Range;

use crate::model::Document;
use crate::rules::{Directive, Scope, TextEdit};
use crate::syntax::{BlockKind, Facts, Placed};
use crate::text::Text;

/// So many places near the start of a file are tried for a comment that holds in all of it.
const PLACES_TRIED: usize = 4;

/// The edit that allows `rule` in the block in which `offset` lies, if a comment can stand before that.
///
/// The name joins a comment that stands there already. A new comment is proposed only where it changes no turn.
pub fn allow_here(document: &Document, rule: &str, offset: usize) -> Option<TextEdit> {
    let block = document.blocks().at(offset)?;
    if matches!(block.block.kind, BlockKind::FrontMatter | BlockKind::Blank) {
        return None;
    }
    let own = Some(block).filter(|block| block.block.kind == BlockKind::Comment);
    let mut comments = own.into_iter().chain(comments_above(document, block.index));
    if let Some(joined) = comments.find_map(|comment| joined(document, &comment, Scope::NextBlock, rule)) {
        return Some(joined);
    }
    let edit = comment_before(document, &block, Scope::NextBlock, rule);
    leaves_turns(document, &edit).then_some(edit)
}

/// The edit that allows `rule` in the whole file: in a comment that does so already, or in one behind the front matter
/// or at the very top.
pub fn allow_in_file(document: &Document, rule: &str) -> Option<TextEdit> {
    let comments = document.blocks().iter().filter(|block| block.block.kind == BlockKind::Comment);
    if let Some(joined) = comments.filter_map(|comment| joined(document, &comment, Scope::File, rule)).next()
    {
        return Some(joined);
    }
    let may_follow = |block: &Placed<'_>| block.block.kind != BlockKind::FrontMatter;
    let places = document.blocks().iter().filter(may_follow).take(PLACES_TRIED);
    let mut edits = places.map(|block| comment_before(document, &block, Scope::File, rule));
    edits.find(|edit| leaves_turns(document, edit)).or_else(|| {
        let edit = comment_at_end(document, rule);
        leaves_turns(document, &edit).then_some(edit)
    })
}

/// The comments right above a block, the nearest first.
fn comments_above(document: &Document, block: usize) -> impl Iterator<Item = Placed<'_>> {
    let above = (0..block).rev().map_while(|index| document.blocks().get(index));
    above.take_while(|above| above.block.kind == BlockKind::Comment)
}

/// The edit that names `rule` in a comment as well, if that comment allows things in such scope.
fn joined(document: &Document, comment: &Placed<'_>, scope: Scope, rule: &str) -> Option<TextEdit> {
    let directive = Directive::read(&document.text().slice(comment.content()))?;
    if directive.scope() != Some(scope) {
        return None;
    }
    let (last, before) = match directive.names.last() {
        Some(name) => (name, ", "),
        None => (directive.verb.as_ref()?, " "),
    };
    Some(TextEdit::insert(comment.start + last.span.end as usize, format!("{before}{rule}")))
}

/// The edit that writes a comment on a line of its own before `block`, as far from it as what stands above.
fn comment_before(document: &Document, block: &Placed<'_>, scope: Scope, rule: &str) -> TextEdit {
    let text = document.text();
    let is_marked = block.start == 0 && text.slice(0..'\u{feff}'.len_utf8()) == "\u{feff}";
    let start = if is_marked { '\u{feff}'.len_utf8() } else { block.start };
    let end = line_end(text);
    let distance = if block.block.facts.has(Facts::AFTER_BLANK) { end } else { "" };
    TextEdit::insert(start, format!("{}{end}{distance}", comment(scope, rule)))
}

/// The edit that allows `rule` in the file with a comment behind all that is there.
fn comment_at_end(document: &Document, rule: &str) -> TextEdit {
    let text = document.text();
    let end = line_end(text);
    let is_ended = text.slice(text.line_start(text.line_count() - 1)..text.len()).is_empty();
    let before = if is_ended { "" } else { end };
    TextEdit::insert(text.len(), format!("{before}{}{end}", comment(Scope::File, rule)))
}

fn comment(scope: Scope, rule: &str) -> String {
    format!("<!-- transcript-ls: {} {rule} -->", scope.verb())
}

/// What ends the lines of `text`.
fn line_end(text: &Text) -> &'static str {
    let end: Range<usize> = text.line_range(0).end..text.line_start(1);
    match &*text.slice(end) {
        "\r\n" => "\r\n",
        "\r" => "\r",
        _ => "\n",
    }
}

/// Whether the same turns are read after `edit`, each with one comment more at most.
fn leaves_turns(document: &Document, edit: &TextEdit) -> bool {
    let mut edited = document.clone();
    edited.edit(edit.range.clone(), &edit.text);
    let (old, new) = (document.turns(), edited.turns());
    let moved = |offset: usize| if offset < edit.range.start { offset } else { offset + edit.text.len() };
    let same = old.iter().zip(new.iter()).all(|(old, new)| {
        (moved(old.range.start), moved(old.speech)) == (new.range.start, new.speech)
            && (old.role, old.marker, old.question) == (new.role, new.marker, new.question)
            && old.inferred.is_some() == new.inferred.is_some()
            && old.speaker.as_ref().map(|(_, key)| key) == new.speaker.as_ref().map(|(_, key)| key)
    });
    same && old.len() == new.len() && edited.blocks().tree().len() == document.blocks().tree().len() + 1
}
