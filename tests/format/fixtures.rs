//! The fixtures: what is formatted, by which settings, and what it becomes.
//!
//! Each example is a fence `toml` with settings, if there are any, a fence `before`, and a fence `after` where anything
//! changes. `␣` stands for a space at the end of a line, `⍽` for a no-break space, `␍` for a carriage return, and `␄` at
//! the end of a text says that no line end is there.

use std::path::Path;

use super::{formatted, settings};

struct Example {
    place: String,
    toml: String,
    before: String,
    after: String,
}

/// The text that a fence shows.
fn shown(fence: &str) -> String {
    let text = fence.replace('␣', " ").replace('⍽', "\u{a0}").replace('␍', "\r");
    text.replace("␄\n", "")
}

fn examples(name: &str, source: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut toml = String::new();
    let mut lines = source.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("~~~") else { continue };
        let body: String = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "~~~")
            .map(|line| line.to_owned() + "\n")
            .collect();
        match kind {
            "toml" => toml = body,
            "before" => {
                let (before, place) = (shown(&body), format!("{name}:{}", number + 1));
                let after = before.clone();
                examples.push(Example { place, toml: std::mem::take(&mut toml), before, after });
            }
            "after" => examples.last_mut().expect("something stands before").after = shown(&body),
            kind => panic!("{name}:{}: there is no fence `{kind}`", number + 1),
        }
    }
    examples
}

#[test]
fn every_example_becomes_what_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format");
    let files = std::fs::read_dir(folder).expect("the fixtures are there");
    let mut all = 0;
    let mut wrong = String::new();
    for path in files.map(|entry| entry.expect("it can be read").path()) {
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a fixture can be read");
        for example in examples(&path.file_name().unwrap_or_default().to_string_lossy(), &source) {
            let settings = settings(&example.toml);
            let found = formatted(&example.before, &settings);
            if found != example.after {
                wrong += &format!("{}\nis\n{found:?}\nnot\n{:?}\n\n", example.place, example.after);
            }
            super::promised::keep(&example.place, &example.before, &settings);
            all += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(all > 30, "{all} examples");
}
