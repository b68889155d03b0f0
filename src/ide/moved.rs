//! Follows files that are moved: what front matter and settings call them afterwards.

use std::path::{Component, Path, PathBuf};

use crate::config::glossaries::plain;

/// A file or folder that gets another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it is.
    pub from: PathBuf,
    /// Where it will be.
    pub to: PathBuf,
}

/// What `name`, written in a file in the folder `base`, is to be once the files are moved; nothing if it can stay.
///
/// `file` is the file in which it is written, which may be moved itself.
pub fn renamed(name: &str, file: &Path, moves: &[Move]) -> Option<String> {
    if name.contains("://") {
        return None;
    }
    let (base, new_file) = (file.parent()?, moved(file, moves));
    let old = plain(&base.join(name));
    let new = moved(&old, moves);
    if new == old && new_file.parent() == Some(base) {
        return None;
    }
    let new = if Path::new(name).is_absolute() { new } else { relative(new_file.parent()?, &new)? };
    let new = new.to_str()?.replace('\\', "/");
    // Neither YAML nor TOML takes such signs as they are.
    let is_harmless = !new.contains(char::is_control);
    let is_new = new != name.trim_start_matches("./");
    (is_harmless && is_new).then_some(new)
}

fn moved(path: &Path, moves: &[Move]) -> PathBuf {
    let mut moved = moves.iter().filter_map(|one| Some(one.to.join(path.strip_prefix(&one.from).ok()?)));
    // Joined with nothing, a path would end in a separator.
    moved.next().map_or_else(|| path.to_owned(), |moved| moved.components().collect())
}

/// The way from a folder to a file; none from one disk to another.
fn relative(folder: &Path, file: &Path) -> Option<PathBuf> {
    let (folder, file): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let shared = folder.iter().zip(&file).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = folder.iter().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(file.into_iter().skip(shared)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_its_file_and_the_file_in_which_it_stands() {
        let rows = [
            ("names.yaml", "/a/names.yaml", "/a/people.yaml", Some("people.yaml")),
            ("./names.yaml", "/a/names.yaml", "/a/deep/names.yaml", Some("deep/names.yaml")),
            ("../names/a.yaml", "/names", "/people", Some("../people/a.yaml")),
            ("names.yaml", "/a/x.transcript", "/a/deep/x.transcript", Some("../names.yaml")),
            ("/a/names.yaml", "/a/names.yaml", "/b/names.yaml", Some("/b/names.yaml")),
            ("names.yaml", "/a", "/b", None),
            ("names.yaml", "/a/other.yaml", "/a/names2.yaml", None),
            ("names.yaml", "/a/names.yaml", "/a/odd: name.yaml", Some("odd: name.yaml")),
            ("names.yaml", "/a/names.yaml", "/a/two\nlines.yaml", None),
            ("https://example.org/a.mp3", "/a", "/b", None),
        ];
        for (name, from, to, expected) in rows {
            let moves = [Move { from: from.into(), to: to.into() }];
            let found = renamed(name, Path::new("/a/x.transcript"), &moves);
            assert_eq!(found.as_deref(), expected, "{name} {from} {to}");
        }
    }
}
