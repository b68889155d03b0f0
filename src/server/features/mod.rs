//! The glue between the protocol and `ide`: parameters in, a pure function, the answer out.

mod code_actions;
mod formatting;
mod goto;
mod highlight;
mod hover;
mod interview;
mod symbols;

pub use code_actions::{code_actions, file_of, fix_all_kind, resolved};
pub use formatting::{formatting, on_type_formatting, range_formatting};
pub use goto::{declaration, definition, implementation, type_definition};
pub use highlight::highlight;
pub use hover::hover;
pub use interview::{QuestionsParams, StepParams, WhereaboutsParams, questions, step, whereabouts};
pub use symbols::symbols;
