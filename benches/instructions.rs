//! How many instructions a keystroke and what goes with it take, which a busy machine does not move, and how that grows with
//! the length of the text.
//!
//! It needs valgrind, and the runner of gungraun in the version that `Cargo.lock` names.

mod texts;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is counted, and by what.
mod counted {
    use std::hint::black_box;
    use std::sync::Arc;

    use gungraun::{library_benchmark, library_benchmark_group, main};
    use transcript_ls::config::{Level, Settings};
    use transcript_ls::ide::{self, Hover, Symbol};
    use transcript_ls::model::{Context, Document};
    use transcript_ls::rules::{self, Diagnostic};
    use transcript_ls::syntax::Blocks;
    use transcript_ls::text::Encoding;

    use super::texts::of_length;

    /// A document with labels in which everything has been asked for once, and a place in it to type at.
    struct Known {
        document: Document,
        settings: Settings,
        place: usize,
    }

    fn document(length: &str) -> (Document, usize) {
        let document = Document::new(&of_length(length, true), Arc::new(Context::default()));
        let middle = document.blocks().at(document.text().len() / 2).map_or(0, |placed| placed.start);
        (document, middle + 20)
    }

    fn known(length: &str, ask: impl Fn(&Document, &Settings, usize)) -> Known {
        let (document, place) = document(length);
        let mut settings = Settings::default();
        for rule in rules::all() {
            settings.rules.entry(rule.name).or_default().level = Some(rule.level.max(Level::Hint));
        }
        ask(&document, &settings, place);
        Known { document, settings, place }
    }

    impl Known {
        fn typed(mut self) -> Self {
            self.document.edit(self.place..self.place, "x");
            self
        }
    }

    #[library_benchmark(setup = document)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    #[bench::mb_10("10 MB")]
    #[bench::mb_50("50 MB")]
    fn keystroke((mut document, place): (Document, usize)) -> Document {
        document.edit(place..place, black_box("x"));
        document
    }

    fn checked(length: &str) -> Known {
        known(length, |document, settings, _| drop(rules::check(document, settings)))
    }

    #[library_benchmark(setup = checked)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    #[bench::mb_10("10 MB")]
    #[bench::mb_50("50 MB")]
    fn keystroke_to_findings(known: Known) -> (Vec<Diagnostic>, Known) {
        let known = known.typed();
        (rules::check(&known.document, &known.settings), known)
    }

    fn outlined(length: &str) -> Known {
        known(length, |document, _, _| drop(ide::symbols(document)))
    }

    #[library_benchmark(setup = outlined)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    #[bench::mb_10("10 MB")]
    #[bench::mb_50("50 MB")]
    fn keystroke_to_symbols(known: Known) -> (Vec<Symbol>, Known) {
        let known = known.typed();
        (ide::symbols(&known.document), known)
    }

    fn coloured(length: &str) -> Known {
        known(length, |document, _, place| drop(tokens_of_a_screen(document, place)))
    }

    fn tokens_of_a_screen(document: &Document, place: usize) -> Vec<u32> {
        ide::tokens::tokens_in(document, &(place..place + 5_000), Encoding::Utf16)
    }

    #[library_benchmark(setup = coloured)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    #[bench::mb_10("10 MB")]
    #[bench::mb_50("50 MB")]
    fn keystroke_to_tokens_of_a_screen(known: Known) -> (Vec<u32>, Known) {
        let known = known.typed();
        (tokens_of_a_screen(&known.document, known.place), known)
    }

    fn hovered(length: &str) -> Known {
        known(length, |document, _, place| drop(hover_on_a_label(document, place)))
    }

    fn hover_on_a_label(document: &Document, place: usize) -> Option<Hover> {
        let first = document.blocks().at(place).map_or(0, |placed| placed.index);
        let label = document.blocks().iter_from(first).find(|placed| placed.block.label().is_some())?;
        ide::hover(document, label.start + 1)
    }

    #[library_benchmark(setup = hovered)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    #[bench::mb_10("10 MB")]
    #[bench::mb_50("50 MB")]
    fn keystroke_to_hover(known: Known) -> (Option<Hover>, Known) {
        let known = known.typed();
        (hover_on_a_label(&known.document, known.place), known)
    }

    fn text(length: &str) -> String {
        of_length(length, true)
    }

    #[library_benchmark(setup = text)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    fn parse(text: String) -> (Blocks, String) {
        (Blocks::parse(&text), text)
    }

    #[library_benchmark(setup = text)]
    #[bench::kb_10("10 KB")]
    #[bench::mb_1("1 MB")]
    fn model(text: String) -> (Document, String) {
        (Document::new(&text, Arc::new(Context::default())), text)
    }

    library_benchmark_group!(name = reading, benchmarks = [parse, model]);
    library_benchmark_group!(
        name = typing,
        benchmarks = [
            keystroke, keystroke_to_findings, keystroke_to_symbols, keystroke_to_tokens_of_a_screen,
            keystroke_to_hover
        ]
    );
    main!(library_benchmark_groups = [reading, typing]);

    /// Counts, or is one of the processes in which something is counted.
    pub fn start() {
        main();
    }
}

/// The lengths, as the counts are named.
const LENGTHS: [&str; 4] = ["kb_10", "mb_1", "mb_10", "mb_50"];

/// What must not grow with the length, or no more than its answer does.
const TYPING: [&str; 5] = [
    "keystroke", "keystroke_to_findings", "keystroke_to_symbols", "keystroke_to_tokens_of_a_screen",
    "keystroke_to_hover",
];

fn main() {
    // The runner starts this program again for each count.
    if std::env::args().any(|argument| argument == "--gungraun-run") {
        return counted::start();
    }
    for (program, how) in [
        ("valgrind", "it is a package of most systems"),
        ("gungraun-runner", "`cargo install gungraun-runner --version 0.20.0`"),
    ] {
        if !is_here(program) {
            println!("Instructions are not counted, for there is no `{program}` here: {how}.");
            return;
        }
    }
    counted::start();
    show_growth();
}

fn is_here(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok()
}

/// Says how many times as many instructions each takes in a longer text as in the shortest.
fn show_growth() {
    let mut files = Vec::new();
    let program = std::env::current_exe().unwrap_or_default();
    if let Some(target) = program.ancestors().nth(3) {
        list(&target.join("gungraun"), &mut files);
    }
    println!("\nInstructions in 10 KB, and how many times as many in 1 MB, 10 MB and 50 MB");
    for what in TYPING {
        let count = |length: &&str| total(&files, &format!("callgrind.{what}.{length}.out"));
        let counts: Option<Vec<u64>> = LENGTHS.iter().map(count).collect();
        let Some([first, longer @ ..]) = counts.as_deref() else { continue };
        print!("  {what:<34}{first:>12}");
        longer.iter().for_each(|count| print!("{:>9.2}x", *count as f64 / (*first).max(1) as f64));
        println!();
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The instructions in one of callgrind's files.
fn total(files: &[PathBuf], name: &str) -> Option<u64> {
    let file = files.iter().find(|file| file.file_name().is_some_and(|own| own == name))?;
    let text = fs::read_to_string(file).ok()?;
    let totals = text.lines().find_map(|line| line.strip_prefix("totals: "))?;
    totals.split(' ').next()?.parse().ok()
}
