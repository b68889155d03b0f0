//! What could not be read or done, and the file that it is about.

use std::path::{Path, PathBuf};

use super::surroundings::near;

/// One thing that could not be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file or folder it is about, as a person in the current folder would write it.
    pub path: PathBuf,
    /// What is wrong, in one sentence that names the file.
    pub sentence: String,
}

impl Complaint {
    /// A complaint about what lies at `path`.
    pub fn new(path: &Path, sentence: String) -> Self {
        Complaint { path: near(path), sentence }
    }
}
