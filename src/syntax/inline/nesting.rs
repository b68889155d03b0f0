//! Finds which of a row of stretches lies directly inside which.

/// For each stretch, given by where it starts and ends and in the order of the starts, the index of the one directly
/// around it.
pub(super) fn parents(stretches: impl Iterator<Item = (u32, u32)>) -> Vec<Option<u32>> {
    let mut around: Vec<(u32, u32)> = Vec::new();
    let parent = |(at, (start, end)): (usize, (u32, u32))| {
        while around.last().is_some_and(|(_, outer_end)| *outer_end <= start) {
            around.pop();
        }
        let parent = around.last().map(|(outer, _)| *outer);
        around.push((at as u32, end));
        parent
    };
    stretches.enumerate().map(parent).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_nearest_stretch_around_is_the_parent() {
        let stretches = [(0, 9), (1, 3), (4, 8), (5, 6), (10, 12)];
        assert_eq!(super::parents(stretches.into_iter()), [None, Some(0), Some(0), Some(2), None]);
    }
}
