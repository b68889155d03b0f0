//! Runs every example of the specification, `tests/spec/*.md`.

mod spec_runner;

use std::path::Path;

use spec_runner::{example, show};

/// Every chapter, so that none is left out by a slip in its name.
const CHAPTERS: usize = 13;

#[test]
fn every_example_of_the_specification_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut chapters: Vec<_> = std::fs::read_dir(&folder)
        .expect("the specification is there")
        .map(|entry| entry.expect("its folder can be listed").path())
        .collect();
    chapters.sort();
    assert_eq!(chapters.len(), CHAPTERS, "{chapters:?}");
    let mut failures = Vec::new();
    let mut count = 0;
    for path in chapters {
        let name = format!("tests/spec/{}", path.file_name().unwrap_or_default().display());
        let text = std::fs::read_to_string(&path).expect("a chapter can be read");
        let examples = example::read(&text).unwrap_or_else(|problem| panic!("{name}:{problem}"));
        assert!(!examples.is_empty(), "{name} has no example");
        count += examples.len();
        for example in &examples {
            failures.extend(show::failures(example).map(|failure| format!("{name}:{failure}")));
        }
    }
    println!("{count} examples");
    assert!(
        failures.is_empty(),
        "{} of {count} examples do not hold.\n\n{}",
        failures.len(),
        failures.join("\n")
    );
}
