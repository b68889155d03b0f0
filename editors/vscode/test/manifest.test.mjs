// What package.json and the language configuration promise agrees with the code.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, folder), "utf8");
const manifest = JSON.parse(read("package.json"));
const { contributes } = manifest;
const sources = readdirSync(new URL("src/", folder)).filter((file) => file.endsWith(".ts")).map((file) => read(`src/${file}`)).join("\n");

test("every file that the manifest names exists once built", () => {
    const [language] = contributes.languages;
    const named = [
        manifest.main,
        manifest.icon,
        language.configuration,
        language.icon.light,
        language.icon.dark,
        contributes.grammars[0].path,
        ...contributes.yamlValidation.map((each) => each.url),
        ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    for (const path of named) {
        assert.ok(existsSync(new URL(path, folder)), path);
    }
});

/** Registered by the client library, since the server announces them. */
const servers = ["transcript-ls.fixWorkspace"];
const commands = contributes.commands.map((each) => each.command);

test("every command has a title and an icon, and a handler", () => {
    const registered = [...sources.matchAll(/registerCommand\(\s*"([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual([...commands].sort(), [...registered, ...servers].sort());
    for (const { command, title, category, icon } of contributes.commands) {
        assert.ok(command.startsWith("transcript-ls.") && title && icon && category === "Transcript", command);
    }
});

test("menus and keys are there for transcripts only, and name commands that there are", () => {
    for (const { command, when } of [...Object.values(contributes.menus).flat(), ...contributes.keybindings]) {
        assert.ok(commands.includes(command), command);
        assert.match(when, /editorLangId == transcript|^false$|transcript-ls\.started/, command);
    }
    // The preview has the keys that it has for Markdown.
    const own = contributes.keybindings.filter(({ command }) => !/openPreview/.test(command));
    assert.ok(own.every(({ key, mac }) => /\balt\+/.test(key) && /\bctrl\+alt\+/.test(mac)));
});

test("the walkthrough's buttons and signs of completion name commands that there are", () => {
    for (const { steps } of contributes.walkthroughs) {
        for (const { id, description, completionEvents } of steps) {
            const named = [...description.matchAll(/\(command:([^)]+)\)/g), ...completionEvents.join(" ").matchAll(/onCommand:(transcript-ls\.\S+)/g)];
            assert.ok(named.length >= 2, id);
            assert.ok(named.every(([, command]) => commands.includes(command) || command.startsWith("workbench.")), id);
            assert.doesNotMatch(description, /`|\*[^]*\*/, "a step knows links and nothing else of Markdown");
        }
    }
});

test("every setting has a type or values, a default and a description", () => {
    const settings = Object.entries(contributes.configuration.properties);
    assert.ok(settings.length >= 2);
    for (const [key, setting] of settings) {
        assert.match(key, /^transcript-ls\./);
        assert.ok(setting.type || setting.enum || setting.anyOf, `${key} has no type`);
        assert.ok("default" in setting, `${key} has no default`);
        assert.ok(setting.description || setting.markdownDescription, `${key} has no description`);
    }
});

test("every kind of token that the server sends is one that the editor knows", () => {
    // Those that the protocol has are known without being declared.
    const known = ["class", "keyword", "comment", "event", "number", "variable", "property", "deprecated"];
    const legend = read("../../src/ide/tokens/legend.rs");
    const [types, modifiers] = [...legend.matchAll(/const NAMES: \[&str; \d+\] = \[([^\]]+)\]/g)].map(([, names]) => names.match(/[a-z]+/g));
    const declared = (list) => list.map(({ id }) => id);
    assert.deepEqual(types.filter((name) => !known.includes(name)), declared(contributes.semanticTokenTypes));
    assert.deepEqual(modifiers.filter((name) => name !== "deprecated"), declared(contributes.semanticTokenModifiers));
    for (const selector of Object.keys(contributes.semanticTokenScopes[0].scopes)) {
        const [type, ...rest] = selector.split(".");
        assert.ok(types.includes(type) && rest.every((name) => modifiers.includes(name)), selector);
    }
});

test("an untrusted folder cannot choose the program that is run", () => {
    const key = "transcript-ls.server.path";
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [key]);
    assert.equal(contributes.configuration.properties[key].scope, "machine-overridable");
});

test("the types are those of the oldest editor that the manifest admits", () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies["@types/vscode"]}`);
});

test("the lock file names no registry", () => assert.doesNotMatch(read("package-lock.json"), /"resolved"/));

const configuration = JSON.parse(read("language-configuration.json").replace(/^\s*\/\/.*$/gm, ""));

test("a word is a word in every script", () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = (text) => text.match(new RegExp(pattern, `${flags}g`));
    assert.deepEqual(words("It’s Jean-Luc — naïve, 3rd"), ["It’s", "Jean-Luc", "naïve", "3rd"]);
    assert.deepEqual(words("«Хезболла» и Ко"), ["Хезболла", "и", "Ко"]);
    assert.deepEqual(words("“हिन्दी” عربي"), ["हिन्दी", "عربي"]);
    assert.equal("".match(new RegExp(pattern, flags)), null);
});

test("every bracket that a note may stand in is a bracket", () => {
    const pairs = configuration.brackets.map((pair) => pair.join(""));
    assert.deepEqual(pairs, ["()", "[]", "{}", "（）", "［］", "【】"]);
    const closing = configuration.autoClosingPairs.map(({ open, close }) => open + close);
    for (const pair of [...pairs, "“”", "«»", "„“"]) {
        assert.ok(closing.includes(pair), pair);
    }
});
