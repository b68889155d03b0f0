// The page that the preview starts from: empty, and shut to everything but its own script and style.

import { randomBytes } from "node:crypto";

/** `source` is where the editor serves the extension's files from. */
export function page(source: string, style: string, script: string): string {
    const nonce = randomBytes(18).toString("base64url");
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Preview</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="transcript" aria-label="Preview of the transcript">
<p id="notice" role="status" hidden></p>
<div id="above"></div>
<div id="body"></div>
<div id="below"></div>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
