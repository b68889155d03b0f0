//! How each language sets its type: quotation marks, dashes, spaces; from `typography.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::language::Language;

/// The opening and the closing text of a pair of quotation marks, with a space that belongs inside them.
pub type QuotePair = (&'static str, &'static str);

/// The habits of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typography {
    /// The quotation marks that are usual: outside, and inside another quotation.
    pub quotes: [QuotePair; 2],
    /// Other pairs that are as good outside.
    pub other_quotes: Vec<QuotePair>,
    /// The dashes of running text with their spaces, the most usual first.
    pub dashes: Vec<String>,
    /// Whether a space stands before `?`, `!`, `:` and `;`.
    pub spaces_before_marks: bool,
    /// The dashes that begin a turn with the space behind each, the most usual first.
    pub turn_dashes: Vec<String>,
}

/// What is usual in `language`, where the table has it.
pub fn of(language: Language) -> Option<&'static Typography> {
    static TABLE: LazyLock<FxHashMap<&str, Typography>> =
        LazyLock::new(|| include_str!("typography.tsv").lines().filter_map(row).collect());
    TABLE.get(language.code())
}

fn row(line: &'static str) -> Option<(&'static str, Typography)> {
    let mut cells = line.split('\t').filter(|_| !line.starts_with('#'));
    let language = cells.next()?;
    let quotes = [pair(cells.next()?)?, pair(cells.next()?)?];
    let other_quotes = cells.next()?.split('|').filter_map(pair).collect();
    let dashes = texts(cells.next()?);
    let spaces_before_marks = cells.next()? == "yes";
    let turn_dashes = texts(cells.next()?);
    Some((language, Typography { quotes, other_quotes, dashes, spaces_before_marks, turn_dashes }))
}

/// The glyphs of a pair. A `~` between them belongs to both.
fn pair(cell: &'static str) -> Option<QuotePair> {
    if cell == "«~»" {
        return Some(("«\u{a0}", "\u{a0}»"));
    }
    let second = cell.char_indices().nth(1)?.0;
    Some(cell.split_at(second))
}

fn texts(cell: &str) -> Vec<String> {
    cell.split('|').map(|text| text.replace('_', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("typography.tsv").lines().filter(|line| !line.starts_with('#'));
        for row in rows {
            let language = Language::from_tag(row.split('\t').next().unwrap_or_default());
            let typography = of(language).expect(row);
            assert!(typography.quotes.iter().all(|(open, close)| !open.is_empty() && !close.is_empty()));
            assert!(!typography.dashes.is_empty() && !typography.turn_dashes.is_empty());
        }
        let french = of(Language::from_tag("fr")).expect("French is there");
        assert_eq!(french.quotes[0], ("«\u{a0}", "\u{a0}»"));
        assert_eq!((french.dashes[0].as_str(), french.turn_dashes[0].as_str()), (" – ", "– "));
    }
}
