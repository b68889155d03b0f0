//! What `check --fix` writes, and what `--diff` shows of it.

use std::fs;

use crate::{CLEAN, FLAWED, folder, run, run_with};

#[test]
fn fixes_keep_line_ends_and_the_mode() {
    let folder = folder(&[("a.txt", &FLAWED.replace('\n', "\r\n")), ("b.txt", CLEAN)]);
    let path = folder.path().join("a.txt");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("the mode can be set");
    }
    let untouched = fs::metadata(folder.path().join("b.txt")).and_then(|data| data.modified()).ok();
    let (status, stdout, _) = run(folder.path(), &["check", "--fix", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "1 fix applied; nothing left to report in 2 files\n"));
    let fixed = FLAWED.replace("trans.note", "trans. note").replace('\n', "\r\n");
    assert_eq!(fs::read_to_string(&path).ok(), Some(fixed));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
    assert_eq!(fs::metadata(folder.path().join("b.txt")).and_then(|data| data.modified()).ok(), untouched);
    assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(2), "nothing else is left behind");
}

#[test]
fn a_file_that_is_read_only_is_left_alone() {
    let folder = folder(&[("a.txt", FLAWED)]);
    let path = folder.path().join("a.txt");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("the mode can be set");
    let (status, _, stderr) = run(folder.path(), &["check", "--fix", "a.txt"]);
    assert_eq!(
        (status, stderr.as_str()),
        (2, "transcript-ls: cannot write a.txt: it is read-only; nothing in it was changed\n")
    );
    assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(FLAWED));
}

#[test]
fn a_diff_shows_the_fixes_and_changes_nothing() {
    let folder = folder(&[("in/a.txt", FLAWED), ("b.txt", CLEAN)]);
    let (status, stdout, stderr) = run(folder.path(), &["check", "--diff", "in/a.txt", "b.txt"]);
    let expected = "\
--- a/in/a.txt
+++ b/in/a.txt
@@ -1,3 +1,3 @@
 — Why?
 
-— They left (all of them — trans.note) early.
+— They left (all of them — trans. note) early.
";
    assert_eq!((status, stdout.as_str()), (1, expected));
    assert_eq!(stderr, "1 finding in 1 file (1 warning); 1 can be fixed with --fix\n");
    assert_eq!(fs::read_to_string(folder.path().join("in/a.txt")).ok().as_deref(), Some(FLAWED));
    let named = ["check", "--diff", "-", "--stdin-filename", "in/a.txt"];
    assert_eq!(run_with(folder.path(), &named, FLAWED).1, expected);
    assert_eq!(run(folder.path(), &["check", "--diff", "in/a.txt", "--deny", "error"]).0, 0);
    assert_eq!(run(folder.path(), &["check", "--diff", "--fix", "in/a.txt"]).1, expected);
    assert_eq!(fs::read_to_string(folder.path().join("in/a.txt")).ok().as_deref(), Some(FLAWED));
    let (status, stdout, _) = run(folder.path(), &["check", "--diff", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (0, ""));
}
