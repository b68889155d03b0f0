//! Reads a YAML map so that an error in one top-level key leaves the others readable.

use super::tree::build;
use super::{Budget, Document, Entry, Node, Value};
use crate::model::problem::{Problem, ProblemKind};

/// At most this many syntax errors of one text are told.
const MOST_ERRORS: usize = 20;

/// Reads `text` as a map. Never fails: what cannot be read is a problem, and the other keys are kept.
pub fn parse(text: &str, budget: Budget) -> Document {
    let mut document = Document::default();
    let mut nodes_left = budget.nodes;
    match build(text, 0, budget, &mut nodes_left) {
        Ok((root, problems)) => {
            document.problems = problems;
            document.take(root);
        }
        Err(error) => {
            document = piece_by_piece(text, budget);
            // Pieces may each be right where the whole is not, as with a directive in the wrong place.
            if document.problems.is_empty() {
                document.problems.push(error);
            }
        }
    }
    document
}

/// Reads every top-level key of `text` by itself. Each byte is read once more, however many errors there are.
fn piece_by_piece(text: &str, budget: Budget) -> Document {
    let mut document = Document::default();
    let mut nodes_left = budget.nodes;
    let mut errors = 0;
    for (start, end) in pieces(text) {
        match build(&text[start..end], start, budget, &mut nodes_left) {
            Ok((root, problems)) => {
                document.problems.extend(problems);
                document.take(root);
            }
            Err(problem) => {
                errors += 1;
                if errors <= MOST_ERRORS {
                    document.problems.push(problem);
                }
                if nodes_left == 0 {
                    break;
                }
            }
        }
    }
    document
}

/// The byte ranges of the top-level keys: each begins at a line that begins with a key's first character.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut starts = vec![0];
    let line_starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
    starts.extend(line_starts.filter(|&start| begins_a_key(&text.as_bytes()[start..])));
    let ends = starts[1..].iter().copied().chain([text.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).collect()
}

fn begins_a_key(line: &[u8]) -> bool {
    !matches!(
        line.first(),
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'#' | b'-' | b']' | b'}' | b',' | b'.')
    )
}

impl Document {
    /// Adds the keys of a root, which must be a map.
    fn take(&mut self, root: Option<Node>) {
        match root {
            Some(Node { value: Value::Map(entries), .. }) => self.add(entries),
            None | Some(Node { value: Value::Nothing, .. }) => {}
            Some(other) => self.problems.push(Problem::new(
                ProblemKind::Syntax,
                other.span,
                format!(
                    "Keys with values must stand here, but this is {}: write it as `key: value`.",
                    other.describe()
                ),
            )),
        }
    }

    fn add(&mut self, mut entries: Vec<Entry>) {
        if self.entries.is_empty() {
            self.entries = entries;
        } else {
            self.entries.append(&mut entries);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget { nodes: 1000, depth: 16 };

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let document = parse(text, BUDGET);
        let keys = document.entries.iter().map(|entry| entry.key.text.clone()).collect();
        let problems = document
            .problems
            .iter()
            .map(|problem| {
                assert!(text.is_char_boundary(problem.span.end as usize), "{problem:?}");
                format!("{}..{} {}", problem.span.start, problem.span.end, problem.message)
            })
            .collect();
        (keys, problems)
    }

    #[test]
    fn an_error_costs_one_key_and_is_said_once() {
        for (text, keys, at, says) in [
            ("title: \"abc\ndate: 2024\n", vec!["date"], 7, "never closed"),
            ("a: 1\nspeakers: [x, y\ndate: 2024\n", vec!["a", "date"], 15, "add ]"),
            ("a: 1\ntitle: Iran: the talks\nb: 2\n", vec!["a", "b"], 16, "in quotes"),
            ("a: 1\njust words\nb: 2\n", vec!["a", "b"], 5, "key: value"),
            ("a: 1\n\tb: 2\nc: 3\n", vec!["c"], 5, "tab"),
            ("a: 'x' y\nc: 3\n", vec!["c"], 7, "closing quotation mark"),
            ("- a\n- b\n", vec![], 0, "a list"),
            ("a: 1\n---\nb: 1\n", vec!["a"], 5, "---"),
            ("a: *x\nb: 1\n", vec!["a", "b"], 3, "aliases"),
            ("a: \0\nb: 1\n", vec!["b"], 3, "YAML"),
        ] {
            let (found, problems) = read(text);
            assert_eq!(found, keys, "{text:?} {problems:?}");
            assert_eq!(problems.len(), 1, "{text:?} {problems:?}");
            assert!(problems[0].starts_with(&format!("{at}..")), "{text:?} {problems:?}");
            assert!(problems[0].contains(says), "{text:?} {problems:?}");
        }
    }

    #[test]
    fn values_keep_the_text_they_were_written_with() {
        let text = "a: no\nb: 2024-01-02\nc: \"é\\n\"\nd: ~\ne: [1.50, 0x1F]\n";
        let document = parse(text, BUDGET);
        let values: Vec<_> = document.entries.iter().map(|entry| &entry.value.value).collect();
        assert_eq!(values[0], &Value::Text("no".into()));
        assert_eq!(values[1], &Value::Text("2024-01-02".into()));
        assert_eq!(values[2], &Value::Text("é\n".into()));
        assert_eq!(document.entries[2].value.span.of(text), "é\\n");
        assert_eq!(values[3], &Value::Nothing);
        let Value::List(items) = values[4] else { panic!("{values:?}") };
        assert_eq!(items[0].span.of(text), "1.50");
        assert_eq!(document.entries[4].value.span.of(text), "[1.50, 0x1F]");
    }

    #[test]
    fn hostile_texts_end_with_one_problem() {
        let bomb = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\n";
        assert_eq!(read(bomb).0, ["a", "b", "c"]);
        for text in ["a: ".to_owned() + &"[".repeat(100_000), "{a: ".repeat(50_000), "- ".repeat(100_000)] {
            let (_, problems) = read(&text);
            assert_eq!(problems.len(), 1);
            assert!(
                problems[0].contains("nested too deeply") || problems[0].contains("never closed"),
                "{problems:?}"
            );
        }
        let many = (0..2000).map(|n| format!("k{n}: 1\n")).collect::<String>();
        let (_, problems) = read(&many);
        assert!(problems.len() == 1 && problems[0].contains("1000"), "{problems:?}");
        let long = format!("a: {}\nb: 1\n", "x".repeat(10_000_000));
        assert_eq!(read(&long).0, ["a", "b"]);
        let unclosed = "a: \"x\n".repeat(20_000);
        assert_eq!(read(&unclosed).1.len(), MOST_ERRORS);
    }
}
