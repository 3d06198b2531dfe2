/**
 * Chromium, and Firefox over WebDriver BiDi.
 * @import { Window } from './window.js'
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { program } from "./window.js";

const COUNT = "import io, pypdf, sys; print(len(pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages))";
/** What makes a browser deny sites their storage, as its settings do. */
const DENIED = { profile: { default_content_setting_values: { cookies: 2 } } };

/** @param {boolean} denied whether sites may keep nothing */
function chromium(denied) {
  const userDataDir = mkdtempSync(join(tmpdir(), "askwell-chromium-"));
  mkdirSync(join(userDataDir, "Default"));
  if (denied) writeFileSync(join(userDataDir, "Default", "Preferences"), JSON.stringify(DENIED));
  const executablePath = program("chromium", "chromium-browser", "google-chrome");
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
  return { browser: /** @type {const} */ ("chrome"), executablePath, args, userDataDir };
}

/** @param {boolean} denied whether sites may keep nothing */
function firefox(denied) {
  const executablePath = program("firefox-esr", "firefox");
  const extraPrefsFirefox = denied ? { "network.cookie.cookieBehavior": 2 } : {};
  return { browser: /** @type {const} */ ("firefox"), executablePath, extraPrefsFirefox };
}

/**
 * @param {"chromium" | "firefox"} engine
 * @param {string} base the site's address
 * @param {boolean} denied
 * @returns {Promise<Window>}
 */
export async function open(engine, base, denied) {
  const options = { chromium, firefox }[engine](denied);
  const browser = await puppeteer.launch({ ...options, headless: true });
  const page = await browser.newPage();
  const size = (/** @type {number} */ width) => page.setViewport({ width, height: 800 });
  /** @type {unknown[]} */
  const errors = [];
  page.on("pageerror", (error) => {
    if (error instanceof Error && error.stack?.includes("/assets/js/")) errors.push(error); // of ours, not the theme's
  });
  const go = async (/** @type {string} */ path) => void (await page.goto(base + path, { waitUntil: "load" }));
  await size(1280);
  return {
    go,
    reload: async () => void (await page.reload({ waitUntil: "load" })),
    click: (selector) => page.locator(selector).click(),
    type: (selector, text) => page.type(selector, text),
    run: (work, ...args) => page.evaluate(/** @type {any} */ (work), ...args),
    async paste(selector) {
      await page.focus(selector);
      await page.keyboard.down("Control");
      await page.keyboard.press("v");
      await page.keyboard.up("Control");
    },
    async spare(path, width) {
      await size(width);
      await go(path);
      const spare = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement; // a scroll bar may take some of it
        return scrollWidth - clientWidth;
      });
      await size(1280);
      return spare;
    },
    async sheets(path, across) {
      await go(path);
      const pdf = await page.pdf({ format: "A4", landscape: across, margin: {} });
      return Number(execFileSync(".venv/bin/python", ["-c", COUNT], { input: pdf }));
    },
    async close() {
      await browser.close();
      if ("userDataDir" in options) rmSync(options.userDataDir, { recursive: true, force: true });
      if (errors.length) throw new AggregateError(errors, `scripts of the site failed: ${errors.join("; ")}`);
    },
  };
}
