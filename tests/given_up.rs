//! Work that nobody waits for any longer is given up within one long file, and leaves nothing half made behind.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::ide::{self, Person, Thing, format, tokens};
use transcript_ls::model::stop::{GivenUp, Waiting};
use transcript_ls::model::{Context, Document};
use transcript_ls::text::Encoding;

/// Runs work for which nobody waits; says whether it was given up.
fn is_given_up(work: impl FnOnce()) -> bool {
    let waiting = Waiting::default();
    let stop = waiting.stop();
    drop(waiting);
    match catch_unwind(AssertUnwindSafe(|| stop.around(work))) {
        Ok(()) => false,
        Err(why) => why.is::<GivenUp>(),
    }
}

#[test]
fn what_walks_a_long_file_is_given_up_and_answers_whoever_asks_next() {
    let text = "Ann: Why, so to say ?\n\nBob: So it is.\n\n".repeat(200);
    let document = || Document::new(&text, Arc::new(Context::default()));
    let (one, fresh) = (document(), document());
    let ann = |document: &Document| Thing::Person(Person::named(document, "Ann"));
    type Answer<'a> = &'a dyn Fn(&Document) -> String;
    let answers: [(&str, Answer<'_>); 5] = [
        ("symbols", &|document| format!("{:?}", ide::symbols(document))),
        ("tokens", &|document| format!("{:?}", tokens::tokens(document, Encoding::Utf16))),
        ("folds", &|document| format!("{:?}", ide::folds(document, usize::MAX))),
        ("occurrences", &|document| format!("{:?}", ide::occurrences(document, &ann(document)))),
        ("format", &|document| format!("{:?}", format::format(document, &Settings::default()))),
    ];
    for (what, answer) in answers {
        assert!(is_given_up(|| drop(answer(&one))), "{what}");
        assert_eq!(answer(&one), answer(&fresh), "{what}");
    }
}
