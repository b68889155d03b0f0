// What the server is told of the settings.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { chosenSettings } = await load("settings.ts");

/** Settings as VS Code keeps them: a default each, and what the user, the workspace and the folder chose. */
const configuration = (settings) => ({
    inspect: (key) => settings[key],
    get: (key) => settings[key].workspaceFolderValue ?? settings[key].workspaceValue ?? settings[key].globalValue ?? settings[key].defaultValue,
});

test("a default is not passed on, since it would win over transcript-ls.toml", () => {
    const settings = { language: { defaultValue: "auto" }, "rules.unclosed-note": { defaultValue: "warning" } };
    assert.deepEqual(chosenSettings(configuration(settings), Object.keys(settings)), {});
});

test("what somebody set is passed on, grouped as in transcript-ls.toml, though it equals the default", () => {
    const settings = {
        language: { defaultValue: "auto", globalValue: "auto" },
        "rules.unclosed-note": { defaultValue: "warning", globalValue: "hint", workspaceValue: "off" },
        "rules.nested-note": { defaultValue: "warning", workspaceFolderValue: false },
        "rules.empty-note": { defaultValue: "warning" },
    };
    const chosen = chosenSettings(configuration(settings), [...Object.keys(settings), "unknown"]);
    assert.deepEqual(chosen, { language: "auto", rules: { "unclosed-note": "off", "nested-note": false } });
});
