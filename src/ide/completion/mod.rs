//! What can be written where the cursor stands: what stands before it says which room of this folder answers.
//!
//! In running text nothing is offered but names; everything else needs a place where nothing else can stand.

mod brackets;
mod documentation;
mod here;
mod item;
mod labels;
mod names;
mod voices;

use crate::config::Settings;
use crate::model::Document;
use here::Here;

pub use documentation::documentation;
pub use item::{Item, Kind, List, Subject};

/// What can be written at `offset`.
pub fn complete(document: &Document, settings: &Settings, offset: usize) -> Option<List> {
    let here = Here::at(document, settings, offset)?;
    names::in_link(&here)
        .or_else(|| brackets::complete(&here))
        .or_else(|| labels::complete(&here))
        .or_else(|| names::complete(&here))
}

#[cfg(test)]
mod tests;
