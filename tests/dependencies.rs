//! Holds what is built into the program to the policy in `deny.toml`, without the tool that it is written for.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;
use toml::Table;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn toml(name: &str) -> Table {
    let text = fs::read_to_string(Path::new(ROOT).join(name)).unwrap();
    text.parse().unwrap()
}

fn texts(value: &toml::Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(toml::Value::as_str).collect()
}

/// What cargo knows of the packages for this platform.
fn metadata() -> Value {
    let version = Command::new(env!("CARGO")).args(["-vV"]).output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let asked = ["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", host];
    let output = Command::new(env!("CARGO")).args(asked).current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn nothing_in_the_program_opens_connections_and_all_of_it_is_from_one_registry() {
    let (policy, lock) = (toml("deny.toml"), toml("Cargo.lock"));
    let banned = policy["bans"]["deny"].as_array().unwrap().iter().map(|ban| ban["crate"].as_str().unwrap());
    let banned: Vec<_> = banned.collect();
    assert!(banned.contains(&"hyper") && banned.contains(&"openssl"));
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 50);
    for package in packages {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(&name), "{name} opens connections");
        let source = package.get("source").and_then(toml::Value::as_str);
        let is_ours = name == env!("CARGO_PKG_NAME") && source.is_none();
        let is_public = source
            .and_then(|source| source.strip_prefix("registry+"))
            .is_some_and(|registry| texts(&policy["sources"]["allow-registry"]).contains(&registry));
        assert!(is_ours || is_public, "{name} comes from {source:?}");
    }
    let metadata = metadata();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let tokio = nodes.iter().find(|node| node["id"].as_str().unwrap().contains("#tokio@")).unwrap();
    let features = tokio["features"].as_array().unwrap();
    assert!(features.iter().all(|feature| feature != "net" && feature != "full"), "{features:?}");
}

#[test]
fn no_source_of_ours_names_the_network_or_unsafe_code() {
    let mut files = Vec::new();
    list(&Path::new(ROOT).join("src"), &mut files);
    assert!(files.len() > 100);
    for (path, source) in files {
        for named in ["std::net", "TcpStream", "UdpSocket", "UnixStream", "tokio::net", "allow(unsafe_code)"]
        {
            assert!(!source.contains(named), "{path} names {named}");
        }
    }
    let lints = &toml("Cargo.toml")["lints"]["rust"];
    assert_eq!(lints["unsafe_code"].as_str(), Some("forbid"));
}

fn list(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn everything_in_the_program_may_be_given_on() {
    let policy = toml("deny.toml");
    let allowed = texts(&policy["licenses"]["allow"]);
    for package in metadata()["packages"].as_array().unwrap() {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or_default());
        assert!(is_allowed(licence, &allowed), "{name} has the licence {licence:?}");
    }
}

/// Whether an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` can be met by the licences that are allowed.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    // Older packages write a stroke for OR, and some the word in small letters.
    let expression =
        expression.replace('/', " OR ").replace(" or ", " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let (met, rest) = either(&words, allowed);
    met && rest.is_empty()
}

fn either<'w, 'e>(words: &'w [&'e str], allowed: &[&str]) -> (bool, &'w [&'e str]) {
    let (mut met, mut rest) = both(words, allowed);
    while let ["OR", others @ ..] = rest {
        let (other, after) = both(others, allowed);
        (met, rest) = (met || other, after);
    }
    (met, rest)
}

fn both<'w, 'e>(words: &'w [&'e str], allowed: &[&str]) -> (bool, &'w [&'e str]) {
    let (mut met, mut rest) = one(words, allowed);
    while let ["AND", others @ ..] = rest {
        let (other, after) = one(others, allowed);
        (met, rest) = (met && other, after);
    }
    (met, rest)
}

fn one<'w, 'e>(words: &'w [&'e str], allowed: &[&str]) -> (bool, &'w [&'e str]) {
    match words {
        ["(", inside @ ..] => {
            let (met, rest) = either(inside, allowed);
            (met && rest.first() == Some(&")"), rest.get(1..).unwrap_or_default())
        }
        // An exception only ever allows more.
        [licence, "WITH", _, rest @ ..] | [licence, rest @ ..] => (allowed.contains(licence), rest),
        [] => (false, words),
    }
}

#[test]
fn an_expression_of_licences_is_read_as_it_is_meant() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"];
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception OR BSL-1.0", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}
