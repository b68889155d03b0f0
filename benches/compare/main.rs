//! This server beside what people use today, on the same texts in one run, through the protocol as an editor does.
//!
//! `benches/compare/run` installs the others and starts this; `--quick` measures less, and `--growth` nothing but how the
//! cost of this server grows with length, which is printed and not written to the page.

mod archive;
mod figure;
mod growth;
mod interview;
mod markdown_it;
mod page;
mod peers;
mod session;
mod side_by_side;
mod targets;
#[path = "../texts/mod.rs"]
mod texts;
mod usage;
mod wire;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, io};

use serde_json::{Value, json};

use interview::{Style, interview};
use peers::Peer;
use side_by_side::Plan;

fn main() -> io::Result<()> {
    let Some(tools) = env::var_os("COMPARE_TOOLS").map(PathBuf::from) else {
        println!("the comparison is started by benches/compare/run");
        return Ok(());
    };
    let quick = env::args().any(|argument| argument == "--quick");
    let begun = Instant::now();
    let folder = tools.join("texts");
    let peers: Vec<Peer> =
        [peers::ours()].into_iter().chain(peers::others(&tools)).filter(Peer::is_here).collect();
    let texts = make_texts(&folder)?;
    archive::make(&folder.join("archive"), &all_rules())?;

    let (rounds, questions) = if quick { (1, 200) } else { (3, 500) };
    if env::args().any(|argument| argument == "--growth") {
        let grown = growth::measure(&peers[0], &texts, &folder, rounds, questions);
        println!("{}", growth::table(&grown));
        return Ok(());
    }
    let archived = archive::measure(&folder.join("archive"), &tools, if quick { 1 } else { 5 });
    let grown = growth::measure(&peers[0], &texts, &folder, rounds, questions);
    let plan = if quick {
        Plan { rounds: 1, letters: 4, time: Duration::from_secs(2) }
    } else {
        Plan { rounds: 3, letters: 10, time: Duration::from_secs(4) }
    };
    let compared = side_by_side::measure(&peers, &tools, &texts[..3], &folder, &plan);

    let start = side_by_side::start(&compared);
    let tables = [
        ("the run", about(&peers, quick, begun.elapsed())),
        ("the targets", targets::table(start, &grown, &archived)),
        ("the comparison", side_by_side::tables(&peers, &compared, &texts)),
        ("the archive", archive::table(&archived)),
        ("the growth", growth::table(&grown)),
    ];
    tables.iter().for_each(|(_, table)| println!("{table}"));
    page::write(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md"), &tables)
}

/// The texts, each in a folder of its own for each kind of file, with all our rules on.
fn make_texts(folder: &Path) -> io::Result<Vec<(&'static str, String)>> {
    let sizes = [("10 KB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000), ("50 MB", 50_000_000)];
    let mut texts = Vec::new();
    for (name, size) in sizes {
        let text = interview(Style::Labels, size, 1);
        for extension in ["md", "transcript"] {
            let folder = folder.join(extension).join(name.replace(' ', "-"));
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(format!("interview.{extension}")), &text)?;
            fs::write(folder.join("transcript-ls.toml"), all_rules())?;
        }
        texts.push((name, text));
    }
    Ok(texts)
}

/// Settings that switch all rules on, those that are off by default as hints.
fn all_rules() -> String {
    let off =
        transcript_ls::rules::all().iter().filter(|rule| rule.level == transcript_ls::config::Level::Off);
    off.fold("[rules]\n".to_owned(), |mut settings, rule| {
        let _ = writeln!(settings, "{} = \"hint\"", rule.name);
        settings
    })
}

/// What a request about a place has for parameters.
fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

/// What ran where.
fn about(peers: &[Peer], quick: bool, took: Duration) -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let form = if quick { "A quick run" } else { "A full run" };
    let mut about = format!(
        "{form} of {} s on {processors} processors ({}):",
        took.as_secs(),
        model.unwrap_or("of unknown make"),
    );
    for (index, peer) in peers.iter().enumerate() {
        let _ = write!(about, "{} {} {}", if index > 0 { "," } else { "" }, peer.name, peer.version());
    }
    about + "."
}
