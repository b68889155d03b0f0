// What the server is told of the settings. Free of the VS Code API, so that it is tested without an editor.

/** The part of VS Code's WorkspaceConfiguration that is used. */
interface Configuration {
    get(key: string): unknown;
    inspect(key: string): { globalValue?: unknown; workspaceValue?: unknown; workspaceFolderValue?: unknown } | undefined;
}

/**
 * Only the settings that somebody set. VS Code would add the default of every other one, and the server could not tell
 * those from a choice: they would win over the `transcript-ls.toml` of the folder.
 */
export function chosenSettings(configuration: Configuration, keys: readonly string[]): Record<string, unknown> {
    const chosen: Record<string, unknown> = {};
    for (const key of keys) {
        const found = configuration.inspect(key);
        const values = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
        if (values.every((value) => value === undefined)) {
            continue;
        }
        const groups = key.split(".");
        const last = groups.pop() ?? key;
        let place = chosen;
        for (const group of groups) {
            place = (place[group] ??= {}) as Record<string, unknown>;
        }
        place[last] = configuration.get(key);
    }
    return chosen;
}
