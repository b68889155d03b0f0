//! The difference between two states of a file, as `patch -p1` and `git apply` read it.

use std::path::{MAIN_SEPARATOR, Path};
use std::time::Duration;

use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, TextDiff};

use super::terminal::Ink;

/// So many lines are shown before and after each change.
const CONTEXT: usize = 3;

/// After so long the shortest difference is no longer looked for; any does.
const PATIENCE: Duration = Duration::from_secs(2);

/// The unified diff that makes `new` out of `old`, the text of the file at `path`; empty if nothing differs.
pub fn unified(path: &str, old: &str, new: &str, ink: Ink) -> String {
    if old == new {
        return String::new();
    }
    // Lines end where these tools end them; a lone carriage return ends none.
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_slices(&old, &new);
    let mut shown = ink.strong(&format!("--- {}\n+++ {}", header("a", path), header("b", path))) + "\n";
    for group in diff.grouped_ops(CONTEXT) {
        shown += &format!("{}\n", ink.place(&UnifiedHunkHeader::new(&group).to_string()));
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let line = format!("{}{}", change.tag(), change.value().trim_end_matches('\n'));
            shown += &match change.tag() {
                ChangeTag::Delete => ink.removed(&line),
                ChangeTag::Insert => ink.added(&line),
                ChangeTag::Equal => line,
            };
            shown += if change.value().ends_with('\n') { "\n" } else { "\n\\ No newline at end of file\n" };
        }
    }
    shown
}

/// The name of one side: that of a file below the current folder behind a letter that `-p1` takes off, that of any
/// other as it is. One with a quotation mark or a line end in it is quoted as in C; behind one with a blank a tab
/// says where it ends.
fn header(side: &str, path: &str) -> String {
    let path = match Path::new(path).is_absolute() {
        true => path.to_owned(),
        false => format!("{side}/{}", path.replace(MAIN_SEPARATOR, "/")),
    };
    if path.contains(|c: char| c.is_ascii_control() || matches!(c, '"' | '\\')) {
        let quoted = path.chars().map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_ascii_control() => format!("\\{:03o}", u32::from(c)),
            c => c.to_string(),
        });
        return format!("\"{}\"", quoted.collect::<String>());
    }
    if path.contains(' ') { path + "\t" } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_the_lines_around_it() {
        let old = "1\n2\n3\n4\r\n5\n6\n7\n8";
        let new = "1\n2\n3\n4\r\n5 \n6\n7\n8\n";
        let expected = "\
--- a/my file.txt\t
+++ b/my file.txt\t
@@ -2,7 +2,7 @@
 2
 3
 4\r
-5
+5 
 6
 7
-8
\\ No newline at end of file
+8
";
        assert_eq!(unified("my file.txt", old, new, Ink::none()), expected);
        assert_eq!(unified("a", old, old, Ink::none()), "");
    }

    #[test]
    fn names_are_quoted_where_they_have_to_be() {
        for (path, expected) in
            [("x/é.txt", "a/x/é.txt"), ("/x.txt", "/x.txt"), ("a\"b\n.txt", "\"a/a\\\"b\\012.txt\"")]
        {
            assert_eq!(header("a", path), expected);
        }
    }
}
