//! Prints the blocks that the server's own parser finds, for the comparison with the tree-sitter grammar.
//!
//! On the input stand documents, each behind a line with its length in bytes. Of each, every block is one line: its kind
//! with what its first line shows, where its content starts and ends, and the place of the name if it has a label.
//! A full stop alone ends a document.

use std::io::{self, BufRead, Read, Write};

use transcript_ls::syntax::lexicon::labels;
use transcript_ls::syntax::{BlockKind, Blocks, MarkerKind, Placed, normal_name};

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut header = String::new();
    while input.read_line(&mut header)? > 0 {
        let length = header.trim().parse().map_err(io::Error::other)?;
        let mut text = vec![0; length];
        input.read_exact(&mut text)?;
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        for line in Blocks::parse(&text).iter().filter_map(|block| line(&text, &block)) {
            writeln!(output, "{line}")?;
        }
        writeln!(output, ".")?;
        header.clear();
    }
    output.flush()
}

/// The line for a block; none for blank lines.
fn line(text: &str, placed: &Placed<'_>) -> Option<String> {
    let content = &text[placed.content()];
    let start = placed.start + content.len() - content.trim_start_matches('\u{feff}').trim_start().len();
    let end = placed.content().end;
    let kind = match placed.block.kind {
        BlockKind::Blank => return None,
        BlockKind::FrontMatter => "front_matter".to_owned(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Comment => "comment".to_owned(),
        BlockKind::Divider => "divider".to_owned(),
        BlockKind::Text => match placed.block.marker.map(|marker| marker.kind) {
            None => "paragraph".to_owned(),
            Some(MarkerKind::Bold) => "paragraph bold".to_owned(),
            Some(MarkerKind::Dash(_)) => "paragraph dash".to_owned(),
            Some(MarkerKind::Label(label)) => {
                let name = placed.start + label.start as usize..placed.start + label.end as usize;
                let kind = whom(&text[name.clone()]);
                format!("paragraph {kind} {}..{}", name.start, name.end)
            }
        },
    };
    Some(format!("{start}..{end} {kind}"))
}

/// Whom a label names: one who asks or answers by the word for it, or anybody.
fn whom(name: &str) -> &'static str {
    let name = normal_name(name);
    match labels::pairs(&name).next() {
        Some((question, _)) if question == name => "question",
        Some(_) => "answer",
        None => "speaker",
    }
}
