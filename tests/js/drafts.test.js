/** Drafts in the browser, with a storage of our own in its place. */
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import {
  ageWords,
  askToKeep,
  dropAll,
  dropKept,
  keepInTab,
  keepOnDevice,
  keptAsked,
  listKept,
  tabDraft,
} from "../../docs/assets/js/drafts.js";

/** @type {{ local: Map<string, string>, session: Map<string, string>, throws: boolean }} */
const browser = { local: new Map(), session: new Map(), throws: false };

/** @param {Map<string, string>} held */
const storage = (held) => ({
  getItem: (/** @type {string} */ key) => held.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => held.set(key, value),
  removeItem: (/** @type {string} */ key) => held.delete(key),
});
const refused = () => {
  if (browser.throws) throw new Error("SecurityError");
};
Object.assign(globalThis, {
  window: {
    get localStorage() {
      refused();
      return storage(browser.local);
    },
    get sessionStorage() {
      refused();
      return storage(browser.session);
    },
  },
});

beforeEach(() => {
  browser.local.clear();
  browser.session.clear();
  browser.throws = false;
});

const draft = { values: { name: "Priya" }, variant: "mail", worries: [], edited: {} };
/** @type {(id: string, at: number) => import("../../docs/assets/js/script-shapes.js").Kept} */
const entry = (id, at) => ({ id, script: "any-ask", title: "Build any ask", who: "Priya", at, draft, text: "Hi." });

describe("in this tab", () => {
  test("a script has its own draft, and its time", () => {
    assert.equal(keepInTab("any-ask", draft, 1000), true);
    assert.deepEqual(tabDraft("any-ask"), { draft, at: 1000 });
    assert.equal(tabDraft("shift-for-shift"), null);
    assert.equal(browser.local.size, 0);
  });

  test("a draft can be forgotten", () => {
    keepInTab("any-ask", draft, 1000);
    assert.equal(keepInTab("any-ask", null, 2000), true);
    assert.equal(tabDraft("any-ask"), null);
    assert.equal(browser.session.size, 0);
  });

  test("what is no draft of ours is none", () => {
    for (const kept of ["{", "null", "3", '{"values":{}}', '{"draft":{},"at":"now"}', '{"at":3}']) {
      browser.session.set("askwell:draft:any-ask", kept);
      assert.equal(tabDraft("any-ask"), null, kept);
    }
  });
});

describe("on this device", () => {
  test("the newest draft stands first, and one takes the place of its former self", () => {
    for (const kept of [entry("a", 1), entry("b", 3), entry("c", 2)]) assert.equal(keepOnDevice(kept), true);
    assert.deepEqual(listKept(), [entry("b", 3), entry("c", 2), entry("a", 1)]);
    keepOnDevice(entry("a", 4));
    assert.deepEqual(listKept(), [entry("a", 4), entry("b", 3), entry("c", 2)]);
    assert.equal(browser.session.size, 0);
  });

  test("one or all can be deleted, and then nothing is left", () => {
    for (const kept of [entry("a", 1), entry("b", 2), entry("c", 3)]) keepOnDevice(kept);
    assert.equal(dropKept("b"), true);
    assert.deepEqual(listKept(), [entry("c", 3), entry("a", 1)]);
    assert.equal(dropAll(), true);
    assert.deepEqual(listKept(), []);
    assert.equal(browser.local.size, 0);
  });

  test("what another hand wrote there is passed over", () => {
    const broken = [
      null,
      3,
      {},
      { ...entry("x", 1), who: 3 },
      { ...entry("x", 1), at: null },
      { ...entry("x", 1), draft: 0 },
    ];
    browser.local.set("askwell:drafts", JSON.stringify([...broken, entry("a", 1)]));
    assert.deepEqual(listKept(), [entry("a", 1)]);
    browser.local.set("askwell:drafts", '{"a":1}');
    assert.deepEqual(listKept(), []);
  });

  test("drafts are kept on request alone, and the request can be taken back", () => {
    assert.equal(keptAsked(), false);
    assert.equal(askToKeep(true), true);
    assert.equal(keptAsked(), true);
    askToKeep(false);
    assert.equal(keptAsked(), false);
    assert.equal(browser.local.size, 0);
  });
});

test("where the browser refuses storage nothing is kept, and nothing says so", () => {
  browser.throws = true;
  const kept = [keepInTab("any-ask", draft, 1), keepOnDevice(entry("a", 1)), dropKept("a"), dropAll(), askToKeep(true)];
  assert.deepEqual(new Set(kept), new Set([false]));
  assert.deepEqual([tabDraft("any-ask"), listKept(), keptAsked()], [null, [], false]);
});

test("an age is said in the largest unit that it fills", () => {
  const minute = 60_000;
  const age = (/** @type {number} */ minutes) => Object.values(ageWords(1000, 1000 + minutes * minute));
  assert.deepEqual(age(0.9), ["minute", 0]);
  assert.deepEqual(age(1), ["minute", 1]);
  assert.deepEqual(age(59.9), ["minute", 59]);
  assert.deepEqual(age(60), ["hour", 1]);
  assert.deepEqual(age(24 * 60 - 1), ["hour", 23]);
  assert.deepEqual(age(24 * 60), ["day", 1]);
  assert.deepEqual(age(10 * 24 * 60), ["day", 10]);
  assert.deepEqual(age(-5), ["minute", 0]);
});
