//! Takes into a name the quotation mark whose partner stands inside it, as in `movement “Hezbollah”`.

/// The place of the name with the mark before or after it that pairs with one inside. `floor` is where the text that
/// may be taken begins. Offsets are bytes.
pub(super) fn with_quotes(text: &str, start: usize, end: usize, floor: usize) -> (usize, usize) {
    let inside = &text[start..end];
    if inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'\'' | b'.')) {
        return (start, end);
    }
    let mut open = None;
    let mut close = None;
    for c in inside.chars() {
        if open == Some(c) {
            open = None;
        } else if let Some(partner) = partner_of_opening(c) {
            open = Some(partner);
        } else if let Some(partner) = partner_of_closing(c) {
            close = close.or(Some(partner));
        }
    }
    let next = text[end..].chars().next();
    if let Some(next) = next.filter(|&next| open == Some(next)) {
        return (start, end + next.len_utf8());
    }
    // A straight mark closes what another of its kind opened.
    let before = text[floor..start].chars().next_back();
    let partner = close.or(open.filter(|&mark| mark == '"'));
    match before.filter(|&before| partner == Some(before)) {
        Some(before) => (start - before.len_utf8(), end),
        None => (start, end),
    }
}

/// The mark that closes what `c` opens.
fn partner_of_opening(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        _ => return None,
    })
}

/// The mark that opens what `c` closes; an apostrophe closes nothing for certain.
fn partner_of_closing(c: char) -> Option<char> {
    Some(match c {
        '”' => '“',
        '»' => '«',
        '」' => '「',
        '』' => '『',
        '》' => '《',
        _ => return None,
    })
}
