//! Comments to this program: what they ask for, and the rules that they name.

use super::Surroundings;
use super::here::Here;
use super::item::{Item, Kind, List};
use super::yaml::rule_item;
use crate::rules::{ADDRESS, Scope};

/// What can be written in the comment that is open before the cursor; also where it is only begun, as `<!`.
pub fn complete(here: &Here<'_>, around: &Surroundings<'_>) -> Option<List> {
    let before = here.before_in_block();
    let Some((_, inside)) = before.rsplit_once("<!--").filter(|(_, inside)| !inside.contains("-->")) else {
        return begun(here);
    };
    let typed = inside.trim_start();
    let closing = if here.after_in_block().contains("-->") { "" } else { " -->" };
    let Some(said) = typed.strip_prefix(ADDRESS) else {
        let is_address = ADDRESS.starts_with(typed);
        let space = if inside.is_empty() { " " } else { "" };
        let verbs = Scope::ALL.map(|scope| verb(scope, &format!("{space}{ADDRESS} "), ADDRESS, closing));
        return here.line.list(typed.len(), verbs.into_iter().filter(|_| is_address).collect());
    };
    let words = said.trim_start();
    let Some((verb_typed, names)) = words.split_once(char::is_whitespace) else {
        let space = if said.is_empty() { " " } else { "" };
        let verbs = Scope::ALL.into_iter().filter(|scope| scope.verb().starts_with(words));
        return here.line.list(words.len(), verbs.map(|scope| verb(scope, space, "", closing)).collect());
    };
    let scope = Scope::ALL.into_iter().find(|scope| scope.verb() == verb_typed)?;
    rule_names(here, around, scope, names, closing)
}

/// A comment that asks for something, where its first signs stand alone in their line.
fn begun(here: &Here<'_>) -> Option<List> {
    let typed = here.line.before.trim_start();
    let is_begun = !typed.is_empty() && "<!--".starts_with(typed) && here.line.after.trim().is_empty();
    let verbs = Scope::ALL.map(|scope| verb(scope, &format!("<!-- {ADDRESS} "), "<!-- ", " -->"));
    here.line.list(typed.len(), verbs.into_iter().filter(|_| is_begun).collect())
}

fn verb(scope: Scope, before: &str, shown: &str, closing: &str) -> Item {
    let what = match scope {
        Scope::NextBlock => "in the next paragraph",
        Scope::File => "in the whole file",
    };
    let verb = scope.verb();
    let item = Item::new(Kind::Key, verb).detailed(format!("allow something {what}"));
    let form = format!("{before}{verb} ${{1:rule}}{closing}$0");
    Item { filter: Some(format!("{shown}{verb}")), ..item.with_gaps(form) }
}

/// The names of rules, those that have found something in the reach of the comment first.
fn rule_names(
    here: &Here<'_>,
    around: &Surroundings<'_>,
    scope: Scope,
    names: &str,
    closing: &str,
) -> Option<List> {
    let start = names.rfind(|c: char| c.is_whitespace() || c == ',').map_or(0, |at| at + 1);
    let (known, typed) = (names.get(..start)?, names.get(start..)?);
    let known: Vec<&str> = known.split([' ', ',', '\n']).filter(|name| !name.is_empty()).collect();
    if known.iter().any(|word| crate::rules::find(word).is_none()) {
        return None;
    }
    let below = here.document.blocks().get(here.block.index + 1);
    let reach = match scope {
        Scope::NextBlock => below.map_or(0..0, |below| below.range()),
        Scope::File => 0..here.document.text().len(),
    };
    let found =
        around.found.iter().filter(|found| reach.contains(&found.range.start)).map(|found| found.rule);
    let mut rules: Vec<(&str, bool)> = Vec::new();
    for (rule, is_found) in
        found.map(|rule| (rule, true)).chain(crate::rules::names().iter().map(|rule| (*rule, false)))
    {
        let fits = rule.starts_with(typed) && !known.contains(&rule);
        if fits && rules.iter().all(|(known, _)| *known != rule) {
            rules.push((rule, is_found));
        }
    }
    let items = rules.into_iter().map(|(rule, is_found)| {
        let item = rule_item(rule).inserting(format!("{rule}{closing}"));
        if is_found { item.detailed("found here") } else { item }
    });
    let mut list = here.line.list(typed.len(), items.collect())?;
    let rest =
        here.line.after.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(here.line.after.len());
    let dashes = here.line.after.get(..rest).map_or(0, |rest| rest.len() - rest.trim_end_matches('-').len());
    list.whole.end = here.line.offset + rest - dashes;
    Some(list)
}
