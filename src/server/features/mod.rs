//! The glue between the protocol and `ide`: parameters in, a pure function, the answer out.

mod code_actions;
mod definition;
mod formatting;
mod hover;
mod interview;
mod symbols;
mod workspace_symbols;

pub use code_actions::{code_actions, file_of, fix_all_kind, resolved};
pub use definition::definition;
pub use formatting::{formatting, on_type_formatting, range_formatting};
pub use hover::hover;
pub use interview::{QuestionsParams, StepParams, WhereaboutsParams, questions, step, whereabouts};
pub use symbols::symbols;
pub use workspace_symbols::workspace_symbols;
