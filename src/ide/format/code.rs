//! Code between fences, which nobody formats: from a line of three backticks or tildes to the next one like it.

use std::ops::Range;

use crate::model::{Document, leaf_memo};

/// The bytes of all code between fences, in order, the fences included. A fence that nothing closes opens nothing.
pub struct Code(Vec<Range<usize>>);

impl Code {
    /// The code of a document. The lines that fence it are kept for each leaf of its blocks.
    pub fn of(document: &Document) -> Self {
        let leaves = leaf_memo::leaves(document, &(), |_, text| Fences::read(text));
        let mut found = Vec::new();
        let mut open: Option<(usize, Fence)> = None;
        for (start, fence) in leaves.iter().flat_map(|leaf| leaf.value.placed(leaf.start)) {
            match open {
                None => open = Some((start, fence)),
                Some((from, first)) if fence.closes(first) => {
                    found.push(from..start + fence.bytes as usize);
                    open = None;
                }
                Some(_) => {}
            }
        }
        Code(found)
    }

    /// Whether the byte at `offset` belongs to code.
    pub fn contains(&self, offset: usize) -> bool {
        let next = self.0.partition_point(|code| code.end <= offset);
        self.0.get(next).is_some_and(|code| code.contains(&offset))
    }
}

/// A line that begins with three or more backticks or tildes.
#[derive(Clone, Copy, Debug)]
struct Fence {
    /// Where the line starts, in bytes from the start of its leaf.
    start: u32,
    /// The length of the line.
    bytes: u32,
    sign: char,
    /// How many signs there are.
    length: u32,
    /// Whether nothing else stands in the line.
    is_bare: bool,
}

impl Fence {
    fn closes(self, first: Fence) -> bool {
        self.is_bare && self.sign == first.sign && self.length >= first.length
    }
}

/// The fences of one leaf.
#[derive(Debug)]
struct Fences(Vec<Fence>);

impl Fences {
    fn read(text: &str) -> Self {
        let mut found = Vec::new();
        if !text.contains("```") && !text.contains("~~~") {
            return Fences(found);
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim();
            if let Some(sign) = bare.chars().next().filter(|c| matches!(c, '`' | '~')) {
                let length = bare.len() - bare.trim_start_matches(sign).len();
                let is_bare = length == bare.len();
                let fence = Fence { start, bytes: line.len() as u32, sign, length: length as u32, is_bare };
                found.extend((length >= 3).then_some(fence));
            }
            start += line.len() as u32;
        }
        Fences(found)
    }

    fn placed(&self, leaf: usize) -> impl Iterator<Item = (usize, Fence)> {
        self.0.iter().map(move |fence| (leaf + fence.start as usize, *fence))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Context;

    #[test]
    fn code_reaches_from_fence_to_fence() {
        let text = "a\n```rust\nlet a;\n\nb\n```\nc\n~~~\nd\n";
        let code = Code::of(&Document::new(text, Arc::new(Context::default())));
        let found: Vec<&str> = code.0.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(found, ["```rust\nlet a;\n\nb\n```\n"]);
        assert!(code.contains(2) && !code.contains(1) && !code.contains(text.len() - 2));
    }

    #[test]
    fn a_document_of_fences_is_read_at_once() {
        let text = "```\na  b\n```\n\n".repeat(16_000);
        let code = Code::of(&Document::new(&text, Arc::new(Context::default())));
        assert_eq!(code.0.len(), 16_000);
    }
}
