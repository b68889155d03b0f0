// The editor's half of VS Code's Markdown server: it reads the text with markdown-it, since that server leaves it to the editor.
// A request is the length of a text in bytes, a line end, and the text; the answer the same with the tokens as JSON.
import { createRequire } from "node:module";

const MarkdownIt = createRequire(process.argv[2])("markdown-it");
const reader = new MarkdownIt({ html: true });

let waiting = Buffer.alloc(0);
let parts = [];
let size = 0;

process.stdin.on("data", (part) => {
    parts.push(part);
    size += part.length;
    for (;;) {
        const head = parts[0].indexOf(10);
        if (head < 0 && parts.length > 1) {
            parts = [Buffer.concat(parts)];
            continue;
        }
        const length = head < 0 ? Infinity : Number(parts[0].subarray(0, head).toString());
        if (size < head + 1 + length) return;
        waiting = Buffer.concat(parts);
        const text = waiting.subarray(head + 1, head + 1 + length).toString();
        waiting = waiting.subarray(head + 1 + length);
        parts = [waiting];
        size = waiting.length;
        const tokens = Buffer.from(JSON.stringify(reader.parse(text, {})));
        process.stdout.write(`${tokens.length}\n`);
        process.stdout.write(tokens);
        if (size === 0) return;
    }
});
