/** What the elements are made with, as far as it needs no page. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { keep, readKept, told } from "../../docs/assets/js/kit.js";

describe("a text is told", () => {
  test("with its values in their places, each as often as it is named", () => {
    assert.equal(told("{count} of {all}: {count}", { count: 2, all: 10 }), "2 of 10: 2");
  });
  test("with a name that has no value left as it is, whatever every object has", () => {
    const text = "{count} {constructor} {toString} {two words}";
    assert.equal(told(text, { all: 1 }), text);
  });
  test("with values that are text, not patterns and not names", () => {
    assert.equal(told("<{names}>", { names: "$& $1 {names}" }), "<$& $1 {names}>");
    assert.equal(told("{count}", { count: 0 }), "0");
  });
  test("as nothing where the page holds no such text", () => assert.equal(told(undefined, {}), ""));
});

/**
 * Run something in a window with these storages.
 * @param {object} window
 * @param {() => void} work
 */
function inWindow(window, work) {
  const global = /** @type {{ window?: object }} */ (globalThis);
  global.window = window;
  try {
    work();
  } finally {
    delete global.window;
  }
}

/**
 * A storage as browsers have it.
 * @param {Record<string, string>} [held]
 */
function storage(held = {}) {
  const map = new Map(Object.entries(held));
  return {
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => map.set(key, value),
    removeItem: (/** @type {string} */ key) => map.delete(key),
    map,
  };
}

describe("what a browser keeps", () => {
  test("comes back as it was, from the storage that was named", () => {
    inWindow({ sessionStorage: storage(), localStorage: storage() }, () => {
      for (const value of [{ a: [1, null, "\u202e"] }, [], "", 0, false]) {
        keep("sessionStorage", "key", value);
        assert.deepEqual(readKept("sessionStorage", "key"), value);
        assert.equal(readKept("localStorage", "key"), null);
      }
    });
  });
  test("is gone after null, and never was where nothing was kept", () => {
    const localStorage = storage({ key: "1" });
    inWindow({ localStorage }, () => {
      keep("localStorage", "key", null);
      assert.equal(localStorage.map.size, 0);
      assert.equal(readKept("localStorage", "key"), null);
    });
  });
  test("is nothing when it is not ours", () => {
    inWindow({ localStorage: storage({ key: "{not json" }) }, () => {
      assert.equal(readKept("localStorage", "key"), null);
    });
  });
  test("is nothing where the browser denies it, by name or by use", () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const used = { sessionStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } };
    for (const window of [Object.defineProperty({}, "sessionStorage", { get: refuse }), used, {}]) {
      inWindow(window, () => {
        keep("sessionStorage", "key", 1);
        keep("sessionStorage", "key", null);
        assert.equal(readKept("sessionStorage", "key"), null);
      });
    }
  });
});
