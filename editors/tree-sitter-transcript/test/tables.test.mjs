// What is generated is fresh: the words, by the tables that the server has.

import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { path } from "./harness.mjs";

test("the scanner's words are the server's", () => {
    execFileSync(process.execPath, [path(new URL("../scripts/tables.mjs", import.meta.url)), "--check"], { stdio: "pipe" });
});
