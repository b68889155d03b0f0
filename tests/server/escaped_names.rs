//! Clients escape names in several ways; a file that is open under any of them is the editor's.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::abilities;
use crate::archive::eventually;
use crate::client::{Client, at};

const NAME: &str = "Interviews (2024), Ann's & co";
const INTERVIEW: &str = "Anna Smith: One, Bob Jay?\n\nCarl Young: Two, Anna Smith [[anna]].\n\n\
                         Anna Smith: Three?\n\nCarl Young: Four.\n";

/// The name of a file as VS Code writes it.
fn escaped(path: &Path) -> String {
    let path = path.to_str().unwrap();
    let signs = path.chars().map(|sign| match sign {
        '(' | ')' | ',' | '\'' | '&' | ' ' | '+' | '@' | '=' => format!("%{:02X}", u32::from(sign)),
        sign => sign.to_string(),
    });
    format!("file://{}", signs.collect::<String>())
}

/// What an answer says of the glossary: the name and the first line of each place in it.
fn in_glossary(places: &Value, glossary: &str) -> Vec<u64> {
    let places = places.as_array().unwrap().iter().map(|place| place.get("location").unwrap_or(place));
    let here = places.filter(|place| place["uri"] == glossary);
    here.map(|place| place["range"]["start"]["line"].as_u64().unwrap()).collect()
}

#[test]
fn a_file_is_the_editors_under_whatever_name_it_is_open() {
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join(NAME);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("glossary.yaml"), "anna: { name: Anna Smith }\n").unwrap();
    fs::write(folder.join("transcript-ls.toml"), "glossary = [\"glossary.yaml\"]\n").unwrap();
    let [interview, glossary, settings, moved] =
        ["a.transcript", "glossary.yaml", "transcript-ls.toml", "names.yaml"]
            .map(|name| escaped(&folder.join(name)));
    let roots = json!([{ "uri": escaped(&folder), "name": "interviews" }]);
    let mut capabilities = abilities::all();
    capabilities["textDocument"]["definition"] = json!({});
    let mut client =
        Client::initialized_with(json!({ "capabilities": capabilities, "workspaceFolders": roots }));
    client.open_as(&glossary, "yaml", "# \n# \n# \nanna: { name: Anna Smith }\n");
    client.open_as(&settings, "toml", "# \nglossary = [\"glossary.yaml\"]\n");
    client.open(&interview, INTERVIEW);
    let document = json!({ "textDocument": { "uri": interview } });

    let mut position = at(&interview, 2, 20);
    position["context"] = json!({ "includeDeclaration": true });
    for method in ["textDocument/definition", "textDocument/references"] {
        eventually(vec![3], || in_glossary(&client.request(method, position.clone()), &glossary));
    }
    eventually(vec![3], || {
        in_glossary(&client.request("workspace/symbol", json!({ "query": "Anna Smith" })), &glossary)
    });
    let links = client.request("textDocument/documentLink", document);
    assert_eq!(links[0]["target"], format!("{glossary}#L4"));

    let files = json!([{ "oldUri": glossary, "newUri": moved }]);
    let found = client.request("workspace/willRenameFiles", json!({ "files": files }));
    let change = &found["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": settings, "version": 1 }));
    assert_eq!(change["edits"][0]["range"]["start"]["line"], 1);
    client.finish();
}
