//! The page on which the tables stand, each between two comments of its name.

use std::path::Path;
use std::{fs, io};

/// Puts tables in the place of those that are there.
pub fn write(path: &Path, tables: &[(&str, String)]) -> io::Result<()> {
    let mut page = fs::read_to_string(path)?;
    for (name, table) in tables {
        let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
        let place = page.find(&start).map(|at| at + start.len()).zip(page.find(&end));
        let Some((from, to)) = place.filter(|(from, to)| from <= to) else {
            return Err(io::Error::other(format!("{} has no place for {name}", path.display())));
        };
        page.replace_range(from..to, &format!("\n{}\n\n", table.trim()));
    }
    fs::write(path, page)
}
