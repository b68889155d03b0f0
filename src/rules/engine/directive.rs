//! What a comment says to this program: `<!-- transcript-ls: allow unclosed-note -->`.

use crate::text::Span;

/// What a comment of that kind begins with.
const ADDRESS: &str = "transcript-ls:";

/// How far a comment reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `allow`: the next block.
    NextBlock,
    /// `allow-file`: the whole file.
    File,
}

impl Scope {
    /// Both of them.
    pub const ALL: [Scope; 2] = [Scope::NextBlock, Scope::File];

    /// The verb that asks for it.
    pub fn verb(self) -> &'static str {
        match self {
            Scope::NextBlock => "allow",
            Scope::File => "allow-file",
        }
    }
}

/// A word of a comment. Its offsets are bytes of the comment's block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What one comment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The comment itself, from `<!--` to `-->`.
    pub span: Span,
    /// What it asks for, if it asks for anything.
    pub verb: Option<Word>,
    /// The rules that it names, whether there are such rules or not.
    pub names: Vec<Word>,
}

impl Directive {
    /// Reads a comment; nothing if it does not speak to this program.
    pub fn read(comment: &str) -> Option<Directive> {
        let start = comment.find("<!--")?;
        let (inside, behind) = comment.get(start + "<!--".len()..)?.split_once("-->")?;
        let said = inside.trim_start().strip_prefix(ADDRESS)?;
        let before = comment.get(..start)?.trim_start_matches('\u{feff}');
        if !before.trim().is_empty() || !behind.trim().is_empty() {
            return None;
        }
        let from = start + "<!--".len() + inside.len() - said.len();
        let mut words = words(said, from);
        let end = start + "<!--".len() + inside.len() + "-->".len();
        Some(Directive { span: Span::at(start, end), verb: words.next(), names: words.collect() })
    }

    /// How far it reaches; nothing if its verb is none that there is.
    pub fn scope(&self) -> Option<Scope> {
        let verb = self.verb.as_ref()?;
        Scope::ALL.into_iter().find(|scope| scope.verb() == verb.text)
    }
}

/// The words of `said`, which starts at the byte `from`.
fn words(said: &str, from: usize) -> impl Iterator<Item = Word> {
    let mut at = from;
    said.split_inclusive(|c: char| c.is_whitespace() || c == ',').filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let text = piece.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
        (!text.is_empty()).then(|| Word { text: text.to_owned(), span: Span::at(start, start + text.len()) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_that_speak_to_us_are_read() {
        for (comment, expected) in [
            ("<!-- transcript-ls: allow unclosed-note -->", Some("allow|unclosed-note")),
            ("\u{feff}  <!--transcript-ls:allow-file a, b\n c-->", Some("allow-file|a|b|c")),
            ("<!-- transcript-ls: allow -->", Some("allow")),
            ("<!-- transcript-ls: deny a -->", Some("deny|a")),
            ("<!-- transcript-ls: -->", Some("")),
            ("<!-- allow a -->", None),
            ("<!-- transcript-ls: allow a", None),
            ("<!-- transcript-ls: allow a --> He said so.", None),
            ("<!-- transcript-ls: allow a --> <!-- for the time being -->", None),
        ] {
            let read = Directive::read(comment).map(|directive| {
                assert!(directive.span.of(comment).ends_with("-->"), "{comment}");
                let words: Vec<Word> = directive.verb.into_iter().chain(directive.names).collect();
                assert!(words.iter().all(|word| word.span.of(comment) == word.text), "{comment}");
                words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("|")
            });
            assert_eq!(read.as_deref(), expected, "{comment}");
        }
    }
}
