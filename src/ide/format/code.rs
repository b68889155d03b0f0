//! Code between fences, which nobody formats: from a line of three backticks or tildes to the next one like it.

use std::ops::Range;

/// The bytes of all code between fences, the fences included. A fence that nothing closes opens nothing.
pub fn fenced(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains("```") && !text.contains("~~~") {
        return found;
    }
    let mut open: Option<(usize, &str)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if let Some(fence) = fence(line) {
            match open {
                None => open = Some((start, fence)),
                Some((from, first)) if fence.starts_with(first) && line.trim() == fence => {
                    found.push(from..end);
                    open = None;
                }
                Some(_) => {}
            }
        }
        start = end;
    }
    found
}

/// The run of three or more signs that begins a line.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim();
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    (length >= 3).then(|| &line[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_reaches_from_fence_to_fence() {
        let text = "a\n```rust\nlet a;\n\nb\n```\nc\n~~~\nd\n";
        let found: Vec<&str> = fenced(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["```rust\nlet a;\n\nb\n```\n"]);
    }
}
