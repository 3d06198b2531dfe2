/** The ranking of the search, on records small enough to reckon with. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { buildIndex, isOneSlip, rank, stem, words } from "../../docs/assets/js/search-rank.js";

/** @import { Doc } from "../../docs/assets/js/search-rank.js" */

/**
 * Make a record.
 * @param {string} title
 * @param {Partial<Doc>} more
 * @returns {Doc}
 */
const record = (title, more = {}) => ({ u: `patterns/${title}/`, k: "Pattern", t: title, said: [], s: "", ...more });

/**
 * Find titles, best first.
 * @param {Doc[]} docs
 * @param {string} query
 */
const titles = (docs, query) => rank(buildIndex(docs), query).map(({ doc }) => doc.t);

describe("one slip", () => {
  /** @type {[one: string, other: string, slip: boolean][]} */
  const pairs = [
    ["embarass", "embarrass", true],
    ["embarrass", "embarass", true],
    ["invoice", "invoise", true],
    ["invoice", "nvoice", true],
    ["nvoice", "invoice", true],
    ["invoice", "invoic", true],
    ["invoic", "invoice", true],
    ["invoice", "xnvoice", true],
    ["invoice", "invoicx", true],
    ["invoice", "nivoice", true],
    ["invoice", "invoiec", true],
    ["invoice", "invoice", false],
    ["invoice", "invo", false],
    ["invo", "invoice", false],
    ["invoice", "onvoise", false],
    ["invoice", "vnioice", false],
    ["abcd", "badc", false],
    ["abcd", "acxd", false],
    ["abc", "cba", false],
  ];
  for (const [one, other, slip] of pairs) {
    test(`${one}, ${other}: ${slip ? "yes" : "no"}`, () => assert.equal(isOneSlip(one, other), slip));
  }
});

describe("a word", () => {
  test("is split off without marks, accents and apostrophes", () => {
    assert.deepEqual(words("Don\u2019t l\u00e9ave me on 'read'!"), ["dont", "leave", "me", "on", "read"]);
    assert.deepEqual(words("?!"), []);
  });
  test("shares its stem with its relatives, British or American", () => {
    /** @type {string[][]} */
    const families = [
      ["ask", "asks", "asked", "asking"],
      ["apologise", "apologize", "apologised", "apologizing", "apologising"],
      ["favour", "favor", "favours", "favors"],
      ["neighbour", "neighbor"],
      ["copy", "copies"],
      ["box", "boxes"],
      ["plan", "planned", "planning", "planner"],
      ["thank", "thankful", "thankfully"],
      ["bossy", "boss"],
    ];
    for (const [first, ...others] of families) {
      for (const other of others) assert.equal(stem(other), stem(first), `${other}, ${first}`);
    }
    assert.equal(stem("bus"), "bus");
  });
});

describe("a search", () => {
  const busy = record("Timing", { said: ["I am too busy", "Not now"], s: "They have no time." });
  const money = record("Money", { said: ["What does it cost"], text: ["An invoice that nobody paid."] });
  const docs = [record("Silence", { said: ["They left me on read"], s: "No answer came." }), busy, money];

  test("finds what people say, and says which words of it were met", () => {
    const [best] = rank(buildIndex(docs), "too busy");
    assert.equal(best.doc, busy);
    assert.equal(best.said, "I am too busy");
    assert.equal(rank(buildIndex(docs), "invoice")[0].said, "");
  });

  test("finds titles, sayings, summaries and texts", () => {
    for (const [query, title] of Object.entries({
      timing: "Timing",
      cost: "Money",
      answer: "Silence",
      nobody: "Money",
    })) {
      assert.equal(titles(docs, query)[0], title, query);
    }
  });

  test("holds words that stand together for more than the same words apart", () => {
    const apart = record("Apart", { said: ["busy is too easy a word"] });
    assert.deepEqual(titles([apart, busy, money], "too busy"), ["Timing", "Apart"]);
  });

  test("forgives one slip, a word that is not finished, and a word that is much alike", () => {
    for (const slip of ["invoise", "nivoice", "invoce", "invoiice", "invoi"]) {
      assert.deepEqual(titles(docs, slip), ["Money"], slip);
    }
    assert.deepEqual(titles(docs, "answering machines"), ["Silence"]);
    assert.deepEqual(titles(docs, "invxxice"), ["Money"]);
    assert.deepEqual(titles(docs, "cast"), ["Money"]);
    assert.deepEqual(titles(docs, "zebra"), []);
  });

  test("completes the last word alone, and none of two letters", () => {
    assert.deepEqual(titles(docs, "inv"), ["Money"]);
    assert.deepEqual(titles(docs, "inv zz"), []);
    assert.deepEqual(titles(docs, "in"), []);
  });

  test("finds something for stop words, and nothing for nothing", () => {
    assert.equal(titles(docs, "i am it").length, 2);
    assert.deepEqual(titles(docs, "  ?!"), []);
  });

  test("puts a script after its situation, ties in the order of the records, and eight at most", () => {
    const pair = [record("Script", { u: "scripts/one/", said: ["pay me"] }), record("Situation", { said: ["pay me"] })];
    assert.deepEqual(titles(pair, "pay me"), ["Situation", "Script"]);
    const many = Array.from({ length: 12 }, (_, at) => record(`${at}`, { said: ["pay me"] }));
    assert.deepEqual(titles(many, "pay me"), ["0", "1", "2", "3", "4", "5", "6", "7"]);
  });
});
