//! Where in a YAML text the cursor stands, told from the lines around it: the text is still being written, and need not
//! be right.

use std::borrow::Cow;
use std::ops::Range;

use super::here::Line;
use crate::model::yaml::read::known_key;

/// No more than so many lines above and below are looked at.
const MOST_LINES: usize = 2000;

/// A place in a YAML text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YamlPlace {
    /// The keys around it, the outermost first; the last is the key whose value is being written, if one is.
    pub path: Vec<String>,
    /// Whether it is a value.
    pub is_value: bool,
    /// Whether it is the start of an item of a list, which may be a text or the first key of a map.
    pub is_item: bool,
    /// Whether it is inside `{ }` or `[ ]`.
    pub is_flow: bool,
    /// The keys of the same map that are there already.
    pub siblings: Vec<String>,
    /// What has been typed of it.
    pub typed: String,
}

/// What a line shows.
struct Shown<'l> {
    /// The column of the first dash that makes it an item of a list.
    dash: Option<usize>,
    /// The column at which it begins, behind such dashes.
    column: usize,
    /// The key, if it has one, and what stands behind the colon.
    key: Option<(&'l str, &'l str)>,
    /// All of it behind the dashes.
    rest: &'l str,
}

impl<'l> Shown<'l> {
    fn of(line: &'l str) -> Shown<'l> {
        let mut rest = line.trim_start_matches(' ');
        let mut dash = None;
        while let Some(behind) = rest.strip_prefix('-').filter(|it| it.is_empty() || it.starts_with(' ')) {
            dash.get_or_insert(line.len() - rest.len());
            rest = behind.trim_start_matches(' ');
        }
        let key = rest.split_once(':').filter(|(key, behind)| {
            let is_bare = !key.is_empty() && !key.starts_with(['{', '[', '#', '"', '\'', '&', '*']);
            is_bare && (behind.is_empty() || behind.starts_with([' ', '\t']))
        });
        Shown { dash, column: line.len() - rest.len(), key, rest }
    }

    /// The column that says under which key the line stands.
    fn outer(&self) -> usize {
        self.dash.unwrap_or(self.column)
    }

    fn is_blank(&self) -> bool {
        (self.rest.is_empty() && self.dash.is_none()) || self.rest.starts_with('#')
    }
}

impl YamlPlace {
    /// The place of the cursor, in a text of these lines; none in a comment.
    pub fn of(line: &Line<'_>, lines: Range<usize>) -> Option<YamlPlace> {
        let shown = Shown::of(&line.before);
        if shown.rest.starts_with('#') || line.before.contains(" #") {
            return None;
        }
        let mut place = YamlPlace { is_item: shown.dash.is_some(), ..YamlPlace::default() };
        place.read_above(line, &shown, &lines);
        place.read_below(line, &shown, &lines);
        match shown.key {
            Some((key, value)) => {
                place.path.push(known_key(key));
                place.is_value = true;
                place.is_item = false;
                place.read_value(value.trim_start());
            }
            None => place.read_value(shown.rest),
        }
        Some(place)
    }

    fn read_above(&mut self, line: &Line<'_>, shown: &Shown<'_>, lines: &Range<usize>) {
        let mut outer = shown.outer();
        // An item's dash may stand right below the key of its list.
        let mut in_list = shown.dash.is_some();
        let mut in_map = shown.dash.is_none();
        let first = lines.start.max(line.number.saturating_sub(MOST_LINES));
        for number in (first..line.number).rev() {
            if outer == 0 && !in_list && self.path.is_empty() && !in_map {
                break;
            }
            let text = line.other(number);
            let above = Shown::of(&text);
            if above.is_blank() {
                continue;
            }
            if in_map && above.column == shown.column {
                self.siblings.extend(above.key.map(|(key, _)| known_key(key)));
                if let Some(dash) = above.dash {
                    (outer, in_list, in_map) = (dash, true, false);
                }
            } else if above.dash.is_none() && (above.column < outer || (in_list && above.column == outer)) {
                let Some((key, _)) = above.key else { continue };
                self.path.insert(0, known_key(key));
                (outer, in_list, in_map) = (above.column, false, false);
            } else if above.dash.is_some_and(|dash| dash < outer) && above.column < outer.max(shown.column) {
                let Some((key, _)) = above.key else { continue };
                self.path.insert(0, known_key(key));
                (outer, in_list, in_map) = (above.outer(), true, false);
            }
            if outer == 0 && !in_list && !in_map {
                break;
            }
        }
    }

    fn read_below(&mut self, line: &Line<'_>, shown: &Shown<'_>, lines: &Range<usize>) {
        for number in (line.number + 1..lines.end).take(MOST_LINES) {
            let text = line.other(number);
            let below = Shown::of(&text);
            if below.is_blank() {
                continue;
            }
            if below.outer() < shown.column {
                break;
            }
            if below.dash.is_none() && below.column == shown.column {
                self.siblings.extend(below.key.map(|(key, _)| known_key(key)));
            }
        }
    }

    /// Reads what stands before the cursor where a value may stand: `[a, b`, `{ name: Anna, ro`, `"Anna`.
    fn read_value(&mut self, value: &str) {
        if !value.starts_with(['{', '[']) {
            self.typed = value.trim_start_matches(['"', '\'']).to_owned();
            return;
        }
        self.is_flow = true;
        self.is_item = false;
        let mut maps: Vec<Option<Vec<String>>> = Vec::new();
        let mut start = 0;
        for (at, c) in value.char_indices() {
            match c {
                '{' => maps.push(Some(Vec::new())),
                '[' => maps.push(None),
                '}' | ']' => {
                    self.leave_value(&mut maps);
                    maps.pop();
                }
                ',' => self.leave_value(&mut maps),
                ':' if matches!(maps.last(), Some(Some(_))) => {
                    self.path.push(known_key(value.get(start..at).unwrap_or_default()));
                    self.is_value = true;
                }
                _ => continue,
            }
            start = at + c.len_utf8();
        }
        let typed = value.get(start..).unwrap_or_default().trim_start();
        self.typed = typed.trim_start_matches(['"', '\'']).to_owned();
        match maps.pop() {
            Some(Some(keys)) if !self.is_value || maps.is_empty() => {
                if !value.get(..start).is_some_and(|before| before.ends_with(':')) {
                    self.is_value = false;
                    self.siblings = keys;
                }
            }
            _ => self.is_value = true,
        }
    }

    /// Takes a key whose value ends back from the path.
    fn leave_value(&mut self, maps: &mut [Option<Vec<String>>]) {
        if let Some(Some(keys)) = maps.last_mut()
            && self.is_value
        {
            keys.extend(self.path.pop());
            self.is_value = false;
        }
    }

    /// The keys around it as the tables of keys have them.
    pub fn keys(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }
}

/// A text as a value that YAML reads as one text.
pub fn quoted(value: &str) -> Cow<'_, str> {
    let is_plain = !value.starts_with([
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`',
    ]) && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':')
        && !matches!(value, "no" | "yes" | "off" | "on" | "true" | "false" | "null" | "~");
    if is_plain { Cow::Borrowed(value) } else { Cow::Owned(format!("\"{}\"", value.replace('"', "\\\""))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn place(marked: &str) -> (String, Vec<String>) {
        let offset = marked.find('¦').expect("a cursor");
        let text = Text::new(&marked.replace('¦', ""));
        let line = Line::of(&text, offset);
        let place = YamlPlace::of(&line, 0..text.line_count()).expect("a place");
        let what = match (place.is_value, place.is_item) {
            (true, _) => "value",
            (_, true) => "item",
            _ => "key",
        };
        (format!("{what} {} {}", place.path.join("."), place.typed), place.siblings)
    }

    #[test]
    fn the_lines_around_tell_the_place() {
        for (text, expected, siblings) in [
            ("ti¦", "key  ti", ""),
            ("title: x\n¦\ndate: y", "key  ", "title date"),
            ("style: press¦", "value style press", ""),
            ("style:¦", "value style ", ""),
            ("speakers:\n  - ¦", "item speakers ", ""),
            ("speakers:\n- na¦", "item speakers na", ""),
            ("speakers:\n  - name: A\n    ro¦", "key speakers ro", "name"),
            ("speakers:\n- name: A\n  ro¦\n  label: B\n- name: C", "key speakers ro", "name label"),
            ("speakers:\n  - name: A\n    role: ¦", "value speakers.role ", "name"),
            ("speakers:\n  - name: A\n  - ¦", "item speakers ", ""),
            ("speakers:\n  - { name: A, ro¦ }", "key speakers ro", "name"),
            ("speakers:\n  - { name: A, role: in¦ }", "value speakers.role in", ""),
            ("speakers: [A, B¦]", "value speakers B", ""),
            ("speakers: [{name: A, ¦", "key speakers ", "name"),
            ("glossary: [a.yaml, names/¦]", "value glossary names/", ""),
            ("a: 1\nrules:\n  unclosed-note: off\n  ¦", "key rules ", "unclosed-note"),
            ("rules:\n  unclosed-note: o¦", "value rules.unclosed-note o", ""),
            ("rules:\n  long-paragraph: { le¦", "key rules.long-paragraph le", ""),
            ("entities:\n  lee:\n    name: Lee\n    ki¦\nrules:\n", "key entities.lee ki", "name"),
            ("entities:\n  lee:\n    name: Lee\n    ki¦", "key entities.lee ki", "name"),
            ("rules: {}\n\n# x\ntitle: \"Th¦", "value title Th", "rules"),
        ] {
            let (found, keys) = place(text);
            assert_eq!((found.as_str(), keys.join(" ").as_str()), (expected, siblings), "{text}");
        }
    }
}
