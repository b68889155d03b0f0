// The tasks, and the problem matcher that reads what they print.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

const { checkArguments, outcome } = await load("checkTask.ts");
const { contributes } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const [{ pattern }] = contributes.problemMatchers;
const root = fileURLToPath(new URL("../../../", import.meta.url));
const server = process.env.TRANSCRIPT_LS ?? `${root}target/debug/transcript-ls`;

const read = (line) => {
    const match = new RegExp(pattern.regexp).exec(line);
    return match && Object.fromEntries(Object.entries(pattern).flatMap(([name, group]) => (name === "regexp" ? [] : [[name, match[group]]])));
};

test("a task checks the whole folder, or what it names", () => {
    assert.deepEqual(checkArguments({ task: "check" }), ["check", "--format", "github", "--", "."]);
    assert.deepEqual(checkArguments({ task: "fix", paths: ["-a"] }), ["check", "--fix", "--format", "github", "--", "-a"]);
});

test("the exit status says what to do next", () => {
    assert.deepEqual([0, 1, 2, undefined].map(outcome), ["nothing", "found", "unread", "unread"]);
});

test("the matcher reads every finding that is printed, and the sum below them not", { skip: !existsSync(server) && `there is no server at ${server}` }, () => {
    let printed;
    try {
        printed = execFileSync(server, checkArguments({ task: "check", paths: ["examples"] }), { cwd: root, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
        assert.equal(error.status, 1, error.stderr);
        printed = error.stdout;
    }
    const lines = printed.split("\n").filter((line) => line.startsWith("::"));
    assert.ok(lines.length > 10);
    for (const line of lines) {
        const found = read(line);
        assert.ok(found, line);
        assert.match(found.file, /^examples\/.*\.(transcript|yaml)$/);
        assert.match(`${found.severity} ${found.line} ${found.code}`, /^(error|warning|notice) \d+ [a-z-]+$/);
    }
    assert.deepEqual(printed.split("\n").map(read).filter(Boolean).length, lines.length);
});

test("a finding over several lines has no columns, and a message may have colons", () => {
    const found = read("::error file=a b.txt,line=1,endLine=3,title=some-rule::Here: `x::y`.");
    assert.deepEqual(
        [found.file, found.line, found.endLine, found.column, found.code, found.message],
        ["a b.txt", "1", "3", undefined, "some-rule", "Here: `x::y`."],
    );
});
