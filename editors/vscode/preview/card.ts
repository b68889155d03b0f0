// The card that explains what is pointed at or has the focus.

import { explanation } from "./explanation";

/** How long the pointer rests before anything is shown, in milliseconds. */
const rest = 250;

export class Card {
    /** Counts what was asked for, so that a late answer is told from the one that is waited for. */
    id = 0;
    readonly #card: HTMLElement;
    readonly #document: Document;
    #target: HTMLElement | null = null;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(document: Document) {
        this.#document = document;
        this.#card = document.createElement("div");
        this.#card.id = "card";
        this.#card.setAttribute("role", "tooltip");
        this.#card.hidden = true;
        document.body.append(this.#card);
    }

    /** Gets ready to explain an element; false where that is being done. */
    show(target: HTMLElement): boolean {
        if (target === this.#target) {
            return false;
        }
        this.hide();
        this.#target = target;
        this.id++;
        return true;
    }

    fill(id: number, markdown: string | null): void {
        const target = this.#target;
        if (id !== this.id || target === null || markdown === null || markdown.trim() === "") {
            return;
        }
        this.#timer = setTimeout(() => {
            this.#card.replaceChildren(...explanation(this.#document, markdown));
            this.#card.hidden = false;
            target.setAttribute("aria-describedby", this.#card.id);
            this.#put(target);
        }, rest);
    }

    hide(): void {
        clearTimeout(this.#timer);
        this.#target?.removeAttribute("aria-describedby");
        this.#target = null;
        this.#card.hidden = true;
    }

    /** Below the words, or above them where there is no room; never over the edge. */
    #put(target: HTMLElement): void {
        const view = this.#document.documentElement;
        const words = target.getClientRects()[0] ?? target.getBoundingClientRect();
        const { offsetWidth: width, offsetHeight: height } = this.#card;
        const left = Math.max(8, Math.min(words.left, view.clientWidth - width - 8));
        const isRoom = words.bottom + 6 + height < view.clientHeight;
        const top = isRoom ? words.bottom + 6 : Math.max(8, words.top - 6 - height);
        this.#card.style.left = `${left}px`;
        this.#card.style.top = `${top}px`;
    }
}
