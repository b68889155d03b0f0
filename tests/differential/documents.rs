//! The texts that are edited: real ones, read in one encoding or another, and interviews that are made up.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::chance::Chance;
use super::words::{FRONTS, PIECES, SENTENCES, SIGNS};

/// Where real texts lie.
const FOLDERS: [&str; 3] = ["examples", "tests/rules/fixtures", "../shared/corpus"];

/// A real text, as it lies on the disk.
pub struct Real {
    /// The name of the file.
    pub name: String,
    bytes: Vec<u8>,
}

/// All real texts at hand; says which folders are not.
pub fn real() -> Vec<Real> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    FOLDERS.iter().flat_map(|folder| files(&root.join(folder))).collect()
}

fn files(folder: &Path) -> Vec<Real> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    let real = |path: &PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let bytes = std::fs::read(path).ok()?;
        (!name.ends_with(".tsv") && !name.ends_with(".md")).then_some(Real { name, bytes })
    };
    paths.iter().filter_map(real).collect()
}

/// A text to begin with, of no more than about `largest` bytes, and what it is.
pub fn begin(chance: &mut Chance, real: &[Real], largest: usize) -> (String, String) {
    let (name, text) = if real.is_empty() || chance.one_in(3) {
        let text = interview(chance, largest.min(40_000));
        ("made up".to_owned(), text)
    } else {
        let file = &real[chance.below(real.len())];
        let bytes = window(chance, &file.bytes, largest);
        let (encoding, text) = decoded(chance, bytes);
        (format!("{} as {encoding}", file.name), text)
    };
    let (ends, text) = line_ends(chance, text);
    (format!("{name}, {ends}"), text)
}

/// Some whole lines of a file.
fn window<'b>(chance: &mut Chance, bytes: &'b [u8], largest: usize) -> &'b [u8] {
    if bytes.len() <= largest {
        return bytes;
    }
    let at = if chance.one_in(2) { 0 } else { chance.below(bytes.len() - largest) };
    let starts = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(at, |end| at + end + 1);
    let start = if at == 0 { 0 } else { starts };
    &bytes[start..(start + largest).min(bytes.len())]
}

/// The bytes as somebody reads them who knows their encoding, or does not.
fn decoded(chance: &mut Chance, bytes: &[u8]) -> (&'static str, String) {
    let latin = |bytes: &[u8]| bytes.iter().map(|byte| *byte as char).collect::<String>();
    match chance.below(8) {
        0 => ("Latin-1", latin(bytes)),
        1 => ("UTF-16 read as Latin-1", latin(bytes).chars().flat_map(|c| [c, '\0']).collect()),
        2 => {
            let half = bytes.len() / 2;
            let (first, rest) = (String::from_utf8_lossy(&bytes[..half]), latin(&bytes[half..]));
            ("half UTF-8, half Latin-1", first.into_owned() + &rest)
        }
        3 => ("UTF-8 with a mark", format!("\u{feff}{}", String::from_utf8_lossy(bytes))),
        _ => ("UTF-8", String::from_utf8_lossy(bytes).into_owned()),
    }
}

fn line_ends(chance: &mut Chance, text: String) -> (&'static str, String) {
    match chance.below(8) {
        0 => ("CRLF", text.replace("\r\n", "\n").replace('\n', "\r\n")),
        1 => ("CR", text.replace("\r\n", "\n").replace('\n', "\r")),
        2 => {
            let ends = ["\n", "\r\n", "\r"];
            let line = |line: &str| line.replace('\n', chance.of(&ends));
            ("mixed line ends", text.split_inclusive('\n').map(line).collect())
        }
        _ => ("line ends as they are", text),
    }
}

/// How the turns of a made-up interview are marked: a question and an answer, `{}` being what is said.
const FORMS: &[[&str; 2]] = &[
    ["— {}", "— {}"],
    ["— {}", "{}"],
    ["- {}", "- {}"],
    ["Ann Lee: {}", "Bob Ray: {}"],
    ["**Ann Lee:** {}", "**Bob Ray:** {}"],
    ["[00:01:02] Ann Lee: {}", "[00:01:09] Bob Ray: {}"],
    ["Ann Lee  0:33\n{}", "Bob Ray  0:41\n{}"],
    ["Q: {}", "A: {}"],
    ["Q. {}", "A. {}"],
    ["**{}**", "{}"],
    ["### {}", "{}"],
    ["问：{}", "答：{}"],
];

/// A made-up interview in one of the forms, with front matter, comments and slips here and there.
pub fn interview(chance: &mut Chance, largest: usize) -> String {
    let mut text = String::new();
    if chance.one_in(2) {
        text += chance.of(FRONTS);
    }
    if chance.one_in(2) {
        text += "# A long talk\n\nAn interview that was made up.\n\n";
    }
    let form = chance.of(FORMS);
    let gap = chance.of(&["\n\n", "\n\n", "\n"]);
    let size = chance.below(largest);
    while text.len() < size {
        for turn in form {
            let turn = if chance.one_in(20) { "{}" } else { turn };
            let said: Vec<&str> = (0..chance.between(1, 4)).map(|_| chance.of(SENTENCES)).collect();
            text += &turn.replace("{}", &said.join(" "));
            if chance.one_in(12) {
                text += chance.of(PIECES);
            }
            if chance.one_in(20) {
                text += chance.of(SIGNS);
            }
            if chance.one_in(15) {
                text += "\n\n<!-- transcript-ls: allow unclosed-note, repeated-word -->";
            }
            text += gap;
        }
        if chance.one_in(10) {
            let _ = write!(text, "## Part {}\n\n", text.len());
        }
    }
    text
}
