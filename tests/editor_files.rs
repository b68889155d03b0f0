//! Reads the configurations of the editors that no test can run, and of those that one can, as these editors would.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The program, as every editor starts it.
const PROGRAM: &str = "transcript-ls";
/// What the protocol calls the language.
const LANGUAGE: &str = "transcript";

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors").join(file)
}

fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_else(|error| panic!("editors/{file}: {error}"))
}

fn toml(file: &str) -> toml::Table {
    read(file).parse().unwrap_or_else(|error| panic!("editors/{file}: {error}"))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("editors/{file}: {error}"))
}

#[test]
fn helix_serves_the_language_with_the_program() {
    let helix = toml("helix/languages.toml");
    assert_eq!(helix["language-server"][PROGRAM]["command"].as_str(), Some(PROGRAM));
    let language = &helix["language"][0];
    assert_eq!(language["name"].as_str(), Some(LANGUAGE));
    assert_eq!(language["file-types"][0].as_str(), Some(LANGUAGE));
    assert_eq!(language["language-servers"][0].as_str(), Some(PROGRAM));
}

#[test]
fn zed_serves_the_language_with_the_program() {
    let extension = toml("zed/extension.toml");
    let language = toml("zed/languages/transcript/config.toml");
    let server = &extension["language_servers"][PROGRAM];
    assert_eq!(server["languages"][0], language["name"]);
    assert_eq!(server["language_ids"]["Transcript"].as_str(), Some(LANGUAGE));
    assert_eq!(language["path_suffixes"][0].as_str(), Some(LANGUAGE));
    assert!(read("zed/src/lib.rs").contains("which(\"transcript-ls\")"));
    assert_eq!(toml("zed/Cargo.toml")["package"]["version"], extension["version"]);
}

#[cfg(unix)]
#[test]
fn what_is_prepared_for_zed_has_the_grammar_and_its_queries() {
    let prepare = std::process::Command::new(path("zed/prepare.sh")).output().expect("it can be run");
    assert!(prepare.status.success(), "{}", String::from_utf8_lossy(&prepare.stderr));
    let folder = PathBuf::from(String::from_utf8_lossy(&prepare.stdout).trim());
    let extension = fs::read_to_string(folder.join("extension.toml")).expect("the extension");
    let extension: toml::Table = extension.parse().expect("the extension is TOML");
    let grammar =
        &extension["grammars"][toml("zed/languages/transcript/config.toml")["grammar"].as_str().unwrap()];
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join(grammar["path"].as_str().unwrap());
    assert!(sources.join("src/parser.c").is_file(), "no parser in {}", sources.display());
    assert!(folder.join("languages/transcript/highlights.scm").is_file());
}

#[test]
fn sublime_text_serves_its_syntax_with_the_program() {
    let client = &json("sublime/LSP.sublime-settings")["clients"][PROGRAM];
    assert_eq!(client["command"][0], PROGRAM);
    let selector = client["selector"].as_str().unwrap_or_default();
    // The second part of the scope is the language that the server is told of.
    assert_eq!(selector.split('.').nth(1), Some(LANGUAGE));
    let syntax = read("sublime/Transcript.sublime-syntax");
    assert!(syntax.starts_with("%YAML 1.2\n---\n"), "Sublime Text reads no other beginning");
    assert!(syntax.contains(&format!("\nscope: {selector}\n")));
    assert!(read("sublime/Comments.tmPreferences").contains(&format!("<string>{selector}</string>")));
    json("sublime/Transcript.sublime-settings");
}

#[test]
fn kate_serves_its_highlighting_with_the_program() {
    let server = &json("kate/settings.json")["servers"][LANGUAGE];
    assert_eq!(server["command"][0], PROGRAM);
    let mode = server["highlightingModeRegex"].as_str().unwrap_or_default();
    let name = format!("<language name=\"{}\"", mode.trim_matches(['^', '$']));
    let highlighting = read("kate/transcript.xml");
    assert!(highlighting.contains(&name), "no {name}");
    for reference in highlighting.split('&').skip(1).filter_map(|rest| rest.split_once(';')) {
        let is_known = ["lt", "gt", "amp"].contains(&reference.0)
            || highlighting.contains(&format!("<!ENTITY {} ", reference.0));
        assert!(is_known, "&{}; is not declared", reference.0);
    }
}

#[test]
fn neovims_snippets_are_where_its_package_says() {
    let package = json("neovim/package.json");
    let listed = &package["contributes"]["snippets"][0];
    assert_eq!(listed["language"][0], LANGUAGE);
    let file = listed["path"].as_str().unwrap_or_default();
    let snippets = json(&format!("neovim/{}", file.trim_start_matches("./")));
    for (name, snippet) in snippets.as_object().expect("an object of snippets") {
        assert!(snippet["prefix"].is_string() && snippet["description"].is_string(), "{name}");
    }
}
