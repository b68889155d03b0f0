//! The glue between the protocol and `ide`: parameters in, a pure function, the answer out.

mod code_actions;
mod completion;
mod elsewhere;
mod folding;
mod formatting;
mod goto;
mod highlight;
mod hover;
mod interview;
mod linked_editing;
mod preview;
mod references;
mod rename;
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
pub use interview::{QuestionsParams, StepParams, WhereaboutsParams, questions, step, whereabouts};
pub use linked_editing::linked_editing;
pub use preview::preview;
pub use references::references;
pub use rename::{prepare_rename, rename};
pub use selection::selection_ranges;
pub use symbols::symbols;
pub use tokens::{changed_tokens, legend, tokens, tokens_in_range};
pub use workspace_symbols::workspace_symbols;
