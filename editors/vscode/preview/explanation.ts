// The little Markdown in which the server explains things, as elements.

/** The paragraphs of `markdown`: bold and emphasised words, links as their text, and nothing else. */
export function explanation(document: Document, markdown: string): HTMLElement[] {
    return markdown
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.replace(/^[-*] /gm, "• ").trim())
        .filter((paragraph) => paragraph !== "" && !/^-{3,}$/.test(paragraph))
        .map((paragraph) => {
            const element = document.createElement("p");
            inline(document, element, paragraph);
            return element;
        });
}

// An escape, a link, bold, emphasis, code, or plain text up to the next of these.
const parts = /\\(.)|\[([^\]]*)\]\([^)]*\)|\*\*(.+?)\*\*|(?<![\w*])[*_](.+?)[*_](?![\w*])|`([^`]*)`|[^\\[*_`]+|./gs;

function inline(document: Document, parent: HTMLElement, text: string): void {
    for (const [whole, escaped, link, strong, emphasis, code] of text.matchAll(parts)) {
        const [tag, inner] = strong !== undefined ? ["strong", strong] : emphasis !== undefined ? ["em", emphasis] : [null, null];
        if (tag !== null) {
            const element = document.createElement(tag);
            inline(document, element, inner);
            parent.append(element);
        } else if (link !== undefined) {
            inline(document, parent, link);
        } else {
            parent.append(document.createTextNode(escaped ?? code ?? whole));
        }
    }
}
