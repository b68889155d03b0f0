//! Transcripts in which every finding is marked: `^^^ rule-name: part of the message`, `(hint)` behind it for a hint.

use transcript_ls::config::Level;

use super::check;
use super::marked::{Mark, parse, place, place_of};

/// The fixtures, as name and text.
pub fn all() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules/fixtures");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.unwrap_or_else(|error| panic!("{folder}: {error}")).path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.iter().map(|path| (path.display().to_string(), read(path))).collect()
}

#[test]
fn exactly_what_is_marked_is_found() {
    for (name, source) in all() {
        let (text, mut marks) = parse(&source);
        marks.sort_by_key(|mark| (mark.line, mark.column, mark.length));
        let mut found = check(&text);
        found.sort_by_key(|one| place(&text, one));
        let shown: Vec<_> = found.iter().map(|one| (place(&text, one), one.rule, &one.message)).collect();
        let expected: Vec<_> = marks.iter().map(|mark| (place_of(mark), mark.said.as_str())).collect();
        assert_eq!(shown.len(), expected.len(), "{name}\nfound {shown:#?}\nmarked {expected:#?}");
        for (one, mark) in found.iter().zip(&marks) {
            let (rule, part, hint) = read(mark);
            let place = place(&text, one);
            assert_eq!((place, one.rule), (place_of(mark), rule), "{name}: {one:?}");
            assert!(one.message.contains(part), "{name}: {:?} lacks {part:?}", one.message);
            assert_eq!(one.level == Level::Hint, hint, "{name}: {one:?}");
        }
    }
}

fn read(mark: &Mark) -> (&str, &str, bool) {
    let said = mark.said.strip_suffix("(hint)").unwrap_or(&mark.said);
    let (rule, part) = said.split_once(':').unwrap_or((said, ""));
    (rule.trim(), part.trim(), said.len() < mark.said.len())
}
