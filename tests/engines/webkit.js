/**
 * WebKit: the window of webkit2gtk-driver, on a screen that nobody sees. The protocol is W3C WebDriver, plain JSON over
 * HTTP: the dozen commands here are less than a client's package, which weighs 20 MB and is more to trust.
 *
 * @import { ChildProcess } from 'node:child_process'
 * @import { Window } from './window.js'
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { program } from "./window.js";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // the protocol's name for one
const CONTROL = "\ue009";
const MM = 96 / 25.4;
const MARGIN = 15; // mm, of any page on paper; print.css
const ACROSS = 10; // mm, of the sheet; sheet.css

/** Return a port of loopback that is free. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Start a screen that nobody sees; return it and its name. */
async function screen() {
  const options = ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
  const process = spawn(program("Xvfb"), options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const pipe = /** @type {import("node:stream").Readable} */ (process.stdio[3]);
  const [name] = await once(pipe, "data");
  return { process, display: `:${String(name).trim()}` };
}

/**
 * @param {string} base the site's address
 * @param {boolean} denied whether sites may keep nothing
 * @returns {Promise<Window>}
 */
export async function open(base, denied) {
  const port = await freePort();
  const shown = await screen();
  const env = {
    ...process.env,
    DISPLAY: shown.display,
    WEBKIT_DISABLE_COMPOSITING_MODE: "1", // there is no graphics card
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", // a container may have none, and nothing but our site is opened
  };
  const driver = spawn(program("WebKitWebDriver"), [`--port=${port}`, "--host=127.0.0.1"], { env, stdio: "ignore" });
  for (const started of [driver, shown.process]) process.once("exit", () => started.kill()); // should a test fail early
  let session = `http://127.0.0.1:${port}/session`;

  /**
   * @param {string} path
   * @param {object} [body]
   */
  async function post(path, body = {}) {
    const answer = await fetch(session + path, { method: "POST", body: JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }
  const args = ["--automation", ...(denied ? ["--enable-html5-local-storage=false"] : [])];
  const wanted = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { args } } } };
  const { sessionId } = await patiently(() => post("", wanted));
  session += `/${sessionId}`;
  await post("/window/rect", { width: 1280, height: 900 });
  await post("/timeouts", { script: 30_000 });

  const go = (/** @type {string} */ path) => post("/url", { url: base + path });
  const press = async (/** @type {string} */ selector, /** @type {string} */ action, /** @type {object} */ body) => {
    const found = await patiently(() => post("/element", { using: "css selector", value: selector }));
    await patiently(() => post(`/element/${found[ELEMENT]}/${action}`, body));
  };
  /** @type {Window["run"]} */
  const run = async (work, ...args) => {
    const script = `const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);
      (async () => ({ value: (await (${work})(...given)) ?? null }))().catch((error) => ({ failed: String(error) })).then(done);`;
    const { value, failed } = await post("/execute/async", { script, args });
    if (failed) throw new Error(failed);
    return value;
  };
  return {
    go,
    run,
    reload: () => post("/refresh"),
    click: (selector) => press(selector, "click", {}),
    type: (selector, text) => press(selector, "value", { text }),
    paste: (selector) => press(selector, "value", { text: `${CONTROL}v` }),
    async spare(path, width) {
      await go("404.html"); // the window does not get so narrow, and a frame in it does
      return (await run(inFrame, base + path, width, false, 800)).spare;
    },
    async sheets(path, across) {
      await go("404.html"); // the driver prints nothing: the page is laid out as for paper
      const [wide, high] = across ? [297 - 2 * ACROSS, 210 - 2 * ACROSS] : [210 - 2 * MARGIN, 297 - 2 * MARGIN];
      const { height } = await run(inFrame, base + path, wide * MM, true, high * MM);
      return Math.ceil(height / (high * MM));
    },
    async close() {
      await fetch(session, { method: "DELETE" });
      for (const started of [driver, shown.process]) await ended(started);
    },
  };
}

/**
 * Try again for a while: the driver may not listen yet, or what is to be pressed may still move.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function patiently(work, tries = 50) {
  try {
    return await work();
  } catch (error) {
    if (!tries) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return patiently(work, tries - 1);
  }
}

/** @param {ChildProcess} started */
async function ended(started) {
  started.kill();
  if (started.exitCode === null && started.signalCode === null) await once(started, "exit");
}

/**
 * Lay a page out in a frame; return what can be scrolled to sideways, and how high it is. Runs in the page.
 * @param {string} address
 * @param {number} width px
 * @param {boolean} paper whether the styles for paper hold
 * @param {number} high px; of a sheet of paper
 */
async function inFrame(address, width, paper, high) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `position: fixed; inset: 0; border: 0; width: ${width}px; height: ${high}px`;
  frame.src = address;
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  await loaded;
  const page = /** @type {Document} */ (frame.contentDocument);
  const forPaper = (/** @type {MediaList} */ media) => {
    if (!/print|screen/.test(media.mediaText)) return;
    media.mediaText = media.mediaText.replace(/\bscreen\b/g, "tty").replace(/\bprint\b/g, "all");
  };
  const turn = (/** @type {CSSRuleList} */ rules) => {
    for (const rule of rules) {
      if ("media" in rule) forPaper(/** @type {CSSMediaRule} */ (rule).media);
      if ("cssRules" in rule) turn(/** @type {CSSMediaRule} */ (rule).cssRules);
    }
  };
  for (const sheet of paper ? page.styleSheets : []) {
    forPaper(sheet.media);
    turn(sheet.cssRules);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  const root = page.documentElement;
  return { spare: root.scrollWidth - root.clientWidth, height: page.body.getBoundingClientRect().height };
}
