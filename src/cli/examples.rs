//! The documentation of a rule as people read it: its examples say what happens to them, not what tests do with them.

/// With the examples indented, for a terminal.
pub fn plain(docs: &str) -> String {
    pages(docs, |example| {
        let lines =
            example.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// With the examples in fences, for whatever shows Markdown.
pub fn markdown(docs: &str) -> String {
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
        assert_eq!(plain(DOCS), expected);
        assert!(markdown(DOCS).starts_with("What.\n\nReported:\n\n```text\na (b\n  ^\n```\n\nFixed:\n"));
    }
}
