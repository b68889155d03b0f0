//! Standard output without the line buffer, which would cut every message in two.

use std::fs::File;
use std::io;

/// The standard output as a plain file.
#[cfg(unix)]
pub fn plain_stdout() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// The standard output as a plain file.
#[cfg(windows)]
pub fn plain_stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}
