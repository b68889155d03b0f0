//! Any transcript, formatted for one house or another: what is said stays, and a second time nothing changes.
#![no_main]

#[path = "../../tests/promises/format.rs"]
mod promised;
#[path = "../../tests/loss/spoken.rs"]
mod spoken;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use transcript_ls::config::Settings;

static HOUSES: LazyLock<Vec<(String, Settings)>> = LazyLock::new(promised::houses);

fuzz_target!(|input: (u8, &str)| {
    let (house, text) = input;
    let (name, settings) = &HOUSES[usize::from(house) % HOUSES.len()];
    promised::keep(name, text, settings);
});
