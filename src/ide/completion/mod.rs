//! What can be written where the cursor stands: what stands before it says which room of this folder answers.
//!
//! In running text nothing is offered but names; everything else needs a place where nothing else can stand.

mod brackets;
mod comments;
mod documentation;
mod events;
mod here;
mod item;
mod labels;
mod names;
mod signatures;
mod snippets;
mod voices;
mod yaml;
mod yaml_place;

use crate::config::Settings;
use crate::model::Document;
use crate::rules::Diagnostic;
use crate::syntax::BlockKind;
use crate::text::Text;
use here::Line;

pub(super) use brackets::Open;
pub use documentation::documentation;
pub(super) use here::Here;
pub use item::{Item, Kind, List, Subject};
pub(super) use labels::dash;
pub(super) use signatures::used_attributions;
pub(super) use voices::{alternate, voices};

/// What is known beside the text itself.
pub struct Surroundings<'a> {
    /// The settings of the file.
    pub settings: &'a Settings,
    /// What the rules have found in it, as far as that is known already.
    pub found: &'a [Diagnostic],
    /// The names of what lies in a folder, which is seen from the file; those of folders end in `/`.
    pub folder: &'a dyn Fn(&str) -> Vec<String>,
    /// Whether somebody asks, or has just written a letter; else a mark that no word begins with has been written.
    pub is_asked: bool,
}

/// What can be written at `offset` of a transcript.
pub fn complete(document: &Document, around: &Surroundings<'_>, offset: usize) -> Option<List> {
    let Some(here) = Here::at(document, around.settings, offset) else {
        return Line::of(document.text(), 0).list(0, vec![yaml::whole(document)]).filter(|_| around.is_asked);
    };
    if let Some(list) = yaml::in_front_matter(&here, around) {
        return Some(list);
    }
    if is_without_words(&here) {
        return comments::complete(&here, around);
    }
    comments::complete(&here, around)
        .or_else(|| names::in_link(&here))
        .or_else(|| brackets::complete(&here))
        .or_else(|| at_the_start(&here, around))
        .or_else(|| names::complete(&here))
        .or_else(|| snippets::in_a_line(&here).filter(|_| around.is_asked))
}

/// What can be written at `offset` of a glossary.
pub fn complete_glossary(text: &Text, offset: usize) -> Option<List> {
    yaml::in_glossary(text, offset)
}

/// What can be written at the start of a line: the labels, then forms with gaps.
fn at_the_start(here: &Here<'_>, around: &Surroundings<'_>) -> Option<List> {
    let typed = here.line.before.trim_start();
    if !around.is_asked && !typed.starts_with(['*', '_']) {
        return None;
    }
    let forms = snippets::on_a_line(here);
    match labels::complete(here) {
        Some(mut labels) => {
            labels.items.extend(forms.into_iter().flat_map(|forms| forms.items));
            Some(labels)
        }
        None => forms,
    }
}

/// Whether the cursor is in a block of which nobody writes the words.
fn is_without_words(here: &Here<'_>) -> bool {
    let inside = here.line.offset <= here.block.content().end;
    inside && matches!(here.block.block.kind, BlockKind::FrontMatter | BlockKind::Comment)
}

#[cfg(test)]
mod tests;
