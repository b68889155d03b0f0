// Runs the cases inside the extension host: the extension is loaded, its server bundled.

const { writeFileSync } = require("node:fs");
const { report, test } = require("./harness.cjs");

const cases = ["reading", "asking", "renaming", "mending", "moving", "previewing", "writing", "checking", "serving"];

exports.run = async () => {
    for (const name of cases) {
        // What a case does outside of its tests may fail too; the others are run all the same.
        try {
            await require(`./cases/${name}.cjs`)();
        } catch (error) {
            await test(`the cases of ${name}`, () => Promise.reject(error));
        }
    }
    const { failed, text } = report();
    writeFileSync(process.env.TRANSCRIPT_LS_REPORT, text);
    if (failed > 0) throw new Error("some tests failed");
};
