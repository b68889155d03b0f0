//! Findings as a JUnit report: a suite for each file, a case for each finding.

use super::form::{Form, Seen, Whole, place};
use crate::config::Level;
use crate::rules::Diagnostic;

/// The report. What weighs less than `deny` is a case that was skipped, so that CI and exit status say the same.
pub struct Junit {
    /// The lightest finding that is a failure.
    pub deny: Level,
}

impl Form for Junit {
    fn opening(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"transcript-ls\">\n".to_owned()
    }

    fn file(&self, seen: &Seen<'_>) -> String {
        let cases: String = seen.findings.iter().map(|finding| self.case(seen, finding)).collect();
        let failures = seen.findings.iter().filter(|finding| finding.level >= self.deny).count();
        let skipped = seen.findings.len() - failures;
        let path = escaped(seen.path);
        // Some readers take a suite without cases for a mistake.
        let (count, cases) = match seen.findings.len() {
            0 => (1, format!("    <testcase name=\"{path}\" classname=\"{path}\"/>\n")),
            count => (count, cases),
        };
        format!(
            "  <testsuite name=\"{path}\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\" \
             skipped=\"{skipped}\">\n{cases}  </testsuite>\n"
        )
    }

    fn closing(&self, whole: &Whole<'_>) -> String {
        let count = whole.complaints.len();
        let cases = whole.complaints.iter().map(|complaint| {
            let (path, sentence) =
                (escaped(&complaint.path.display().to_string()), escaped(&complaint.sentence));
            format!(
                "    <testcase name=\"{path}\" classname=\"{path}\" file=\"{path}\">\n      \
                 <error message=\"{sentence}\"/>\n    </testcase>\n"
            )
        });
        let cases: String = cases.collect();
        let suite = match count {
            0 => String::new(),
            _ => format!(
                "  <testsuite name=\"transcript-ls\" tests=\"{count}\" failures=\"0\" errors=\"{count}\" \
                 skipped=\"0\">\n{cases}  </testsuite>\n"
            ),
        };
        suite + "</testsuites>\n"
    }
}

impl Junit {
    fn case(&self, seen: &Seen<'_>, finding: &Diagnostic) -> String {
        let start = place(seen.text, &finding.range).start;
        let (path, rule, level) = (escaped(seen.path), finding.rule, finding.level);
        let (line, column) = (start.line, start.column);
        let message = escaped(&finding.message);
        let outcome = if level >= self.deny {
            format!(
                "<failure type=\"{level}\" message=\"{message}\">{path}:{line}:{column}: {level}[{rule}]: \
                 {message}</failure>"
            )
        } else {
            format!("<skipped message=\"{level}: {message}\"/>")
        };
        format!(
            "    <testcase name=\"{rule} at {line}:{column}\" classname=\"{path}\" file=\"{path}\" \
             line=\"{line}\">\n      {outcome}\n    </testcase>\n"
        )
    }
}

/// `text` as XML has it between quotation marks or tags. What XML cannot hold at all becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\t' | '\n' | '\r' => escaped += &format!("&#{};", u32::from(c)),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a<b> & \"c\"\n\u{1}’"), "a&lt;b&gt; &amp; &quot;c&quot;&#10;\u{fffd}’");
    }
}
