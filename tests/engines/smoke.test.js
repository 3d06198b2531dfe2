/**
 * The site in three engines: `make engines`, or `make engines only=webkit`. What it does in detail is tested in Chromium
 * (tests/browser); here each engine shows that the same works in it.
 *
 * @import { Window } from './window.js'
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { open as openPuppeteer } from "./puppeteer.js";
import { serve } from "./served.js";
import { open as openWebKit } from "./webkit.js";
import { until } from "./window.js";

const SITE = process.env.SITE ?? "site";
const BUILDER = "scripts/bounded-request/";
/** @type {Record<string, (base: string, denied: boolean) => Promise<Window>>} */
const ENGINES = {
  chromium: (base, denied) => openPuppeteer("chromium", base, denied),
  firefox: (base, denied) => openPuppeteer("firefox", base, denied),
  webkit: openWebKit,
};
const only = process.env.only?.split(" ").filter(Boolean) ?? [];

/**
 * Return the address of the first page in a folder of the site whose HTML holds something.
 * @param {string} folder
 * @param {string} sign
 */
function pageWith(folder, sign) {
  const found = readdirSync(`${SITE}/${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}/`)
    .find((path) => readFileSync(`${SITE}/${path}index.html`, "utf-8").includes(sign));
  assert.ok(found, `a page of ${folder} has ${sign}`);
  return found;
}

const words = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent ?? "";
const has = (/** @type {string} */ selector) => document.querySelectorAll(selector).length;

/** Fill every blank but the name with something that it may hold. Runs in the page. */
function fillRest() {
  const fields = document.querySelectorAll("script-builder form :is(input, textarea, select):not([name^=_])");
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (fields)) {
    if (field.value || !field.checkVisibility()) continue;
    const { type, min, name } = field;
    if (type.startsWith("select")) /** @type {any} */ (field).selectedIndex = 1;
    else if (type !== "date") field.value = { number: min || "7", time: "09:30" }[type] ?? `Zed ${name}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const engine of only.length ? only : Object.keys(ENGINES)) {
  describe(engine, () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let site;
    /** @type {Window} */
    let window;
    before(async () => {
      site = await serve(SITE);
      window = await ENGINES[engine](site.base, false);
    });
    after(async () => {
      await window?.close();
      site?.close();
    });

    test("the builder follows what is typed, mends a worry, and copies the message", async () => {
      await window.go(BUILDER);
      await window.type("[name=name]", "Ada Obi");
      await until(
        window,
        (text) => document.querySelector("[data-message=ask] [data-text]")?.textContent?.includes(text),
        "Ada Obi",
      );
      const plain = await window.run(words, "[data-message=ask] [data-text]");
      await window.click("[data-worry=hidden-costs]");
      await until(window, has, "[data-worry=hidden-costs][aria-pressed=true]");
      const mended = await window.run(words, "[data-message=ask] [data-text]");
      assert.ok(mended.length > plain.length, "the worry's line is in");
      await window.run(fillRest);
      await window.click("[data-message=ask] [data-action=copy]");
      await until(window, words, "[data-message=ask] .said");
      await window.run(() => {
        const field = Object.assign(document.createElement("textarea"), { id: "pasted" });
        document.querySelector("h1")?.before(field);
      });
      await window.paste("#pasted");
      const pasted = await until(window, () => /** @type {any} */ (document.querySelector("#pasted")).value);
      const shown = await window.run(words, "[data-message=ask] [data-text]");
      assert.equal(pasted.replace(/\s+/g, ""), shown.replace(/\s+/g, ""));
      assert.ok(pasted.includes("Ada Obi") && pasted.includes("Zed"));
    });

    test("search finds a page in a stranger's words, and opens it", async () => {
      await window.go("");
      await window.type("article site-search input", "they never answer");
      await new Promise((resolve) => setTimeout(resolve, 300)); // the answer to the last key takes the place of others
      await until(window, has, "article site-search ol a");
      const address = await window.run(() => document.querySelector("article site-search ol a")?.getAttribute("href"));
      await window.click("article site-search ol li:first-child a");
      await until(window, (was) => location.href !== was && document.querySelectorAll("h1").length, site.base);
      assert.ok(address && (await window.run(() => location.href)).startsWith(new URL(address, site.base).href));
    });

    test("a tick in a reading list survives a reload", async () => {
      await window.go(pageWith("learn", "<reading-list"));
      await until(window, has, "reading-list:defined");
      await window.click("reading-list li[id] input");
      await window.reload();
      await until(window, () => document.querySelectorAll("reading-list li[id] input:checked").length === 1);
    });

    test("an answer to an exercise is judged", async () => {
      await window.go(pageWith("practice", 'class="answer"'));
      await until(window, has, "practice-exercise:defined");
      await window.click("practice-exercise .answer input");
      await window.click("practice-exercise [type=submit]");
      await until(window, has, "practice-exercise [data-judged]");
      assert.ok(await window.run(words, "practice-exercise [data-judged] .verdict"));
    });

    test("a filter dims what does not fit, and stands in the address", async () => {
      await window.go("scripts/");
      await until(window, has, "card-filter:defined");
      await window.click("card-filter summary");
      await window.click("card-filter label");
      await until(window, has, "article [data-out]");
      await window.reload();
      await until(window, has, "article [data-out]");
    });

    test("a tick on Diagnose names patterns", async () => {
      await window.go("diagnose/");
      await until(window, has, "pattern-finder:defined");
      await window.click("[name=silence]");
      await until(window, has, "[data-results] > li");
    });

    test("a link into a fold opens it", async () => {
      await window.go("glossary/");
      const id = await window.run(() => document.querySelector("article details:not([open]) [id]")?.id);
      assert.ok(id, "a fold holds something that can be linked to");
      await window.go("check/");
      await window.go(`glossary/#${id}`);
      await until(window, (inside) => document.getElementById(inside)?.closest("details")?.open, id);
    });

    test("what has to print on one page does", async () => {
      assert.ok((await window.sheets("evidence/", false)) > 1, "sheets are counted");
      assert.equal(await window.sheets(BUILDER, false), 1, BUILDER);
      assert.equal(await window.sheets("check/", false), 1, "check/");
      assert.equal(await window.sheets("print/cheat-sheet/", true), 1, "print/cheat-sheet/");
    });

    test("nothing scrolls sideways at 320 px", async () => {
      const kinds = ["patterns", "tactics", "situations", "scripts", "practice", "learn"];
      const first = kinds.map((kind) => pageWith(kind, "<h1"));
      const lists = kinds.map((kind) => `${kind}/`);
      const single = ["", "diagnose/", "check/", "map/", "glossary/", "evidence/", "print/cheat-sheet/", "404.html"];
      for (const path of [...single, ...lists, ...first, BUILDER, "practice/mixed/"]) {
        assert.ok((await window.spare(path, 320)) <= 0, path);
      }
    });

    test("with storage blocked the builder fills, a tick counts, a tick on Diagnose names patterns", async () => {
      const denied = await ENGINES[engine](site.base, true);
      try {
        await denied.go(BUILDER);
        const kept = await denied.run(() => {
          try {
            return Boolean(localStorage);
          } catch {
            return false;
          }
        });
        assert.equal(kept, false, "storage is blocked");
        await denied.type("[name=name]", "Ada Obi");
        await until(
          denied,
          (text) => document.querySelector("[data-message=ask] [data-text]")?.textContent?.includes(text),
          "Ada Obi",
        );
        await denied.go(pageWith("learn", "<reading-list"));
        const before = await until(denied, words, "reading-list .progress");
        await denied.click("reading-list li[id] input");
        await until(denied, (was) => document.querySelector("reading-list .progress")?.textContent !== was, before);
        await denied.go("diagnose/");
        await until(denied, has, "pattern-finder:defined");
        await denied.click("[name=silence]");
        await until(denied, has, "[data-results] > li");
      } finally {
        await denied.close();
      }
    });
  });
}
