// Which server is run: the one in the setting, else the bundled one, else the one on the PATH.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { findServer, NoServer } = await load("findServer.ts");

const folder = mkdtempSync(join(tmpdir(), "transcript-ls-"));
after(() => rmSync(folder, { recursive: true }));
const program = (path, mode = 0o755) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    chmodSync(file, mode);
    return file;
};
const chosen = program("chosen/my-server");
const bundled = program("extension/server/transcript-ls");
const onPath = program("bin/transcript-ls");
const bin = dirname(onPath);
const extension = join(folder, "extension");
const bare = join(folder, "bare-extension");

test("the setting comes first", () => assert.equal(findServer(` ${chosen} `, extension, bin), chosen));
test("the bundled server comes before the PATH", () => assert.equal(findServer("", extension, bin), bundled));
test("the PATH is searched in order, empty entries left out", () => {
    program("not-executable/transcript-ls", 0o644);
    assert.equal(findServer("", bare, `:${join(folder, "not-executable")}:${bin}`), onPath);
});
test("a wrong setting is named, and nothing else is run in its place", () => {
    assert.throws(() => findServer("/nowhere/x", extension, bin), (error) => error instanceof NoServer && /'\/nowhere\/x'/.test(error.message));
    assert.throws(() => findServer(folder, extension, bin), NoServer);
});
test("without any server the message says what to do", () => {
    assert.throws(() => findServer("", bare, ""), /install it, or name it in the setting transcript-ls\.server\.path\.$/);
});
