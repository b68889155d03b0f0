//! Nothing that is repeated in a text makes what is done with it cost more than its length.
//!
//! `fuzz/fuzz_targets/growth.rs` looks for such texts; those that it found stand here.

use std::sync::Arc;
use std::time::{Duration, Instant};

use transcript_ls::config::Settings;
use transcript_ls::model::Document;
use transcript_ls::rules;

/// Generous, since machines are shared; what is not linear would take minutes.
const BOUND: Duration = Duration::from_secs(60);

/// All rules, so that each has its say.
fn house() -> Settings {
    let on: String = rules::names().iter().map(|rule| format!("{rule} = 'hint'\n")).collect();
    Settings::from_toml(&format!("[rules]\n{on}"), rules::keys()).0
}

/// A word that is another for each number.
fn word(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

#[test]
fn no_text_costs_more_than_its_length_to_check() {
    let house = house();
    let many = 1_000;
    let repeated = |piece: &str, count: usize| piece.repeat(count);
    let counted = |piece: &dyn Fn(usize) -> String| (0..many).map(piece).collect::<String>();
    for (what, text) in [
        (
            "comments that reach nothing",
            counted(&|_| "<!-- transcript-ls: alow late-note -->\n\n— Why (so?\n\n".to_owned()),
        ),
        ("notes that repeat one on its line", repeated("Kora (a bell — transl.) and so ", 5 * many)),
        ("quotations left open on one line", repeated("(“a) „b” ", 5 * many)),
        (
            "speakers with names that are alike",
            counted(&|at| {
                let name = word(at);
                format!("Bo{name}: Yes.\n\nBo{name}: No.\n\nBo{name}: So.\n\nTo{name}: Why?\n\n")
            }),
        ),
        (
            "names with a slip in them",
            counted(&|at| {
                let name = word(at);
                format!("we saw Bo{name}pqrst {}\n\n", format!("and Bo{name}prsst ").repeat(5))
            }),
        ),
        ("brackets without a space", repeated("A(IRU)", 20 * many)),
        (
            "signatures of a program in one paragraph",
            repeated("the dam (a big one — approx.transl.) and so ", 5 * many),
        ),
        (
            "names in brackets in one paragraph",
            counted(&|at| format!("the Bo{0} Party (we mean it — Ed.), Bo{0} ", word(at))),
        ),
        ("sentences without a stop", repeated("he left it there But “this” was so and ", 5 * many)),
        (
            "labels that stand once beside speakers",
            counted(&|at| {
                let name = word(at);
                format!("Q{name}xyz: Yes.\n\nQ{name}xyz: No.\n\nso {name}uvw go on: It is.\n\n")
            }),
        ),
        (
            "labels written in many ways",
            counted(&|at| {
                let case =
                    |(bit, c): (usize, char)| if at >> bit & 1 == 1 { c.to_ascii_uppercase() } else { c };
                let name: String = "annamariestone".chars().enumerate().map(case).collect();
                format!("{name}: Yes.\n\nBob: No.\n\n")
            }),
        ),
        ("marks of a wrong encoding", repeated("и »а “б ", 5 * many)),
    ] {
        let began = Instant::now();
        rules::check(&Document::new(&text, Arc::default()), &house);
        assert!(began.elapsed() < BOUND, "{what}: {:?}", began.elapsed());
    }
}
