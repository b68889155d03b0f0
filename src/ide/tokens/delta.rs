//! What has changed from one row of tokens to the next.

use std::ops::Range;

/// Numbers of a row that give way to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenEdit {
    /// Which go, by their index in the old row.
    pub removed: Range<usize>,
    /// Which come, by their index in the new row.
    pub inserted: Range<usize>,
}

/// What to change in `old` to have `new`; nothing where they are the same.
///
/// A token says where it stands from the one before it, so that a keystroke changes a few numbers near it.
pub fn edit(old: &[u32], new: &[u32]) -> Option<TokenEdit> {
    const TOKEN: usize = 5;
    if old == new {
        return None;
    }
    // Whole tokens, so that a client that looks at each edit by itself finds no half of one.
    let before = old.chunks(TOKEN).zip(new.chunks(TOKEN)).take_while(|(old, new)| old == new).count() * TOKEN;
    let (old_rest, new_rest) = (old.get(before..).unwrap_or_default(), new.get(before..).unwrap_or_default());
    let behind =
        old_rest.rchunks(TOKEN).zip(new_rest.rchunks(TOKEN)).take_while(|(old, new)| old == new).count();
    let behind = behind * TOKEN;
    Some(TokenEdit { removed: before..old.len() - behind, inserted: before..new.len() - behind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let token = |first| [first, 0, 1, 2, 0];
        let row = |firsts: &[u32]| firsts.iter().flat_map(|first| token(*first)).collect::<Vec<_>>();
        for (old, new, edit) in [
            (row(&[1, 2, 3]), row(&[1, 2, 3]), None),
            (row(&[1, 2, 3]), row(&[1, 9, 3]), Some((5..10, 5..10))),
            (row(&[1, 3]), row(&[1, 2, 2, 3]), Some((5..5, 5..15))),
            (row(&[1, 1, 1]), row(&[1, 1]), Some((10..15, 10..10))),
            (row(&[]), row(&[1]), Some((0..0, 0..5))),
            (row(&[1]), row(&[]), Some((0..5, 0..0))),
        ] {
            let expected = edit.map(|(removed, inserted)| TokenEdit { removed, inserted });
            assert_eq!(super::edit(&old, &new), expected, "{old:?} {new:?}");
        }
    }
}
