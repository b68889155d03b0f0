//! Holds the layers of `docs/architecture.md`, and the shape of every source file.

use std::path::{Path, PathBuf};

/// From the bottom to the top. A layer may use those before it, and the two at the top may use each other.
const LAYERS: [&str; 9] = ["text", "syntax", "model", "config", "rules", "ide", "export", "cli", "server"];
/// The layers that read and write, look at the clock and start threads.
const OUTER: [&str; 2] = ["cli", "server"];
/// What only they may name.
const OUTSIDE_WORLD: [&str; 9] = [
    "std::fs", "std::net", "std::process", "std::thread", "std::env", "std::time::SystemTime",
    "std::time::Instant", "tokio", "println!",
];
/// What only `server` may name.
const PROTOCOL: [&str; 2] = ["tower_lsp", "lsp_types"];
/// A file is divided before it is longer.
const MOST_LINES: usize = 400;

#[test]
fn every_source_file_keeps_to_its_layer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    list(&root, &mut files);
    assert!(files.len() > 30, "the sources are at {}", root.display());
    let mut problems = Vec::new();
    for path in files {
        let name =
            path.strip_prefix(&root).expect("it lies below the root").to_string_lossy().replace('\\', "/");
        let source = std::fs::read_to_string(&path).expect("a source file can be read");
        problems.extend(judge(&name, &source).into_iter().map(|problem| format!("src/{name}: {problem}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources can be listed") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// What is wrong with the file `name`, seen from `src`.
fn judge(name: &str, source: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let doc: Vec<&str> = source.lines().map_while(|line| line.strip_prefix("//! ")).collect();
    let first = doc.join(" ");
    if !first.starts_with(char::is_uppercase) && !first.starts_with('`') || !first.contains(['.', '!', '?']) {
        problems.push("it does not begin with a `//!` sentence that says what is its business".to_owned());
    }
    let code = without_tests(name, source);
    if code.lines().count() > MOST_LINES {
        problems.push(format!("it has {} lines before its tests; divide it", code.lines().count()));
    }
    let layer = name.split(['/', '.']).next().unwrap_or_default();
    let Some(height) = LAYERS.iter().position(|other| *other == layer) else {
        return problems;
    };
    let code: String =
        code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let is_outer = OUTER.contains(&layer);
    for path in paths(&code, depth(name)) {
        let used = path.strip_prefix("crate::").map(|rest| rest.split("::").next().unwrap_or_default());
        let used = used.and_then(|used| LAYERS.iter().position(|other| *other == used));
        if used.is_some_and(|used| used > height) && !is_outer {
            problems.push(format!("{layer} lies below what it uses: {path}"));
        }
        let names = |named: &&&str| path == **named || path.starts_with(&format!("{named}::"));
        if !is_outer && let Some(named) = OUTSIDE_WORLD.iter().find(names) {
            problems.push(format!("{layer} may not name {named}: it gets bytes and gives data"));
        }
        if layer != "server"
            && let Some(named) = PROTOCOL.iter().find(names)
        {
            problems.push(format!("only server may name {named}"));
        }
    }
    problems
}

/// How many modules the file lies below the crate's root.
fn depth(name: &str) -> usize {
    name.split('/').filter(|part| *part != "mod.rs").count()
}

fn without_tests<'a>(name: &str, source: &'a str) -> &'a str {
    if name.ends_with("/tests.rs") || name.contains("/tests/") {
        return "";
    }
    let tests = source.find("#[cfg(test)]\nmod ").or_else(|| source.find("#[cfg(test)]\npub mod "));
    tests.map_or(source, |at| &source[..at])
}

/// Every path in `code`, those in the braces of a `use` one by one; `super`s that reach the root become `crate`.
fn paths(code: &str, depth: usize) -> Vec<String> {
    let mut found = Vec::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    while let Some(start) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        rest = &rest[start..];
        let end = rest.find(|c: char| !is_word(c) && c != ':').unwrap_or(rest.len());
        let (path, behind) = rest.split_at(end);
        let inner = path.strip_suffix("::").filter(|_| behind.starts_with('{'));
        let stem = absolute(inner.unwrap_or(path), depth);
        match inner {
            Some(_) => {
                let close = closing_brace(behind);
                let members = paths(&behind[1..close], usize::MAX);
                found.extend(members.into_iter().map(|member| format!("{stem}::{member}")));
                rest = &behind[close..];
            }
            None => {
                let macro_sign = if behind.starts_with('!') { "!" } else { "" };
                found.push(format!("{stem}{macro_sign}").replace("eprintln!", "println!"));
                rest = behind;
            }
        }
    }
    found
}

fn absolute(path: &str, depth: usize) -> String {
    let supers = path.split("::").take_while(|part| *part == "super").count();
    if supers > 0 && supers == depth {
        path.replacen(&"super::".repeat(supers), "crate::", 1)
    } else {
        path.to_owned()
    }
}

fn closing_brace(text: &str) -> usize {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 1 => return at,
            '}' => open -= 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn what_breaks_a_layer_is_found() {
    let rows = [
        ("model/a.rs", "use crate::rules::check;", "model lies below what it uses: crate::rules::check"),
        (
            "model/a.rs",
            "use crate::{text::Text, ide::hover};",
            "model lies below what it uses: crate::ide::hover",
        ),
        ("model/a.rs", "fn f() { crate::cli::run() }", "model lies below what it uses: crate::cli::run"),
        ("model/a/b.rs", "use super::super::super::rules;", "model lies below what it uses: crate::rules"),
        ("model/mod.rs", "use super::rules;", "model lies below what it uses: crate::rules"),
        (
            "rules/a.rs",
            "use std::{io, fs::read};",
            "rules may not name std::fs: it gets bytes and gives data",
        ),
        (
            "ide/a.rs",
            "use std::time::{Duration, Instant};",
            "ide may not name std::time::Instant: it gets bytes and gives data",
        ),
        (
            "ide/a.rs",
            "fn f() { eprintln!(\"x\") }",
            "ide may not name println!: it gets bytes and gives data",
        ),
        ("ide/a.rs", "use tokio::sync::Notify;", "ide may not name tokio: it gets bytes and gives data"),
        ("cli/a.rs", "use tower_lsp::lsp_types as lsp;", "only server may name tower_lsp"),
    ];
    for (name, source, problem) in rows {
        assert_eq!(judge(name, &format!("//! A sentence.\n\n{source}\n")), [problem], "{source}");
    }
}

#[test]
fn what_breaks_no_layer_is_left_alone() {
    let rows = [
        ("model/a.rs", "use crate::text::Text;\nuse crate::syntax::{Block, inline::parse};"),
        ("model/a/b.rs", "use super::super::rules;"),
        ("model/a.rs", "// crate::rules would be too high.\nfn f() { super::roles() }"),
        ("model/a.rs", "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    use std::fs::read;\n}"),
        ("ide/a.rs", "use std::time::Duration;"),
        ("cli/a.rs", "use std::fs;\nuse crate::server::run;"),
        ("server/a.rs", "use tower_lsp::lsp_types as lsp;\nuse tokio::sync::Notify;"),
        ("main.rs", "use std::process::ExitCode;"),
    ];
    for (name, source) in rows {
        assert!(judge(name, &format!("//! A sentence.\n\n{source}\n")).is_empty(), "{source}");
    }
}

#[test]
fn the_shape_of_a_file_is_judged() {
    assert_eq!(judge("text/a.rs", "use std::ops::Range;\n").len(), 1);
    assert_eq!(judge("text/a.rs", "//! no sentence\n").len(), 1);
    let long = format!("//! A sentence.\n{}", "fn f() {}\n".repeat(MOST_LINES));
    assert_eq!(judge("text/a.rs", &long), ["it has 401 lines before its tests; divide it"]);
    let tests =
        format!("//! A sentence.\n#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(MOST_LINES));
    assert!(judge("text/a.rs", &tests).is_empty());
}
