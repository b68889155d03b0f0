//! Keys and values in front matter and glossaries: those that are missing first.

use super::Surroundings;
use super::here::{Here, Line};
use super::item::{Item, Kind, List, Subject, literal};
use super::voices::voices;
use super::yaml_place::{YamlPlace, quoted};
use crate::config::{Level, OptionDefault};
use crate::ide::keys::{self, Key, Takes};
use crate::model::{Document, language};
use crate::rules::{self, styles};
use crate::syntax::BlockKind;
use crate::text::Text;

/// What can be written in the front matter, if the cursor is there.
pub fn in_front_matter(here: &Here<'_>, around: &Surroundings<'_>) -> Option<List> {
    let lines = front_matter_lines(here)?;
    let place = YamlPlace::of(&here.line, lines)?;
    let path = place.keys();
    let mut items = if place.is_value || place.is_item { values(here, around, &place) } else { Vec::new() };
    let is_text = place.is_value || (place.is_item && takes_texts(keys::of_front_matter(&path)));
    if !is_text {
        items.extend(missing_keys(&place, &here.line));
    }
    list(&here.line, &place, items)
}

/// The keys that may stand at a place of front matter and do not stand there yet.
fn missing_keys(place: &YamlPlace, line: &Line<'_>) -> Vec<Item> {
    match *place.keys().as_slice() {
        ["entities", _] => keys_of(keys::GLOSSARY, "", place, line, Subject::GlossaryKey),
        ["rules"] => rule_keys(place, line),
        ["rules", rule] => option_keys(rule, place, line),
        ref path => {
            let under = path.iter().map(|key| format!("{key}.")).collect::<String>();
            keys_of(keys::FRONT_MATTER, &under, place, line, Subject::FrontMatterKey)
        }
    }
}

/// What can be written in a glossary.
pub fn in_glossary(text: &Text, offset: usize) -> Option<List> {
    let line = Line::of(text, offset);
    let place = YamlPlace::of(&line, 0..text.line_count())?;
    let items = match (place.keys().as_slice(), place.is_value) {
        ([_, key], true) => words(keys::of_glossary(key)?.takes),
        ([_], false) => keys_of(keys::GLOSSARY, "", &place, &line, Subject::GlossaryKey),
        ([], false) if place.typed.is_empty() && line.after.trim().is_empty() => vec![new_entry()],
        _ => Vec::new(),
    };
    list(&line, &place, items)
}

fn new_entry() -> Item {
    let form = "${1:key}:\n  name: ${2:Name}\n  kind: ${3:person}\n  definition: ${4:Who or what it is.}\n$0";
    Item::new(Kind::Snippet, "name").detailed("a new entry").with_gaps(form)
}

/// The lines between those of dashes; also where the second is still to be written.
fn front_matter_lines(here: &Here<'_>) -> Option<std::ops::Range<usize>> {
    let (document, line) = (here.document, &here.line);
    if let Some(range) = document.front_matter_range() {
        let end = document.text().line_of(range.end);
        return (1..end).contains(&line.number).then_some(1..end);
    }
    let is_open = document.blocks().get(0).is_some_and(|first| first.block.kind == BlockKind::Divider)
        && line.other(0).trim_start_matches('\u{feff}').trim_end() == "---";
    let looks_like_yaml = |number: usize| {
        let text = line.other(number);
        text.starts_with([' ', '-', '#']) || text.contains(':')
    };
    let is_begun = is_open && line.number > 0 && (1..line.number).take(MOST_OPEN + 1).all(looks_like_yaml);
    (is_begun && line.number <= MOST_OPEN).then_some(1..line.number + 1)
}

/// Front matter that is not closed yet is no longer than so many lines.
const MOST_OPEN: usize = 60;

/// The items that begin with what is typed, in the place of that and of what stands behind it.
fn list(line: &Line<'_>, place: &YamlPlace, items: Vec<Item>) -> Option<List> {
    let typed = place.typed.to_lowercase();
    let fits = |item: &Item| item.filter().to_lowercase().starts_with(&typed);
    // The space behind a colon may still be missing.
    let space = if place.is_value && line.before.ends_with(':') { " " } else { "" };
    let items = items.into_iter().filter(fits).map(|item| Item {
        text: format!("{space}{}", item.text),
        snippet: item.snippet.map(|snippet| format!("{space}{snippet}")),
        ..item
    });
    let mut list = line.list(place.typed.len(), items.collect())?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ']' | '}' | '#' | '"' | '\'');
    list.whole.end = line.offset + line.after.find(ends).unwrap_or(line.after.len());
    Some(list)
}

/// Those of `keys` under `under` that are not there yet.
fn keys_of(
    keys: &[Key],
    under: &str,
    place: &YamlPlace,
    line: &Line<'_>,
    subject: fn(String) -> Subject,
) -> Vec<Item> {
    let own = keys.iter().filter_map(|key| Some((key.path.strip_prefix(under)?, key)));
    let own = own.filter(|(name, _)| !name.contains('.') && !place.siblings.iter().any(|key| key == name));
    // One label or several; who asks and answers in short or at length.
    let is_said = |name: &str| {
        let said = |others: &[&str]| place.siblings.iter().any(|key| others.contains(&key.as_str()));
        match (under, name) {
            ("speakers.", "label" | "labels") => said(&["label", "labels"]),
            ("", "interviewer" | "interviewee") => said(&["speakers"]),
            ("", "speakers") => said(&["interviewer", "interviewee"]),
            _ => false,
        }
    };
    let own = own.filter(|(name, _)| !is_said(name));
    own.map(|(name, key)| key_item(name, key, place, line).about(subject(format!("{under}{name}")))).collect()
}

fn key_item(name: &str, key: &Key, place: &YamlPlace, line: &Line<'_>) -> Item {
    let item = Item::new(Kind::Key, name);
    if line.after.trim_start_matches(|c: char| c.is_alphanumeric() || c == '-').starts_with(':') {
        return item;
    }
    match key.takes {
        Takes::List if !place.is_flow => {
            item.with_gaps("speakers:\n  - name: ${1:Name}\n    role: ${2:interviewer}\n  - name: ${3:Name}\n    role: ${4:interviewee}")
        }
        Takes::Map | Takes::Rules if !place.is_flow => item.with_gaps(format!("{name}:\n  $0")),
        _ => item.inserting(format!("{name}: ")),
    }
}

fn rule_keys(place: &YamlPlace, line: &Line<'_>) -> Vec<Item> {
    let colon = if line.after.contains(':') { "" } else { ": " };
    let names = rules::names().iter().filter(|name| !place.siblings.iter().any(|key| key == *name));
    names.map(|name| rule_item(name).inserting(format!("{name}{colon}"))).collect()
}

/// The item of a rule, which tells of it when it is looked at.
pub fn rule_item(name: &str) -> Item {
    Item::new(Kind::Rule, name).about(Subject::Rule(name.to_owned()))
}

fn option_keys(rule: &str, place: &YamlPlace, line: &Line<'_>) -> Vec<Item> {
    let options = rules::find(rule).map_or(&[][..], |rule| rule.options);
    let names = std::iter::once(("level", "how much it weighs".to_owned()))
        .chain(options.iter().map(|option| (option.name, option.default.what().to_owned())));
    let colon = if line.after.contains(':') { "" } else { ": " };
    let names = names.filter(|(name, _)| !place.siblings.iter().any(|key| key == name));
    names
        .map(|(name, what)| Item::new(Kind::Key, name).detailed(what).inserting(format!("{name}{colon}")))
        .collect()
}

fn takes_texts(key: Option<&Key>) -> bool {
    key.is_some_and(|key| matches!(key.takes, Takes::Text | Takes::Paths(_)))
}

fn values(here: &Here<'_>, around: &Surroundings<'_>, place: &YamlPlace) -> Vec<Item> {
    let path = place.keys();
    if let ["rules", name] = *path
        && rules::find(name).is_some()
    {
        return levels();
    }
    if let ["rules", name, option] = *path
        && let Some(rule) = rules::find(name)
        && let Some(option) = rule.options.iter().find(|known| known.name == option)
    {
        let is_flag = matches!(option.default, OptionDefault::Flag(_));
        return if is_flag { words(Takes::Words(&["true", "false"])) } else { Vec::new() };
    }
    let Some(key) = keys::of_front_matter(&path) else { return Vec::new() };
    match key.takes {
        Takes::Language => languages(here.document),
        Takes::Style => styles::names(around.settings).map(|name| Item::new(Kind::Value, name)).collect(),
        Takes::Paths(endings) => paths(around, &place.typed, endings),
        Takes::Speaker => undeclared(here),
        Takes::List if place.is_item => undeclared(here),
        takes => words(takes),
    }
}

fn levels() -> Vec<Item> {
    Level::ALL.iter().map(|level| Item::new(Kind::Value, level.name())).collect()
}

fn words(takes: Takes) -> Vec<Item> {
    match takes {
        Takes::Words(words) => words.iter().map(|word| Item::new(Kind::Value, *word)).collect(),
        _ => Vec::new(),
    }
}

/// The languages whose words the program knows, that of the text first.
fn languages(document: &Document) -> Vec<Item> {
    const KNOWN: [(&str, &str); 30] = [
        ("en", "English"),
        ("ar", "Arabic"),
        ("bg", "Bulgarian"),
        ("ca", "Catalan"),
        ("cs", "Czech"),
        ("da", "Danish"),
        ("de", "German"),
        ("el", "Greek"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("fi", "Finnish"),
        ("fr", "French"),
        ("he", "Hebrew"),
        ("hu", "Hungarian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ko", "Korean"),
        ("nl", "Dutch"),
        ("no", "Norwegian"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("sk", "Slovak"),
        ("sr", "Serbian"),
        ("sv", "Swedish"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("vi", "Vietnamese"),
        ("zh", "Chinese"),
    ];
    let own = language::of(document);
    let mut known = KNOWN.to_vec();
    known.sort_by_key(|(code, _)| *code != own.code());
    // YAML reads a bare `no` as a word of its own.
    let item =
        |(code, name): &(&str, &str)| Item::new(Kind::Value, *code).detailed(*name).inserting(quoted(code));
    known.iter().map(item).collect()
}

/// The files and folders that continue the path that is typed.
fn paths(around: &Surroundings<'_>, typed: &str, endings: &[&str]) -> Vec<Item> {
    let folder = typed.rfind('/').and_then(|slash| typed.get(..=slash)).unwrap_or_default();
    let fits = |name: &&String| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        name.ends_with('/') || endings.is_empty() || endings.contains(&ending)
    };
    let names = (around.folder)(folder);
    let item = |name: &String| {
        let kind = if name.ends_with('/') { Kind::Folder } else { Kind::File };
        let path = format!("{folder}{name}");
        Item { filter: Some(path.clone()), ..Item::new(kind, name).inserting(path) }
    };
    names.iter().filter(fits).map(item).collect()
}

/// The labels of the text that no speaker is declared for.
fn undeclared(here: &Here<'_>) -> Vec<Item> {
    let declared = &here.document.front_matter().speakers;
    let is_declared = |name: &str| {
        declared.iter().any(|speaker| speaker.labels.iter().chain([&speaker.name]).any(|it| it.text == name))
    };
    let names = voices(here).into_iter().map(|voice| voice.name).filter(|name| !is_declared(name));
    names.map(|name| Item::new(Kind::Speaker, &*name).inserting(quoted(&name))).collect()
}

/// A whole front matter with gaps to fill, for a text in that language.
pub fn whole(document: &Document) -> Item {
    let code = language::of(document).code().to_owned();
    let code = if code.is_empty() { "en" } else { &code };
    let form = format!(
        "---\ntitle: ${{1:Title}}\ndate: ${{2:2024-01-31}}\nlanguage: ${{3:{}}}\nspeakers:\n  - name: ${{4:Name}}\n    \
         role: interviewer\n  - name: ${{5:Name}}\n    role: interviewee\n---\n\n$0",
        literal(code)
    );
    Item::new(Kind::Snippet, "front matter").detailed("title, date, speakers").with_gaps(form)
}
