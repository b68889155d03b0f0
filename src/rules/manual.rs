//! The page about a rule as people read it: its examples say what happens to them, not what tests do with them.

use super::Rule;
use crate::config::RuleOption;

/// The page of `rule` with the examples indented, for a terminal.
pub fn plain(rule: &Rule) -> String {
    with_options(plain_docs(&rule.docs()), rule, &options_in_words)
}

/// The page of `rule` with the examples in fences, for whatever shows Markdown.
pub fn markdown(rule: &Rule) -> String {
    with_options(markdown_docs(&rule.docs()), rule, &options_in_a_table)
}

fn with_options(page: String, rule: &Rule, show: &dyn Fn(&[RuleOption]) -> String) -> String {
    if rule.options.is_empty() { page } else { format!("{page}\n\n{}", show(rule.options)) }
}

fn options_in_words(options: &[RuleOption]) -> String {
    let option = |option: &RuleOption| {
        let default = option.default.json();
        format!("    {} = {default}\n\n{}", option.name, option.description)
    };
    format!("Options:\n\n{}", options.iter().map(option).collect::<Vec<_>>().join("\n\n"))
}

fn options_in_a_table(options: &[RuleOption]) -> String {
    let option = |option: &RuleOption| {
        let default = option.default.json();
        format!("| `{}` | {} | `{default}` | {} |", option.name, option.default.what(), option.description)
    };
    let rows: Vec<_> = options.iter().map(option).collect();
    format!("| option | takes | default | |\n| --- | --- | --- | --- |\n{}", rows.join("\n"))
}

fn plain_docs(docs: &str) -> String {
    pages(docs, |example| {
        let lines =
            example.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn markdown_docs(docs: &str) -> String {
    pages(docs, |example| format!("```text\n{}\n```", example.trim_end()))
}

/// The paragraphs of `docs`, with a word before each example that the text does not introduce.
fn pages(docs: &str, show: impl Fn(&str) -> String) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut last_purpose = "";
    for (index, piece) in docs.split("```").enumerate() {
        if index % 2 == 0 {
            if !piece.trim().is_empty() {
                parts.push(piece.trim().to_owned());
                last_purpose = "";
            }
            continue;
        }
        let (info, example) = piece.split_once('\n').unwrap_or((piece, ""));
        let is_introduced = parts.last().is_some_and(|text| text.ends_with(':'));
        if info != last_purpose && !is_introduced {
            parts.push(caption(info).to_owned());
        }
        last_purpose = info;
        parts.push(show(example));
    }
    parts.join("\n\n")
}

/// What is said of an example with that info string.
fn caption(info: &str) -> &'static str {
    match info.rsplit(',').next().unwrap_or_default() {
        "reports" => "Reported:",
        "fixed" => "Fixed:",
        "accepts" => "Not reported:",
        "toml" => "With these settings:",
        _ => "For example:",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = "What.\n\n```transcript,reports\na (b\n  ^\n```\n\n```transcript,fixed\na (b)\n```\n\n\
                        Not reported are:\n\n```transcript,accepts\na\n\nb\n```\n\n```transcript,accepts\nc\n```\n";

    #[test]
    fn examples_say_what_happens_to_them() {
        let expected = "What.\n\nReported:\n\n    a (b\n      ^\n\nFixed:\n\n    a (b)\n\nNot reported are:\n\n    a\n\n    b\n\n    c";
        assert_eq!(plain_docs(DOCS), expected);
        assert!(markdown_docs(DOCS).starts_with("What.\n\nReported:\n\n```text\na (b\n  ^\n```\n\nFixed:\n"));
    }
}
