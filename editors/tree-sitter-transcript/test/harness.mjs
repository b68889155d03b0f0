// Runs the two parsers that the tests compare: the grammar, in `driver`, and the server's own, in `blocks`.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = new URL("../../../", import.meta.url);
const { TREE_SITTER_DRIVER: driver, TRANSCRIPT_BLOCKS: blocks } = process.env;

/** What a program says to each of the documents, as lists of lines. */
function answers(program, args, documents) {
    const input = Buffer.concat(documents.flatMap((text) => {
        const bytes = Buffer.from(text);
        return [Buffer.from(`${bytes.length}\n`), bytes];
    }));
    const output = execFileSync(program, args, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
    const all = [[]];
    for (const line of output.split("\n")) {
        if (line === ".") all.push([]);
        else all.at(-1).push(line);
    }
    return all.slice(0, -1);
}

/** The blocks that the server's parser finds in each document, each as a line (see `blocks.rs`). */
export const serversBlocks = (documents) => answers(blocks, [], documents);

/** The named nodes of each document's tree, from the root on. */
export const trees = (documents) =>
    answers(driver, ["trees"], documents).map((lines) =>
        lines.map((line) => {
            const [depth, kind, start, end, field] = line.split(" ");
            return { depth: Number(depth), kind, start: Number(start), end: Number(end), field };
        }),
    );

/** What went wrong in random edits of each document, as lines. */
export const wrongEdits = (documents, seed) => answers(driver, ["edits", `${seed}`], documents);

/** What a query captures in each document. */
export const captures = (query, documents) =>
    answers(driver, ["captures", query], documents).map((lines) =>
        lines.map((line) => {
            const [name, start, end] = line.split(" ");
            return { name, start: Number(start), end: Number(end) };
        }),
    );

/** The blocks of a tree, as the server's are written. */
export function blocksOf(nodes) {
    const found = [];
    nodes.forEach(({ depth, kind, start, end }, at) => {
        const children = [];
        for (let next = at + 1; next < nodes.length && nodes[next].depth > depth; next++) children.push(nodes[next]);
        const first = children[0];
        if (kind === "heading") {
            found.push(`${start}..${end} heading ${first.kind[1]}`);
        } else if (kind === "paragraph") {
            const marker = children.find((child) => child.depth === depth + 1 && child.field === "marker");
            const name = marker?.kind === "label" ? children.find((child) => child.field === "name") : undefined;
            const shown = name ? ` ${name.kind} ${name.start}..${name.end}` : marker ? ` ${marker.kind}` : "";
            found.push(`${start}..${end} paragraph${shown}`);
        } else if (kind === "front_matter" || kind === "divider" || (kind === "comment" && first)) {
            found.push(`${start}..${end} ${kind}`);
        }
    });
    return found;
}

/** The examples of the specification, read as the specification's own test reads them. */
export function specification() {
    const folder = new URL("tests/spec/", root);
    const examples = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".md")).sort()) {
        let fence, body, options;
        for (const [index, line] of readFileSync(new URL(file, folder), "utf8").split("\n").entries()) {
            const [, ticks, info] = /^(`{3,})(.*)$/.exec(line) ?? [];
            if (fence === undefined && ticks) {
                [fence, body, options] = [ticks, [], info.split(" ")];
                body.line = index + 1;
            } else if (line === fence) {
                if (options[0] === "transcript") examples.push({ name: `${file}:${body.line}`, text: transcript(body, options.slice(1)) });
                fence = undefined;
            } else {
                body?.push(line);
            }
        }
    }
    return examples;
}

function transcript(lines, options) {
    let text = lines.map((line) => `${line}\n`).join("");
    if (options.includes("crlf")) text = text.replaceAll("\n", "\r\n");
    if (options.includes("bom")) text = `\u{feff}${text}`;
    return options.includes("unended") ? text.trimEnd() : text;
}

/** The files below a folder that are UTF-8, as documents; nothing if the folder is not there. */
export function documentsIn(folder) {
    let names;
    try {
        names = readdirSync(folder, { recursive: true, withFileTypes: true });
    } catch {
        return undefined;
    }
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return names.filter((entry) => entry.isFile()).flatMap((entry) => {
        const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
        try {
            return [{ name: path, text: decoder.decode(readFileSync(path)) }];
        } catch {
            return [];
        }
    });
}

/** Where the grammar and the server's parser differ on documents, and how many blocks there are. */
export function compare(documents) {
    const texts = documents.map(({ text }) => text);
    const expected = serversBlocks(texts);
    const found = trees(texts).map((nodes) => ({ blocks: blocksOf(nodes), broken: nodes.some(({ kind }) => /^(ERROR|MISSING-)/.test(kind)) }));
    const result = { documents: documents.length, agreeing: 0, blocks: 0, agreed: 0, differences: [] };
    documents.forEach(({ name, text }, index) => {
        const { blocks, broken } = found[index];
        const theirs = new Set(expected[index]);
        const ours = new Set(blocks);
        result.blocks += theirs.size;
        result.agreed += blocks.filter((block) => theirs.has(block)).length;
        const bytes = Buffer.from(text);
        const show = (block, whose) => `${name}: ${whose} ${block}: ${JSON.stringify(bytes.subarray(...block.split(" ")[0].split("..").map(Number)).toString().slice(0, 70))}`;
        const differences = [
            ...(broken ? [`${name}: the tree has an error`] : []),
            ...expected[index].filter((block) => !ours.has(block)).map((block) => show(block, "the server has")),
            ...blocks.filter((block) => !theirs.has(block)).map((block) => show(block, "the grammar has")),
        ];
        if (differences.length === 0) result.agreeing++;
        result.differences.push(...differences);
    });
    return result;
}

export const path = (url) => fileURLToPath(url);
