//! Positions, lines, edits: text with no knowledge of transcripts.
//!
//! Everything outside this layer speaks of byte offsets into UTF-8; lines and columns exist only here and
//! where a person or an editor is spoken to.

mod decode;
mod foreign;
mod position;
mod position_walk;
mod rope;
mod span;
mod stretch;
mod sum_tree;
mod whole;

pub use decode::{NotUtf8, decode};
pub use position::{Encoding, Position};
pub use position_walk::PositionWalk;
pub use rope::Text;
pub use span::Span;
pub use stretch::{Identity, Stretch};
pub use sum_tree::{Item, Leaf, SumTree, Summary};
