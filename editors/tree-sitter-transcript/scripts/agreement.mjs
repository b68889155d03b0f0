// Compares the grammar with the server's own parser on the files below the folders that are named, and says how far
// they agree. A block agrees if its kind, its marker, its name and all their places are the same.

import { compare, documentsIn } from "../test/harness.mjs";

for (const folder of process.argv.slice(2)) {
    const { documents, agreeing, blocks, agreed, differences } = compare(documentsIn(folder) ?? []);
    console.log(differences.slice(0, 100).join("\n"));
    console.log(`${folder}: ${agreed} of ${blocks} blocks agree, and ${agreeing} of ${documents} files wholly`);
}
