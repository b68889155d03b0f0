//! What can be followed from a transcript or a glossary: addresses, recordings at a time, glossaries, entities.

use std::ops::Range;

use crate::model::glossary::Glossary;
use crate::model::matcher::EntityId;
use crate::model::yaml::Text;
use crate::model::{Document, Vocabulary, leaf_memo};
use crate::syntax::inline::{self, BracketKind};
use crate::syntax::{Block, BlockKind};
use crate::text::Span;

/// Something that can be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Where it leads.
    pub goal: Goal,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To an address on the web.
    Address(String),
    /// To a file, by its path as it is written.
    File(String),
    /// To the recording, at so many milliseconds from its start.
    Recording(u64),
    /// To the entry of an entity.
    Entity(EntityId),
}

/// All links of a transcript, in order.
pub fn links(document: &Document) -> Vec<Link> {
    let mut links = front_matter(document);
    let has_media = !document.front_matter().media.is_empty();
    let vocabulary = document.vocabulary();
    let leaves = leaf_memo::leaves(document, &(), |blocks, text| LeafLinks::read(blocks, text, vocabulary));
    for leaf in leaves {
        let placed = leaf.value.0.iter().filter(|link| has_media || !matches!(link.goal, Goal::Recording(_)));
        links.extend(placed.map(|link| Link {
            range: leaf.start + link.range.start..leaf.start + link.range.end,
            goal: link.goal.clone(),
        }));
    }
    links
}

/// All links of a glossary, in order.
pub fn glossary_links(text: &str) -> Vec<Link> {
    let glossary = Glossary::parse(text);
    let mut links: Vec<_> = wikidata(&glossary).collect();
    links.extend(addresses(text));
    in_order(links)
}

/// The address of the first recording, if it has one on the web; else its path.
pub fn recording(document: &Document) -> Option<Goal> {
    let media = document.front_matter().media.first()?;
    Some(goal_of(media.text.trim()))
}

fn goal_of(written: &str) -> Goal {
    if is_address(written) { Goal::Address(written.to_owned()) } else { Goal::File(written.to_owned()) }
}

fn front_matter(document: &Document) -> Vec<Link> {
    let Some(yaml) = document.front_matter_range() else {
        return Vec::new();
    };
    let matter = document.front_matter();
    let files = matter.glossaries.iter().chain(&matter.media);
    let named = files.map(|file| Link { range: file.span.range(), goal: goal_of(file.text.trim()) });
    let mut links: Vec<_> = named.chain(wikidata(&matter.entities)).collect();
    links.extend(addresses(&document.text().slice(yaml.clone())));
    let mut links = in_order(links);
    for link in &mut links {
        link.range = yaml.start + link.range.start..yaml.start + link.range.end;
    }
    links
}

fn wikidata(glossary: &Glossary) -> impl Iterator<Item = Link> {
    let items = glossary.entries.iter().filter_map(|entry| entry.wikidata.as_ref());
    items.map(|item: &Text| {
        let address = format!("https://www.wikidata.org/wiki/{}", item.text.trim());
        Link { range: item.span.range(), goal: Goal::Address(address) }
    })
}

/// The links by where they start; of two that lie over each other the first counts.
fn in_order(mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by_key(|link| link.range.start);
    links.retain(|link| !link.range.is_empty());
    links.dedup_by(|next, link| next.range.start < link.range.end);
    links
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The addresses in a text that is no prose.
fn addresses(text: &str) -> Vec<Link> {
    let starts = memchr::memmem::find_iter(text.as_bytes(), "http").filter_map(|start| {
        let rest = text.get(start..).filter(|rest| is_address(rest))?;
        let is_end =
            |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ',' | ']' | '}' | ')');
        let address = rest.split(is_end).next()?.trim_end_matches(['.', ':', ';', '?', '!']);
        Some(Link { range: start..start + address.len(), goal: Goal::Address(address.to_owned()) })
    });
    starts.collect()
}

/// The links of one leaf, in bytes from its start.
struct LeafLinks(Vec<Link>);

impl LeafLinks {
    fn read(blocks: &[Block], text: &str, vocabulary: &Vocabulary) -> Self {
        let mut links = LeafLinks(Vec::new());
        let mut start = 0;
        for block in blocks {
            let content = text.get(start..start + block.content as usize).unwrap_or_default();
            if matches!(block.kind, BlockKind::Text | BlockKind::Heading(_)) {
                links.block(content, start, vocabulary);
            }
            start += block.len as usize;
        }
        links
    }

    fn block(&mut self, content: &str, start: usize, vocabulary: &Vocabulary) {
        // Every link has one of these in it.
        if memchr::memchr2(b':', b'[', content.as_bytes()).is_none() {
            return;
        }
        let inlines = inline::parse(content, &vocabulary.lexicon);
        let mut links = Vec::new();
        let mut add = |span: Span, goal| links.push(Link { range: span.range(), goal });
        for span in &inlines.verbatim {
            let address = span.of(content);
            if is_address(address) {
                add(*span, Goal::Address(address.to_owned()));
            }
        }
        for (span, time) in &inlines.timestamps {
            add(*span, Goal::Recording(time.milliseconds));
        }
        for bracket in &inlines.brackets {
            if let BracketKind::EntityLink { target, .. } = &bracket.kind
                && let Some(id) = vocabulary.entities.lookup(target.of(content))
            {
                add(bracket.span(), Goal::Entity(id));
            }
        }
        let placed = in_order(links)
            .into_iter()
            .map(|link| Link { range: start + link.range.start..start + link.range.end, goal: link.goal });
        self.0.extend(placed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, links: &[Link]) -> Vec<String> {
        links.iter().map(|link| format!("{} → {:?}", &text[link.range.clone()], link.goal)).collect()
    }

    #[test]
    fn everything_that_leads_somewhere_is_a_link() {
        let text = "---\nsource: https://example.org/a\nmedia: tapes/one.mp3\nglossary: [names.yaml]\nentities:\n  bo: { name: Bo, wikidata: Q5 }\n---\n\n\
                    — Why [[bo]], [[nobody]]? 🎙\n\n— See https://example.org/b?c=d. [00:01:02.5] (1:03)\n";
        let document = Document::new(text, Default::default());
        assert_eq!(
            shown(text, &links(&document)),
            [
                "https://example.org/a → Address(\"https://example.org/a\")",
                "tapes/one.mp3 → File(\"tapes/one.mp3\")",
                "names.yaml → File(\"names.yaml\")",
                "Q5 → Address(\"https://www.wikidata.org/wiki/Q5\")",
                "[[bo]] → Entity(EntityId(0))",
                "https://example.org/b?c=d → Address(\"https://example.org/b?c=d\")",
                "[00:01:02.5] → Recording(62500)",
                "(1:03) → Recording(63000)",
            ]
        );
        assert_eq!(recording(&document), Some(Goal::File("tapes/one.mp3".to_owned())));
    }

    #[test]
    fn without_a_recording_times_lead_nowhere() {
        let document = Document::new("— Why? [00:01:02]\n\n— So.\n", Default::default());
        assert_eq!(links(&document), []);
        assert_eq!(links(&Document::default()), []);
    }

    #[test]
    fn a_glossary_has_addresses_too() {
        let text = "bo: { name: Bo, wikidata: Q5, definition: \"See http://example.org/x.\" }\n";
        let found = glossary_links(text);
        assert_eq!(
            found.iter().map(|link| &text[link.range.clone()]).collect::<Vec<_>>(),
            ["Q5", "http://example.org/x"]
        );
    }
}
