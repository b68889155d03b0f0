//! In what a document that was edited differs from one that is read anew.

use std::fmt::Debug;

use transcript_ls::config::Settings;
use transcript_ls::ide::{digest, folds, inlays, links, question_lenses, questions, symbols, tokens};
use transcript_ls::model::Document;
use transcript_ls::rules;
use transcript_ls::text::Encoding;

/// More folds than an editor would ask for.
const ALL_FOLDS: usize = usize::MAX;

/// Holds an edited document to `text` and to what a fresh document says of that.
pub fn difference(edited: &Document, text: &str, settings: &Settings) -> Result<(), String> {
    let whole = edited.text().to_string();
    if whole != text {
        let at = whole.bytes().zip(text.bytes()).take_while(|(is, should)| is == should).count();
        return Err(format!("the text differs from byte {at} on"));
    }
    let fresh = Document::new(text, edited.context().clone());
    let pair = Pair { edited, fresh: &fresh };
    pair.same("block", |document| document.blocks().tree().iter().cloned().collect::<Vec<_>>())?;
    pair.same("labels", |document| vec![document.labels().clone()])?;
    pair.same("speakers", |document| vec![document.speakers().clone()])?;
    pair.same("style", |document| vec![document.style()])?;
    pair.same("turn", |document| document.turns().to_vec())?;
    pair.same("symbol", symbols)?;
    pair.same("finding", |document| rules::check(document, settings))?;
    pair.same("token in UTF-16", |document| rows(&tokens::tokens(document, Encoding::Utf16)))?;
    pair.same("token in UTF-8", |document| rows(&tokens::tokens(document, Encoding::Utf8)))?;
    let half = text.len() / 3..text.len() / 2;
    pair.same("token of a range", |document| rows(&tokens::tokens_in(document, &half, Encoding::Utf16)))?;
    pair.same("fold", |document| folds(document, ALL_FOLDS))?;
    pair.same("inlay hint", |document| inlays(document, settings, &(0..text.len())))?;
    pair.same("question", questions)?;
    pair.same("lens", question_lenses)?;
    pair.same("link", links)?;
    pair.same("digest", |document| vec![digest::digest(document)])
}

/// The tokens, each with its five numbers.
fn rows(numbers: &[u32]) -> Vec<Vec<u32>> {
    numbers.chunks(5).map(<[u32]>::to_vec).collect()
}

struct Pair<'d> {
    edited: &'d Document,
    fresh: &'d Document,
}

impl Pair<'_> {
    fn same<T: PartialEq + Debug>(
        &self,
        what: &str,
        read: impl Fn(&Document) -> Vec<T>,
    ) -> Result<(), String> {
        let (is, should) = (read(self.edited), read(self.fresh));
        if is == should {
            return Ok(());
        }
        let at = is.iter().zip(&should).take_while(|(is, should)| is == should).count();
        let counts = format!("{} of {} against {}", at + 1, is.len(), should.len());
        Err(format!("{what} {counts}:\n  edited {:?}\n  fresh  {:?}", is.get(at), should.get(at)))
    }
}
