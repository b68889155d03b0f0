// Which line of the text stands at which height of the preview, and the other way round.

/** Lines and heights that belong together, both rising. Between two of them both rise evenly. */
export class Scale {
    readonly #lines: number[];
    readonly #heights: number[];

    constructor(marks: [line: number, height: number][]) {
        this.#lines = marks.map(([line]) => line);
        this.#heights = marks.map(([, height]) => height);
    }

    height(line: number): number {
        return between(this.#lines, this.#heights, line);
    }

    line(height: number): number {
        return between(this.#heights, this.#lines, height);
    }
}

function between(from: number[], to: number[], value: number): number {
    let [low, high] = [0, from.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((from[middle] ?? 0) <= value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const [before, after] = [low - 1, low];
    if (before < 0) {
        return to[0] ?? 0;
    }
    const [start, end] = [from[before] ?? 0, from[after]];
    const [first, last] = [to[before] ?? 0, to[after]];
    if (end === undefined || last === undefined || end === start) {
        return first;
    }
    return first + ((value - start) / (end - start)) * (last - first);
}
