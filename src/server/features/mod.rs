//! The glue between the protocol and `ide`: parameters in, a pure function, the answer out.

mod code_actions;
mod completion;
mod folding;
mod formatting;
mod goto;
mod highlight;
mod hover;
mod inlay;
mod interview;
mod lens;
mod linked_editing;
mod links;
mod preview;
mod selection;
mod symbols;
mod tokens;
mod workspace_symbols;

pub use code_actions::{code_actions, file_of, fix_all_kind, resolved};
pub use completion::{TRIGGERS as COMPLETION_TRIGGERS, completion, documented, file_of_item};
pub use folding::folding_ranges;
pub use formatting::{formatting, on_type_formatting, range_formatting};
pub use goto::{declaration, definition, implementation, type_definition};
pub use highlight::highlight;
pub use hover::hover;
pub use inlay::inlay_hints;
pub use interview::{QuestionsParams, StepParams, WhereaboutsParams, questions, step, whereabouts};
pub use lens::{SHOW_REFERENCES, UnresolvedLens, lenses, resolved_lens};
pub use linked_editing::linked_editing;
pub use links::document_links;
pub use preview::preview;
pub use selection::selection_ranges;
pub use symbols::symbols;
pub use tokens::{changed_tokens, legend, tokens, tokens_in_range};
pub use workspace_symbols::workspace_symbols;
