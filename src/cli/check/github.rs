//! Findings as commands to a GitHub workflow, which shows them beside the lines they are about.

use super::form::{Form, Seen, Whole, place};
use crate::cli::terminal::harmless;
use crate::config::Level;
use crate::rules::Diagnostic;

/// A command a line.
pub struct Github;

impl Form for Github {
    fn file(&self, seen: &Seen<'_>) -> String {
        seen.findings.iter().map(|finding| annotation(seen, finding)).collect()
    }

    fn sums_up(&self) -> bool {
        true
    }

    fn closing(&self, whole: &Whole<'_>) -> String {
        let unread = whole.complaints.iter();
        let unread = unread.map(|complaint| {
            let path = property(&complaint.path.display().to_string());
            format!("::error file={path},title=transcript-ls::{}\n", data(&complaint.sentence))
        });
        // Whoever opens the log reads this; it is no command.
        unread.collect::<String>() + &whole.summary.line()
    }
}

fn annotation(seen: &Seen<'_>, finding: &Diagnostic) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Hint | Level::Off => "notice",
    };
    let place = place(seen.text, &finding.range);
    let (start, end) = (place.start, place.end);
    let mut at = format!("file={},line={},endLine={}", property(seen.path), start.line, end.line);
    // Columns are refused where the lines differ.
    if start.line == end.line {
        at += &format!(",col={},endColumn={}", start.column, end.column);
    }
    format!("::{command} {at},title={}::{}\n", property(finding.rule), data(&finding.message))
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    harmless(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")).into_owned()
}

/// What stands behind a `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn what_would_end_a_part_is_escaped() {
        let finding = Diagnostic {
            rule: "a-rule",
            level: Level::Hint,
            range: 0..1,
            message: "50 %: a,\r\nb".to_owned(),
            fix: None,
        };
        let text = Text::new("x\ny");
        let seen = Seen { path: "a,b:c.txt", text: &text, findings: &[] };
        let expected = "::notice file=a%2Cb%3Ac.txt,line=1,endLine=1,col=1,endColumn=2,title=a-rule::50 %25: a,%0D%0Ab\n";
        assert_eq!(annotation(&seen, &finding), expected);
        let over_lines = annotation(&seen, &Diagnostic { range: 0..3, ..finding });
        assert!(over_lines.contains(",line=1,endLine=2,title="), "{over_lines}");
    }
}
