//! Whatever stands in a settings file is read without a panic, and no pattern in it costs more than its length.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use transcript_ls::config::{FolderSettings, Settings};

/// Generous, since machines are shared; what is not linear would take for ever.
const BOUND: Duration = Duration::from_secs(20);

#[test]
fn no_pattern_costs_more_than_its_length() {
    let many = |piece: &str, count: usize| piece.repeat(count);
    let patterns = [
        "**/**/**/*a*a*a*b".to_owned(),
        many("*a", 5_000) + "b",
        many("**/", 5_000) + "b",
        // So many ways to choose cannot be gone through one by one.
        many("{a,b}", 5_000),
        many("{a*,*a}", 60),
        many("{a,", 5_000) + "b" + &many("}", 5_000),
        many("{", 5_000),
        many("[a-z]", 5_000),
        many("[!", 5_000),
        many("\\\\\\\\", 5_000),
        many("!", 5_000),
        many("a", 1_000_000),
        "\u{0}".to_owned(),
    ];
    let paths = [many("a", 200) + ".txt", many("a/", 500) + "a.txt", many("ab", 5_000)];
    let paths = paths.map(|path| Path::new("/archive").join(path));
    for pattern in patterns {
        let shown: String = pattern.chars().take(20).collect();
        let began = Instant::now();
        let pattern = toml::Value::String(pattern).to_string();
        for key in ["include", "exclude"] {
            look(&format!("{key} = [{pattern}]\n"), &paths);
        }
        look(&format!("[[overrides]]\nfiles = [{pattern}]\nlanguage = 'fr'\n"), &paths);
        assert!(began.elapsed() < BOUND, "{shown} took {:?}", began.elapsed());
    }
}

fn look(text: &str, paths: &[PathBuf]) {
    let folder = FolderSettings::new(Path::new("/archive"), Settings::from_toml(text, &[]).0);
    for path in paths {
        folder.chosen().takes(path);
        folder.chosen().passes_over(path);
        folder.of_file(path);
    }
}

#[test]
fn no_settings_file_costs_more_than_its_length() {
    let size = 100_000;
    for text in [
        format!("include = {}", "[".repeat(size)),
        format!("include = {}{}", "[".repeat(size), "]".repeat(size)),
        format!("x = {}", "{a=".repeat(size)),
        format!("{}a = 1", "a.".repeat(size)),
        format!("[{}a]", "a.".repeat(size)),
        "[[overrides]]\n".repeat(size / 10),
        "[rules]\n".repeat(size / 10),
        "a = 1\n".repeat(size),
        (0..size).map(|at| format!("k{at} = ['a', 'b', 'c']\n")).collect(),
        format!("dash = '{}'", "—".repeat(3_000_000)),
        format!("dash = \"{}", "\\".repeat(size)),
        "\u{0}".repeat(size),
        "'''".repeat(size),
    ] {
        let began = Instant::now();
        let shown: String = text.chars().take(20).collect();
        Settings::from_toml(&text, &[]);
        assert!(began.elapsed() < BOUND, "{shown} took {:?}", began.elapsed());
    }
}
