//! What a comment says to this program: `<!-- transcript-ls: allow unclosed-note -->`.

use crate::text::Span;

/// What a comment of that kind begins with.
pub const ADDRESS: &str = "transcript-ls:";

/// What else people write for it.
const MISSPELT: [&str; 4] = ["transcript-ls", "transcript_ls", "transcriptls", "transcript ls"];

/// What divides a reason from the names before it.
const REASONS: [&str; 5] = ["--", "—", "–", ":", "because"];

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
    /// The address, where it is not written as it should be: such a comment reaches nothing.
    pub misspelt: Option<Span>,
    /// What it asks for, if it asks for anything.
    pub verb: Option<Word>,
    /// The rules that it names, as far as a reason begins, whether there are such rules or not.
    pub names: Vec<Word>,
}

impl Directive {
    /// Reads a comment; nothing if it does not speak to this program.
    pub fn read(comment: &str) -> Option<Directive> {
        let start = comment.find("<!--")?;
        let (inside, behind) = comment.get(start + "<!--".len()..)?.split_once("-->")?;
        let opening = inside.trim_start();
        let right = opening.strip_prefix(ADDRESS);
        let said = right.or_else(|| misaddressed(opening))?;
        let before = comment.get(..start)?.trim_start_matches('\u{feff}');
        if !before.trim().is_empty() || !behind.trim().is_empty() {
            return None;
        }
        let from = start + "<!--".len() + inside.len() - said.len();
        let mut words = words(said, from);
        let end = start + "<!--".len() + inside.len() + "-->".len();
        let address = from - (opening.len() - said.len());
        let misspelt = right.is_none().then(|| Span::at(address, from));
        let span = Span::at(start, end);
        Some(Directive { span, misspelt, verb: words.next(), names: names(words) })
    }

    /// How far it reaches; nothing if its verb is none that there is.
    pub fn scope(&self) -> Option<Scope> {
        let verb = self.verb.as_ref().filter(|_| self.misspelt.is_none())?;
        Scope::ALL.into_iter().find(|scope| scope.verb() == verb.text)
    }
}

/// What is said behind an address that is misspelt, where it asks for what such comments ask for.
fn misaddressed(opening: &str) -> Option<&str> {
    let small = opening.to_ascii_lowercase();
    let address = MISSPELT.iter().find(|address| small.starts_with(**address))?;
    let behind = opening.get(address.len()..)?;
    let said = behind.strip_prefix(':').unwrap_or(behind);
    let verb = said.split_whitespace().next()?;
    Scope::ALL.iter().any(|scope| scope.verb() == verb).then_some(said)
}

/// The names among `words`, up to where a reason begins.
fn names(words: impl Iterator<Item = Word>) -> Vec<Word> {
    let mut names = Vec::new();
    for word in words.take_while(|word| !REASONS.contains(&word.text.as_str())) {
        let Some(name) = word.text.strip_suffix(':') else {
            names.push(word);
            continue;
        };
        let end = word.span.start as usize + name.len();
        names.push(Word { text: name.to_owned(), span: Span::at(word.span.start as usize, end) });
        break;
    }
    names
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
            ("<!-- transcript-ls: allow a, b -- she says so -->", Some("allow|a|b")),
            ("<!-- transcript-ls: allow a: she says so -->", Some("allow|a")),
            ("<!-- transcript-ls: allow a because she says so -->", Some("allow|a")),
            ("<!-- transcript-ls allow a -->", Some("allow|a")),
            ("<!-- Transcript_LS: allow a -->", Some("allow|a")),
            ("<!-- transcript-ls is a program. -->", None),
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
