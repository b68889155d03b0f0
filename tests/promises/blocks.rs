//! What holds for the blocks of every text.

use transcript_ls::syntax::Blocks;

/// The blocks cover `content` exactly, and what they say of it lies inside them on whole characters.
pub fn cover(blocks: &Blocks, content: &str) {
    assert_eq!(blocks.summary().bytes, content.len(), "{content:?}");
    let mut end = 0;
    for placed in blocks.iter() {
        let block = placed.block;
        assert_eq!(placed.start, end, "{content:?}");
        end = placed.range().end;
        assert!(block.content <= block.len && block.len > 0, "{block:?} in {content:?}");
        assert!(content.get(placed.range()).is_some(), "{block:?} in {content:?}");
        assert!(content.get(placed.content()).is_some(), "{block:?} in {content:?}");
        if let Some(marker) = block.marker {
            assert!(marker.start <= marker.end && marker.end <= block.content);
            assert!(content.is_char_boundary(placed.start + marker.start as usize));
            assert!(content.is_char_boundary(placed.start + marker.end as usize));
        }
        if let Some(label) = block.label() {
            assert!(label.start < label.end && label.end <= block.content);
            let name = placed.start + label.start as usize..placed.start + label.end as usize;
            assert!(content.get(name).is_some(), "{block:?} in {content:?}");
        }
    }
    assert_eq!(end, content.len(), "{content:?}");
}

/// Two readings of a text, one after edits and a fresh one, are the same.
pub fn are_alike(edited: &Blocks, fresh: &Blocks, what: impl FnOnce() -> String) {
    if !edited.tree().iter().eq(fresh.tree().iter()) || edited.summary() != fresh.summary() {
        let all = |blocks: &Blocks| blocks.tree().iter().cloned().collect::<Vec<_>>();
        assert_eq!(all(edited), all(fresh), "{}", what());
    }
}
