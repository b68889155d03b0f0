// What is photographed, in this order, in a copy of the examples. Each scene leaves the text as it was.

const interview = "the-bell-founder.transcript";
const status = '[id="transcript-ls.transcript-ls.transcript-ls.place"]';
const squiggle = ".squiggly-warning, .squiggly-error, .squiggly-info";

export const scenes = {
    async findings(user) {
        await user.open(interview);
        await user.see(squiggle);
        // Outline below the files, problems below the text: what a user has before the eyes while working.
        await user.pane("Outline", true);
        await user.see(".outline-pane .monaco-list-row");
        await user.press("Control+Shift+M");
        await user.see(".markers-panel .monaco-list-row");
        await user.goTo(27);
        await user.see(`${status}:has-text("Question 3 of")`);
    },

    /** For the README: one look at what it is about. */
    async picture(user) {
        await user.open(interview);
        await user.hide("panel");
        await user.pane("Outline", true);
        await user.see(".outline-pane .monaco-list-row");
        await user.pane("Explorer Section", false); // more of the outline is seen
        await user.goTo(39);
        await user.point("Guild");
    },

    async "quick-fix"(user) {
        await user.pane("Explorer Section", true);
        await user.hide("panel");
        await user.goTo(27);
        await user.press("Control+.");
        await user.see(".action-widget .monaco-list-row");
    },

    async hover(user) {
        await user.goTo(39);
        await user.point("Guild");
    },

    async "finding-hover"(user) {
        await user.goTo(21);
        await user.point("[");
    },

    async questions(user) {
        await user.goTo(27);
        await user.press("Alt+J");
        await user.see(".quick-input-list .monaco-list-row");
    },

    async "status-bar"(user) {
        await user.goTo(27, 1);
        await user.page.locator(status).hover();
        await user.see(".monaco-hover:not(.hidden) .hover-contents");
    },

    async sticky(user) {
        await user.open("the-tower-hearing.transcript");
        await user.goTo(39);
        await user.page.mouse.move(760, 400);
        await user.page.mouse.wheel(0, 500);
        await user.see(".sticky-widget .sticky-line-content");
    },

    async completion(user) {
        await user.open("the-tower-hearing.transcript");
        await user.goTo(40);
        await user.press("Enter");
        await user.type("M");
        await user.press("Control+Space");
        await user.see(".suggest-widget.visible .monaco-list-row");
    },

    async "name-completion"(user) {
        await user.press("Escape");
        await user.type("arit Solberg: The Great");
        await user.press("Control+Space");
        await user.see('.suggest-widget.visible .monaco-list-row:has-text("Great Ann")');
    },

    async rename(user) {
        await user.open("the-tower-hearing.transcript");
        await user.command("File: Revert File");
        await user.goTo(33, 3);
        await user.press("F2");
        await user.see(".rename-box");
        await user.page.locator(".rename-box input").fill("Marit Solheim");
    },

    async "rename-preview"(user) {
        await user.open("the-tower-hearing.transcript");
        await user.goTo(33, 3);
        await user.press("F2");
        await user.page.locator(".rename-box input").fill("Marit Solheim");
        await user.press("Control+Enter");
        await user.see('.part.panel :text("Refactor Preview")');
    },

    async glossary(user) {
        await user.hide("panel");
        await user.open("glossary.yaml");
        await user.see('.codelens-decoration:has-text("mention")');
    },

    async "all-commands"(user) {
        await user.press("F1");
        await user.page.locator(".quick-input-widget input").first().fill(">Transcript: ");
        await user.see('.quick-input-list .monaco-list-row[aria-label^="Transcript: "]');
    },

    async walkthrough(user) {
        await user.hide("panel");
        await user.hide("sidebar"); // or there is no room for the pictures
        await user.command("Transcript: Get Started");
        await user.see(".getting-started-step.expanded");
    },

    async "walkthrough-dark"(user) {
        await user.theme("Dark 2026");
        await user.command("Transcript: Get Started");
        await user.click('.getting-started-step:has-text("Keep the names in a glossary")');
        await user.see(".getting-started-step.expanded");
    },

    async dark(user) {
        await user.press("Control+W");
        await user.open(interview);
        await user.goTo(39);
        await user.see(squiggle);
    },

    async "dark-modern"(user) {
        await user.theme("Dark Modern");
        await user.open("the-tide-tables.transcript");
        await user.goTo(20);
    },

    async "light-modern"(user) {
        await user.theme("Light Modern");
        await user.open(interview);
        await user.goTo(39);
    },

    async labels(user) {
        await user.theme("Light 2026");
        await user.open("the-tower-hearing.transcript");
        await user.goTo(30);
    },

    async timed(user) {
        await user.open("the-tide-tables.transcript");
        await user.goTo(20);
    },
};
