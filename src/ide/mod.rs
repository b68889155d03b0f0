//! What an editor asks, one file a feature: plain data in, plain data out, byte offsets.

mod definition;
pub mod format;
mod hover;
pub mod outline;
mod pointed;
mod shorten;
mod symbols;

pub use definition::{Place, Target, definition};
pub use hover::{Hover, hover};
pub use shorten::shorten;
pub use symbols::{Symbol, SymbolKind, symbols};
