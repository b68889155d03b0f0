//! Reads one text, or says in one sentence why it cannot be read.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::text::{NotUtf8, decode};

/// The largest text that is read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The text of a file that another one names. What is no plain file could keep its reader waiting for ever, and is refused.
pub fn plain_file(path: &Path) -> Result<String, String> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => {
            Err(format!("cannot read {}: it is no plain file", path.display()))
        }
        _ => file(path),
    }
}

/// The text of a file that the person names; it may be a pipe.
pub fn file(path: &Path) -> Result<String, String> {
    let shown = path.display();
    let cannot = |error: io::Error| format!("cannot read {shown}: {}", reason(&error));
    let metadata = fs::metadata(path).map_err(cannot)?;
    if metadata.is_dir() {
        return Err(format!("{shown} is a folder; name a file in it"));
    }
    if metadata.len() > LARGEST {
        return Err(too_large(&shown.to_string()));
    }
    // A pipe has no length beforehand.
    let file = fs::File::open(path).map_err(cannot)?;
    text(file, &shown.to_string()).map_err(|refusal| refusal.unwrap_or_else(cannot))
}

/// All of standard input.
pub fn standard_input(shown: &str) -> Result<String, String> {
    let cannot = |error: io::Error| format!("cannot read standard input: {}", reason(&error));
    text(io::stdin().lock(), shown).map_err(|refusal| refusal.unwrap_or_else(cannot))
}

/// What the system says, without its number.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let said = error.to_string();
            said.split(" (os error").next().unwrap_or_default().to_owned()
        }
    }
}

/// A sentence, or the system's own error.
enum Refusal {
    Sentence(String),
    System(io::Error),
}

impl Refusal {
    fn unwrap_or_else(self, sentence: impl FnOnce(io::Error) -> String) -> String {
        match self {
            Refusal::Sentence(said) => said,
            Refusal::System(error) => sentence(error),
        }
    }
}

fn text(source: impl Read, shown: &str) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Refusal::System)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::Sentence(too_large(shown)));
    }
    decode(bytes).map_err(|refused| Refusal::Sentence(not_utf8(refused, shown)))
}

fn not_utf8(NotUtf8 { offset, line, likely }: NotUtf8, shown: &str) -> String {
    let place = format!("{shown} is not UTF-8 at byte {offset}, line {line}");
    match likely {
        Some(name) => {
            let (old, new) = (quoted(shown), quoted(&format!("{shown}.utf8")));
            format!(
                "{place} (it looks like {name}): make it UTF-8 with `iconv -f {name} -t UTF-8 {old} > {new}`"
            )
        }
        None => format!("{place}; save it as UTF-8"),
    }
}

/// `name` as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if name.chars().all(is_plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

fn too_large(shown: &str) -> String {
    format!("{shown} has more than the {} MiB that are read; split it", LARGEST >> 20)
}
