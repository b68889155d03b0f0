// Keeps the drawn pieces true to the text: what looks as before is the same element, wherever it stands now.

import type { Content, Piece } from "../src/previewMessages";

export interface Drawn<Element> {
    element: Element;
    hash: string;
    line: number;
    last: number;
}

export class Pieces<Element> {
    drawn: Drawn<Element>[] = [];
    #contents = new Map<string, Content>();

    /** The hashes of which the content need not be sent again. */
    known(): string[] {
        return [...this.#contents.keys()];
    }

    clear(): void {
        this.drawn = [];
        this.#contents.clear();
    }

    /**
     * Takes the pieces as they are now; draws those that are new. False if one is neither drawn nor described, which is
     * to be asked for anew.
     */
    update(pieces: Piece[], draw: (content: Content) => Element): boolean {
        const contents = new Map<string, Content>();
        for (const { hash, content } of pieces) {
            const described = content ?? this.#contents.get(hash);
            if (described === undefined) {
                return false;
            }
            contents.set(hash, described);
        }
        const free = new Map<string, Element[]>();
        for (const { hash, element } of this.drawn) {
            free.set(hash, [...(free.get(hash) ?? []), element]);
        }
        this.drawn = pieces.map(({ hash, line, last }) => {
            const element = free.get(hash)?.shift() ?? draw(contents.get(hash) as Content);
            return { element, hash, line, last };
        });
        this.#contents = contents;
        return true;
    }
}

interface Tree<Node> {
    readonly firstChild: Node | null;
    insertBefore(node: Node, before: Node | null): unknown;
    removeChild(node: Node): unknown;
}

/** Makes `wanted` the children of `parent`, in that order, and moves only what has to be moved. */
export function place<Node extends { readonly nextSibling: unknown }>(parent: Tree<Node>, wanted: Node[]): void {
    const kept = new Set(wanted);
    const next = (node: Node) => node.nextSibling as Node | null;
    for (let child = parent.firstChild; child !== null; ) {
        const following = next(child);
        if (!kept.has(child)) {
            parent.removeChild(child);
        }
        child = following;
    }
    let at = parent.firstChild;
    for (const node of wanted) {
        if (node === at) {
            at = next(at);
        } else {
            parent.insertBefore(node, at);
        }
    }
}
