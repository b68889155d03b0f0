// As much of a document as drawing needs: elements and text nodes in a tree.

class Node {
    parent = null;
    get nextSibling() {
        const siblings = this.parent?.childNodes ?? [];
        return siblings[siblings.indexOf(this) + 1] ?? null;
    }
}

class Text extends Node {
    constructor(data) {
        super();
        this.textContent = data;
    }
}

class Element extends Node {
    childNodes = [];
    attributes = {};
    className = "";
    /** How often a child was put in. */
    insertions = 0;

    constructor(tag) {
        super();
        this.tag = tag;
    }
    get classList() {
        const names = () => this.className.split(" ").filter((name) => name !== "");
        return {
            add: (...added) => (this.className = [...new Set([...names(), ...added])].join(" ")),
            contains: (name) => names().includes(name),
        };
    }
    get firstChild() {
        return this.childNodes[0] ?? null;
    }
    get textContent() {
        return this.childNodes.map((child) => child.textContent).join("");
    }
    append(...nodes) {
        nodes.forEach((node) => this.insertBefore(node, null));
    }
    insertBefore(node, before) {
        this.insertions++;
        node.parent?.removeChild(node);
        node.parent = this;
        this.childNodes.splice(before === null ? this.childNodes.length : this.childNodes.indexOf(before), 0, node);
    }
    removeChild(node) {
        this.childNodes.splice(this.childNodes.indexOf(node), 1);
        node.parent = null;
    }
    setAttribute(name, value) {
        this.attributes[name] = value;
    }
    /** The tree on one line: `div.turn(p("Why?"))`. */
    get shown() {
        const names = this.className === "" ? "" : `.${this.className.split(" ").join(".")}`;
        return `${this.tag}${names}(${this.childNodes.map((child) => child.shown ?? JSON.stringify(child.textContent)).join(" ")})`;
    }
}

export const tinyDocument = { createElement: (tag) => new Element(tag), createTextNode: (data) => new Text(data) };
