//! Holds `SECURITY.md` to the tests that it names.

use std::fs;
use std::path::Path;

#[test]
fn every_file_and_test_that_the_page_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let mut sources = String::new();
    for folder in ["tests/server", "tests/cli"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            sources += &fs::read_to_string(entry.unwrap().path()).unwrap();
        }
    }
    let mut named = 0;
    for name in page.split('`').skip(1).step_by(2) {
        if name.starts_with("tests/") || name.starts_with("editors/") || name == "deny.toml" {
            assert!(root.join(name).is_file(), "there is no {name}");
            named += 1;
        } else if name.contains('_') {
            assert!(sources.contains(&format!("fn {name}(")), "there is no test {name}");
            named += 1;
        }
    }
    assert!(named > 10);
}
