//! What was edited a million times equals what is opened anew: one harness, a short slice of it in every test run.
//!
//! The long run is a command, and so is one round of it that failed:
//!
//! ```text
//! DIFFERENTIAL_EDITS=1000000 DIFFERENTIAL_SEED=7 cargo test --release --test differential -- --ignored --nocapture
//! DIFFERENTIAL_SEED=7 DIFFERENTIAL_ROUND=12 cargo test --release --test differential documents -- --ignored
//! ```
//!
//! Beside the documents of the library, `sessions` are tried through the server, a tenth as many edits.

mod chance;
#[path = "../server/client.rs"]
#[allow(dead_code, reason = "the tests of the server use the rest of it")]
mod client;
#[path = "../promises/difference.rs"]
mod difference;
mod documents;
mod found;
mod player;
mod positions;
mod script;
mod session;
mod shrink;
mod typist;
mod words;

use std::panic;

use chance::Chance;
use documents::{Real, begin};
use player::{Player, Stage};
use script::{Script, Step};
use typist::Typist;

/// After so many edits all is compared.
const EDITS_BETWEEN: usize = 100;

/// The seed of the short slice, and of no other run.
const SHORT: u64 = 0;

/// How long a run is.
struct Run {
    seed: u64,
    /// How many edits of how many documents: each round is one.
    rounds: std::ops::Range<u64>,
    edits: usize,
    /// How large a text may be at its beginning; every so often one is larger.
    largest: usize,
    larger: Option<(usize, usize)>,
}

impl Run {
    /// Plays all rounds; the first that fails ends it with all that one needs to see it fail again. How many edits there
    /// were.
    fn play(&self, stage: &Stage, real: &[Real]) -> usize {
        let mut edits = 0;
        for round in self.rounds.clone() {
            match self.round(stage, real, round) {
                Ok(done) => edits += done,
                Err(failed) => panic!("{}", self.report(stage, round, failed)),
            }
            if edits / 100_000 != (edits - self.edits.min(edits)) / 100_000 {
                eprintln!("seed {}: {edits} edits in {} rounds", self.seed, round + 1 - self.rounds.start);
            }
        }
        edits
    }

    fn round(&self, stage: &Stage, real: &[Real], round: u64) -> Result<usize, Failed> {
        let mut chance = Chance::new(self.seed, round);
        let larger = self.larger.filter(|(every, _)| chance.one_in(*every));
        let largest = larger.map_or_else(|| chance.between(100, self.largest), |(_, largest)| largest);
        let (name, start) = begin(&mut chance, real, largest);
        let mut player = Player::new(stage, &start);
        let mut typist = Typist::new(chance, real, largest, stage.choices());
        let mut script = Script { start, steps: Vec::new() };
        let mut edits = 0;
        while edits < self.edits {
            let step = typist.next(player.text());
            let is_edit = matches!(step, Step::Edit(..));
            edits += usize::from(is_edit);
            let compares = is_edit && edits.is_multiple_of(EDITS_BETWEEN);
            for step in [Some(step), compares.then_some(Step::Compare)].into_iter().flatten() {
                let taken = player.take(&step);
                script.steps.push(step);
                taken.map_err(|what| Failed { name: name.clone(), what, edits, script: script.clone() })?;
            }
        }
        Ok(edits)
    }

    fn report(&self, stage: &Stage, round: u64, failed: Failed) -> String {
        let Failed { name, what, edits, script } = failed;
        // What panics does so many times until the script is short.
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let short = shrink::shrunk(script, |script| stage.play(script).is_err());
        panic::set_hook(hook);
        let then = stage.play(&short).err().map(|(_, what)| what).unwrap_or_default();
        let (seed, again) = (self.seed, again(self.seed, round, "documents"));
        format!(
            "seed {seed}, round {round} ({name}), edit {edits}: {what}\n\n{again}\n\nshortened, for `found.rs`:\n\n\
             {short}\n\n{then}"
        )
    }
}

/// The command that fails as this did. The short slice is the same in every run.
fn again(seed: u64, round: u64, tests: &str) -> String {
    if seed == SHORT {
        return format!("once more: cargo test --test differential {tests}");
    }
    format!(
        "once more: DIFFERENTIAL_SEED={seed} DIFFERENTIAL_ROUND={round} cargo test --release --test differential {tests} \
         -- --ignored"
    )
}

/// A round that failed.
struct Failed {
    /// What was edited.
    name: String,
    what: String,
    /// How many edits were made before.
    edits: usize,
    script: Script,
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|value| value.parse().ok())
}

#[test]
fn documents_edited_for_a_while_equal_fresh_ones() {
    let run = Run { seed: SHORT, rounds: 0..16, edits: 200, largest: 6_000, larger: None };
    run.play(&Stage::new(), &documents::real());
}

#[test]
#[ignore = "takes minutes: see the head of this file"]
fn documents_edited_a_million_times_equal_fresh_ones() {
    let (edits, each) = (number("DIFFERENTIAL_EDITS").unwrap_or(1_000_000), 1_000);
    let rounds = number("DIFFERENTIAL_ROUND").map_or(0..edits.div_ceil(each), |round| round..round + 1);
    let seed = number("DIFFERENTIAL_SEED").unwrap_or(1).max(SHORT + 1);
    let larger = Some((40, 1_200_000));
    let run = Run { seed, rounds, edits: each as usize, largest: 60_000, larger };
    let done = run.play(&Stage::new(), &documents::real());
    eprintln!("seed {seed}: {done} edits, all equal");
}

/// Plays rounds of sessions; the first that fails ends them. How many changes were sent.
fn sessions(seed: u64, rounds: std::ops::Range<u64>, changes: usize, largest: usize) -> usize {
    let real = documents::real();
    let round = |round| match session::round(seed, round, changes, largest, &real) {
        Ok(done) => done,
        Err(what) => panic!("seed {seed}, {what}\n\n{}", again(seed, round, "sessions")),
    };
    rounds.map(round).sum()
}

#[test]
fn sessions_that_were_sent_changes_answer_as_fresh_ones() {
    sessions(SHORT, 0..6, 60, 3_000);
}

#[test]
#[ignore = "takes minutes: see the head of this file"]
fn sessions_that_were_sent_many_changes_answer_as_fresh_ones() {
    let edits = number("DIFFERENTIAL_EDITS").unwrap_or(1_000_000) / 10;
    let (seed, each) = (number("DIFFERENTIAL_SEED").unwrap_or(1).max(SHORT + 1), 100);
    let rounds = number("DIFFERENTIAL_ROUND").map_or(0..edits.div_ceil(each), |round| round..round + 1);
    let done = sessions(seed, rounds, each as usize, 30_000);
    eprintln!("seed {seed}: {done} changes sent, all answers equal");
}
