// Somebody before the screen: what they do, and what they wait to see.

/** The user of one page. */
export class User {
    constructor(page) {
        this.page = page;
    }

    press = (keys) => this.page.keyboard.press(keys);
    type = (text) => this.page.keyboard.type(text);
    see = (selector, options = {}) => this.page.locator(selector).first().waitFor({ timeout: 60_000, ...options });
    click = (selector) => this.page.locator(selector).first().click({ timeout: 60_000 });

    /** Closes whatever hangs over the text. */
    async leave() {
        await this.page.mouse.move(5, 795);
        for (let times = 0; times < 3; times++) await this.press("Escape");
    }

    /** Chooses a colour theme by its name. */
    async theme(name) {
        await this.press("Control+K");
        await this.press("Control+T");
        await this.see(".quick-input-widget");
        await this.page.locator(".quick-input-widget input").first().fill(name);
        await this.click(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`);
        const kind = name.includes("High Contrast") ? "hc-black" : name.startsWith("Dark") ? "vs-dark" : "vs";
        await this.see(`.monaco-workbench.${kind}`);
        await this.see(".quick-input-widget", { state: "hidden" });
    }

    /** Hides the side bar or the panel, if it is there. */
    async hide(part) {
        if (await this.page.locator(`.part.${part}`).isVisible()) {
            await this.press({ sidebar: "Control+B", panel: "Control+J" }[part]);
            await this.see(`.part.${part}`, { state: "hidden" });
        }
    }

    /** Opens or closes a pane of the side bar by the start of its label. */
    async pane(label, open) {
        const header = `.pane-header[aria-label^="${label}"]`;
        if ((await this.page.locator(header).first().getAttribute("aria-expanded")) !== `${open}`) {
            await this.click(header);
        }
    }

    async open(name) {
        await this.press("Control+P");
        await this.see(".quick-input-widget");
        await this.type(name);
        await this.click(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`);
        await this.see(`.tab.active[data-resource-name="${name}"]`);
        await this.page.mouse.move(5, 795); // or a tooltip would hang over the text
    }

    /** Runs a command by its title, as the palette does. */
    async command(title) {
        await this.press("F1");
        await this.see(".quick-input-widget");
        await this.page.locator(".quick-input-widget input").first().fill(`>${title}`);
        await this.click(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`);
    }

    /** Puts the cursor into a line. */
    async goTo(line, column = 1) {
        await this.press("Control+1");
        await this.press("Control+G");
        await this.see(".quick-input-widget");
        await this.page.locator(".quick-input-widget input").first().fill(`:${line}:${column}`);
        await this.press("Enter");
        await this.see(".quick-input-widget", { state: "hidden" });
    }

    /** Rests the pointer on the first `word` on the screen. */
    async point(word) {
        const place = await this.page.evaluate(placeOf, word);
        await this.page.mouse.move(place.x - 1, place.y);
        await this.page.mouse.move(place.x, place.y, { steps: 3 });
        await this.see(".monaco-hover:not(.hidden) .hover-contents");
    }
}

/** Where the first `word` on the screen is; runs in the page. */
function placeOf(word) {
    for (const line of document.querySelectorAll(".editor-instance .view-line")) {
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const start = text.data.indexOf(word);
            if (start < 0) continue;
            const range = document.createRange();
            range.setStart(text, start);
            range.setEnd(text, start + word.length);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
        }
    }
    throw new Error(`'${word}' is nowhere on the screen.`);
}
