/** The built site on loopback, with the headers that a host sends: those of its `_headers`, as Netlify reads it. */
import { once } from "node:events";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".pdf": "application/pdf",
};

/**
 * Read the headers that go with every file of a site.
 * @param {string} folder
 * @returns {[string, string][]}
 */
function headersOf(folder) {
  const file = join(folder, "_headers");
  const lines = existsSync(file) ? readFileSync(file, "utf-8").split("\n") : [];
  const rule = lines.slice(lines.indexOf("/*") + 1);
  const end = rule.findIndex((line) => !line.startsWith(" "));
  return rule.slice(0, end).map((line) => {
    const [name, ...rest] = line.trim().split(": ");
    return [name, rest.join(": ")];
  });
}

/**
 * Serve a folder; return its address and what ends it.
 * @param {string} folder
 */
export async function serve(folder) {
  const sent = headersOf(folder);
  const server = createServer(({ url = "/", headers }, answer) => {
    const { pathname } = new URL(url, "http://127.0.0.1");
    const asked = join(folder, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
    const file = existsSync(asked) && extname(asked) ? asked : join(folder, "404.html");
    const framed = headers["sec-fetch-dest"] === "iframe"; // in which webkit.js measures, and no host lets a page be
    for (const [name, value] of sent) {
      answer.setHeader(name, framed ? value.replace("frame-ancestors 'none'", "frame-ancestors 'self'") : value);
    }
    answer.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    answer.statusCode = file === asked ? 200 : 404;
    createReadStream(file).pipe(answer);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${port}/`, close };
}
