//! The comments that silence rules: `<!-- transcript-ls: allow unclosed-note -->` for the next block, `allow-file`
//! for the whole file.

use std::ops::Range;

use super::PlacedLeaf;
use crate::model::Document;
use crate::syntax::BlockKind;

/// What one comment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    whole_file: bool,
    rules: Vec<String>,
}

impl Directive {
    /// Reads a comment; nothing if it does not speak to us.
    pub fn read(comment: &str) -> Option<Directive> {
        let inside = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
        let said = inside.strip_prefix("transcript-ls:")?;
        let mut words = said.split([' ', '\t', '\r', '\n', ',']).filter(|word| !word.is_empty());
        let whole_file = match words.next()? {
            "allow" => false,
            "allow-file" => true,
            _ => return None,
        };
        Some(Directive { whole_file, rules: words.map(str::to_owned).collect() })
    }
}

/// All that is silenced in a document.
#[derive(Debug, Default)]
pub struct Suppressions<'a> {
    everywhere: Vec<&'a str>,
    /// In the order of the text.
    here: Vec<(Range<usize>, &'a [String])>,
}

impl<'a> Suppressions<'a> {
    /// Reads the directives of `document`, which are in `leaves`.
    pub fn new(document: &Document, leaves: &'a [PlacedLeaf]) -> Self {
        let mut all = Suppressions::default();
        // Comments in a row speak of the same block.
        let mut last: Option<(usize, Range<usize>)> = None;
        for placed in leaves {
            for (index, directive) in &placed.value.directives {
                if directive.whole_file {
                    all.everywhere.extend(directive.rules.iter().map(String::as_str));
                    continue;
                }
                let here = placed.first + index;
                if last.as_ref().is_none_or(|(target, _)| *target <= here) {
                    let mut after = document.blocks().iter_from(here + 1);
                    let next =
                        after.find(|next| !matches!(next.block.kind, BlockKind::Comment | BlockKind::Blank));
                    last = next.map(|next| (next.index, next.range()));
                    if last.is_none() {
                        break;
                    }
                }
                all.here.extend(last.clone().map(|(_, range)| (range, directive.rules.as_slice())));
            }
        }
        all
    }

    /// Whether a finding of that rule at `offset` is silenced.
    pub fn silence(&self, rule: &str, offset: usize) -> bool {
        if self.everywhere.contains(&rule) {
            return true;
        }
        let before = self.here.partition_point(|(range, _)| range.start <= offset);
        let near = self.here[..before].iter().rev().take_while(|(range, _)| offset < range.end);
        near.flat_map(|(_, rules)| *rules).any(|silenced| silenced == rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_that_speak_to_us_are_read() {
        for (comment, expected) in [
            ("<!-- transcript-ls: allow unclosed-note -->", Some((false, vec!["unclosed-note"]))),
            ("<!--transcript-ls:allow-file a, b\n c-->", Some((true, vec!["a", "b", "c"]))),
            ("<!-- transcript-ls: allow -->", Some((false, vec![]))),
            ("<!-- transcript-ls: deny a -->", None),
            ("<!-- allow a -->", None),
            ("<!-- transcript-ls: allow a", None),
        ] {
            let read = Directive::read(comment);
            let rules = |rules: Vec<&str>| rules.into_iter().map(str::to_owned).collect();
            let expected = expected.map(|(whole_file, names)| Directive { whole_file, rules: rules(names) });
            assert_eq!(read, expected, "{comment}");
        }
    }
}
