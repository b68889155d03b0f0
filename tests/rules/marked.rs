//! Texts with marks on the lines under what they mark, so that no mark is ever part of the text.

use transcript_ls::rules::Diagnostic;

/// A mark: `^^^^` under a line, with whatever is said behind it.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line that it stands under, from 0, among the lines that are no marks.
    pub line: usize,
    /// The first marked character of that line, from 0.
    pub column: usize,
    /// How many characters are marked.
    pub length: usize,
    /// What stands behind the mark.
    pub said: String,
}

/// Takes the lines with marks out of `source`.
///
/// There `␠` is a space, which an editor of this project would take away at the end of a line, and `␄` the end of the text.
pub fn parse(source: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut line = 0;
    for row in source.split_inclusive('\n') {
        let carets = row.trim_start();
        if !carets.starts_with('^') {
            text.push_str(row);
            line += 1;
            continue;
        }
        let said = carets.trim_start_matches('^');
        marks.push(Mark {
            line: line - 1,
            column: row.chars().count() - carets.chars().count(),
            length: carets.len() - said.len(),
            said: said.trim().to_owned(),
        });
    }
    let text = text.replace('␠', " ");
    let end = text.find('␄').unwrap_or(text.len());
    (text[..end].to_owned(), marks)
}

/// Where a finding stands, as a mark would say it: on its first line only.
pub fn place(text: &str, found: &Diagnostic) -> (usize, usize, usize) {
    let before = &text[..found.range.start];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let marked = text[found.range.clone()].split(['\n', '\r']).next().unwrap_or_default();
    (line, column, marked.chars().count())
}

/// Where a mark stands.
pub fn place_of(mark: &Mark) -> (usize, usize, usize) {
    (mark.line, mark.column, mark.length)
}

#[test]
fn marks_are_taken_out_and_count_characters() {
    let (text, marks) = parse("— Да?\n  ^^ rule: why\nNo.\n");
    assert_eq!(text, "— Да?\nNo.\n");
    assert_eq!(marks, [Mark { line: 0, column: 2, length: 2, said: "rule: why".to_owned() }]);
}
