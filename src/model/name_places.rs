//! Where given names stand in a document as whole words.

use std::ops::Range;

use memchr::memmem;

use super::Document;
use super::leaf_memo;
use super::names::is_read;
use crate::syntax::lexicon::is_ideograph;
use crate::syntax::{Block, Facts};
use crate::text::Span;

/// Where each of `names` is first used, in the order of `names`.
///
/// Headings, titles and labels do not count: they name, and explain nothing.
pub fn first_uses(document: &Document, names: &[Box<str>]) -> Vec<Option<Range<usize>>> {
    let wanted: Vec<_> = names.iter().map(|name| Name::new(name)).collect();
    let read = |blocks: &[Block], text: &str| FirstUses::read(blocks, text, &wanted);
    leaf_memo::with_leaves(document, &names.to_vec(), read, |leaves, _| {
        let first = |name: usize| {
            let mut uses =
                leaves.iter().flat_map(|leaf| leaf.value.0.iter().map(move |found| (leaf.start, found)));
            uses.find(|(_, (found, _))| *found == name)
                .map(|(start, (_, range))| start + range.start..start + range.end)
        };
        (0..names.len()).map(first).collect()
    })
}

/// The first use of each name in one leaf: the name's index, and where it stands in bytes from the leaf's start.
#[derive(Debug, Default)]
struct FirstUses(Vec<(usize, Range<usize>)>);

impl FirstUses {
    fn read(blocks: &[Block], text: &str, names: &[Name<'_>]) -> FirstUses {
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
                if let Some(found) = name.places(speech).next().filter(|_| is_new) {
                    uses.0.push((index, start + found.start..start + found.end));
                }
            }
        }
        uses
    }
}

/// Where any of `forms` stands, headings and labels included, in order; of two that overlap the earlier, longer one.
pub fn places(document: &Document, forms: &[Box<str>]) -> Vec<Range<usize>> {
    let names: Vec<_> = forms.iter().map(|form| Name::new(form)).collect();
    let leaves =
        leaf_memo::leaves(document, &forms.to_vec(), |blocks, text| Places::read(blocks, text, &names));
    leaves.iter().flat_map(|leaf| leaf.value.placed(leaf.start)).collect()
}

/// The same in about the first `bytes` of the document, and whether these are all.
pub fn places_within(document: &Document, forms: &[Box<str>], bytes: usize) -> (Vec<Range<usize>>, bool) {
    let names: Vec<_> = forms.iter().map(|form| Name::new(form)).collect();
    let (mut start, mut found) = (0, Vec::new());
    for leaf in document.blocks().tree().leaves() {
        let end = start + leaf.items.iter().map(|block| block.len as usize).sum::<usize>();
        let places = Places::read(&leaf.items, &document.text().slice(start..end), &names);
        found.extend(places.placed(start));
        start = end;
        if start >= bytes {
            break;
        }
    }
    (found, start == document.text().len())
}

/// Where some forms stand in one leaf, in bytes from its start.
#[derive(Debug, Default)]
struct Places(Vec<Span>);

impl Places {
    /// The same in bytes of the document, in which the leaf has that start.
    fn placed(&self, start: usize) -> impl Iterator<Item = Range<usize>> {
        self.0.iter().map(move |span| start + span.start as usize..start + span.end as usize)
    }

    fn read(blocks: &[Block], text: &str, names: &[Name<'_>]) -> Places {
        let mut places = Vec::new();
        let mut offset = 0;
        for block in blocks {
            if is_read(block) {
                let content = text.get(offset..offset + block.content as usize).unwrap_or_default();
                let found = names.iter().flat_map(|name| name.places(content));
                places.extend(found.map(|range| Span::at(offset + range.start, offset + range.end)));
            }
            offset += block.len as usize;
        }
        places.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        places.retain(|span| {
            let apart = span.start >= end;
            end = if apart { span.end } else { end };
            apart
        });
        Places(places)
    }
}

/// Where `name` stands as whole words in `text` (byte offsets). Between its words any white space may stand.
pub fn whole_words(text: &str, name: &str) -> Vec<Range<usize>> {
    Name::new(name).places(text).collect()
}

/// A name that is looked for as whole words.
struct Name<'n> {
    name: &'n str,
    first: memmem::Finder<'n>,
    /// Letters right before or behind it make it another word.
    is_spaced: bool,
}

impl<'n> Name<'n> {
    fn new(name: &'n str) -> Self {
        let first = memmem::Finder::new(name.split_whitespace().next().unwrap_or_default());
        Name { name, first, is_spaced: name.chars().all(|c| !is_ideograph(c)) }
    }

    fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.first.find_iter(text.as_bytes()).filter_map(|start| self.whole_at(text, start));
        found.filter(move |range| {
            let joins = |c: Option<char>| self.is_spaced && c.is_some_and(char::is_alphanumeric);
            !range.is_empty()
                && !joins(text[..range.start].chars().next_back())
                && !joins(text[range.end..].chars().next())
        })
    }

    /// The range of all words, of which the first stands at `start`.
    fn whole_at(&self, text: &str, start: usize) -> Option<Range<usize>> {
        let mut words = self.name.split_whitespace();
        let mut end = start + words.next().unwrap_or_default().len();
        for word in words {
            let rest = &text[end..];
            let gap = rest.len() - rest.trim_start().len();
            if gap == 0 || !rest[gap..].starts_with(word) {
                return None;
            }
            end += gap + word.len();
        }
        Some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_words_over_line_ends_too() {
        for (text, name, expected) in [
            ("the IS, ISIS and IS.", "IS", &[4..6, 17..19][..]),
            ("the Islamic\nState and Islamic  State", "Islamic State", &[4..17, 22..36]),
            ("IslamicState", "Islamic State", &[]),
            ("阿斯塔纳进程，阿斯塔纳", "阿斯塔纳", &[0..12, 21..33]),
            ("nothing", "", &[]),
        ] {
            let found = whole_words(text, name);
            assert_eq!(found, expected, "{name}");
        }
    }
}
