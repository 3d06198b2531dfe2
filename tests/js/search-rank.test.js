/** The ranking of the search, on records small enough to reckon with. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { buildIndex } from "../../docs/assets/js/search-index.js";
import { answer } from "../../docs/assets/js/search-rank.js";

/** @import { Doc } from "../../docs/assets/js/search-index.js" */

/**
 * Make a record.
 * @param {string} title
 * @param {Partial<Doc>} more
 * @returns {Doc}
 */
const record = (title, more = {}) => ({ u: `patterns/${title}/`, k: "Pattern", t: title, said: [], s: "", ...more });

/**
 * Answer a question.
 * @param {Doc[]} docs
 * @param {string} query
 */
function asked(docs, query) {
  const { hits, near, ...more } = answer(buildIndex(docs), query);
  return { hits: hits.map(({ doc }) => doc.t), near: near.map(({ doc }) => doc.t), ...more };
}
const titles = (/** @type {Doc[]} */ docs, /** @type {string} */ query) => asked(docs, query).hits;

const busy = record("Timing", { said: ["I am too busy", "Not now"], s: "They have no time." });
const money = record("Money", {
  said: ["What does it cost", "an unpaid invoice"],
  text: ["Petrol. The reminder is late."],
});
const silence = record("Silence", { said: ["They left me on read", "they refuse to answer"], s: "No reply came." });
const letter = record("Letter", { said: ["a letter of recommendation", "follow-up email", "careful, a pay rise"] });
const docs = [silence, busy, money, letter];

describe("a search", () => {
  test("finds what people say, and shows which words of it were met", () => {
    const [best] = answer(buildIndex(docs), "too busy").hits;
    assert.deepEqual([best.doc, best.said, best.saying], [busy, "I am too busy", true]);
  });

  test("shows what else was met where no saying was, a sentence of it", () => {
    const { near } = answer(buildIndex(docs), "reminder");
    assert.deepEqual([near[0].doc, near[0].said, near[0].saying], [money, "The reminder is late.", false]);
    assert.equal(answer(buildIndex(docs), "letter").hits[0].said, "a letter of recommendation");
    assert.equal(answer(buildIndex(docs), "money").hits[0].said, "");
  });

  test("holds words that stand together for more than the same words apart", () => {
    const apart = record("Apart", { said: ["busy is too easy a word"] });
    assert.deepEqual(titles([apart, busy, money], "too busy"), ["Timing", "Apart"]);
  });

  test("leaves out what is weak beside the best", () => {
    const weak = record("Weak", { text: ["An invoice came.", ...Array(40).fill("There is much else to say of it.")] });
    assert.deepEqual(titles([...docs, weak], "unpaid invoice"), ["Money"]);
  });

  test("finds a question by its stop words where they make a saying, and nothing for one of them or for no word", () => {
    assert.equal(titles(docs, "they left me on it")[0], "Silence");
    assert.equal(titles(docs, "what does it").at(0), "Money");
    assert.deepEqual([titles(docs, "they"), titles(docs, "what")], [[], ["Money"]]);
    for (const typed of ["", "  ?!"]) {
      const { hits, near, unknown, early } = asked(docs, typed);
      assert.deepEqual([hits, near, unknown, early], [[], [], [], false]);
    }
  });

  test("leads a wish to the situation for the rest where it says as much as another", () => {
    const rest = record("Rest", { said: ["a lift to town"], rest: true });
    const taxi = record("Taxi", { said: ["a lift to town"] });
    assert.deepEqual(titles([taxi, rest, busy], "lift to town"), ["Rest", "Taxi"]);
    assert.deepEqual(titles([taxi, { ...rest, rest: undefined }, busy], "lift to town"), ["Taxi", "Rest"]);
  });

  test("needs less of many telling words than of two", () => {
    const long = record("Long", { said: ["my neighbour plays drums late on weekdays and never says sorry"] });
    assert.deepEqual(titles([...docs, long], "neighbour giraffe"), []);
    assert.deepEqual(titles([...docs, long], "neighbour drums late weekdays never giraffe"), ["Long"]);
  });

  test("holds a situation and its scripts for one, the situation before its script, ties in the records' order", () => {
    const situation = record("Situation", { u: "situations/one/", said: ["pay me"] });
    const script = record("Script", { u: "scripts/one/", said: ["pay me"], of: "situations/one/" });
    const second = record("Second", { u: "scripts/two/", said: ["pay me a lot"], of: "situations/one/" });
    assert.deepEqual(titles([script, second, situation], "pay me"), ["Situation"]);
    assert.deepEqual(titles([script, second, situation], "pay me a lot"), ["Second"]);
    const many = Array.from({ length: 12 }, (_, at) => record(`${at}`, { said: ["pay me"] }));
    assert.deepEqual(titles(many, "pay me"), ["0", "1", "2", "3", "4", "5", "6", "7"]);
  });
});

describe("a word that no page holds", () => {
  test("is said, and finds nothing that only looks like it", () => {
    for (const word of ["doctor", "pet", "car", "dog", "family", "zebra"]) {
      assert.deepEqual([titles(docs, word), asked(docs, word).unknown], [[], [word]], word);
    }
  });

  test("may have something near it, which is no answer", () => {
    const { hits, near, unknown } = asked(docs, "refund");
    assert.deepEqual([hits, near, unknown], [[], ["Silence"], ["refund"]]);
  });

  test("costs a question no hit whose other words are known", () => {
    const { hits, unknown } = asked(docs, "they refuse to answer my giraffe, left on read");
    assert.deepEqual([hits[0], unknown], ["Silence", ["giraffe"]]);
  });

  test("is half of a short question, which then has no answer", () => {
    const { hits, near, unknown } = asked(docs, "giraffe invoice");
    assert.deepEqual([hits, near, unknown], [[], ["Money"], ["giraffe"]]);
  });

  test("has near it what its neighbours say, before what a slip would make of it", () => {
    const plan = record("Plan", { said: ["my plan b"] });
    const { hits, near, unknown } = asked([...docs, plan], "read plane");
    assert.deepEqual([hits, near, unknown], [[], ["Silence"], ["plane"]]);
  });

  test("is named once, and neither figures nor what is left of I've and don't are", () => {
    assert.deepEqual(asked(docs, "zebra I've don't 2019 zebra").unknown, ["zebra"]);
  });
});

describe("a word that is known", () => {
  test("answers in a title or a saying, and is only near where it is said in passing", () => {
    assert.deepEqual(titles(docs, "timing"), ["Timing"]);
    assert.deepEqual(titles(docs, "cost"), ["Money"]);
    assert.deepEqual([asked(docs, "petrol").hits, asked(docs, "petrol").near], [[], ["Money"]]);
    assert.deepEqual(asked(docs, "petrol").unknown, []);
  });

  test("does not answer for two that never stand in one text", () => {
    assert.deepEqual(asked(docs, "read cost").hits, []);
    assert.deepEqual(asked(docs, "read cost").near, ["Silence", "Money"]);
  });
});

describe("what is not finished or has a slip in it", () => {
  test("is completed to a word that begins so: the last word, from four letters on", () => {
    assert.deepEqual([titles(docs, "invo"), asked(docs, "invo").used], [["Money"], ["invoice"]]);
    for (const query of ["inv", "invo ", "invo zz", "pet", "car"]) assert.deepEqual(titles(docs, query), [], query);
  });

  test("is waited for while a letter or two stand there, and takes nothing from the words before it", () => {
    assert.deepEqual([asked(docs, "p").early, asked(docs, "pe").early, asked(docs, "pet").early], [true, true, false]);
    assert.deepEqual([titles(docs, "invoice p"), asked(docs, "invoice p").unknown], [["Money"], []]);
    assert.deepEqual([titles(docs, "invoice pet"), asked(docs, "invoice pet").unknown], [["Money"], ["pet"]]);
    assert.deepEqual([titles(docs, "invoice pet "), titles(docs, "invoice dog")], [[], []]);
  });

  test("is mended within one letter, in a long word two, and named", () => {
    for (const slip of ["invoise", "nivoice", "invoce", "invoiice"]) {
      assert.deepEqual([titles(docs, slip), asked(docs, slip).used], [["Money"], ["invoice"]], slip);
    }
    assert.deepEqual(asked(docs, "reccomendation").used, ["recommendation"]);
    for (const other of ["invxxice", "cast", "redd", "refunds"]) assert.deepEqual(titles(docs, other), [], other);
  });

  test("is no two words of which one says nothing", () => {
    const apart = [record("One", { said: ["for get the key", "the sick note came"] })];
    assert.deepEqual([asked(apart, "forgets").used, asked(apart, "sicknote").used], [[], ["sick note"]]);
  });

  test("takes the word that people say most, of those as near", () => {
    const pair = [record("One", { text: ["late payments"] }), record("Two", { said: ["late pavements"] })];
    assert.deepEqual(asked(pair, "pabements").used, ["pavements"]);
  });
});

describe("a sure answer", () => {
  test("holds all that tells the subject in one text, and no slip", () => {
    for (const sure of ["unpaid invoice", "what does it cost", "i am too busy"])
      assert.ok(asked(docs, sure).sure, sure);
    for (const not of ["busy with an unpaid invoice", "unpaid invoise"]) {
      assert.deepEqual([asked(docs, not).sure, asked(docs, not).hits.length > 0], [false, true], not);
    }
  });
});

describe("spelling", () => {
  const same = (/** @type {Doc[]} */ docs, /** @type {string[]} */ ...queries) => {
    for (const query of queries) assert.deepEqual(titles(docs, query), titles(docs, queries[0]), query);
    assert.ok(titles(docs, queries[0]).length, queries[0]);
  };
  test("with and without a hyphen, in one word or two, finds the same", () => {
    same(docs, "email", "e-mail", "E-Mail", "e mail");
    same(docs, "follow-up", "follow up", "followup");
    same(docs, "pay rise", "payrise", "pay-rise");
    const both = [record("One", { said: ["my coworker left"] }), record("Two", { said: ["a co-worker stayed"] })];
    same(both, "coworker", "co-worker", "co worker");
    assert.equal(titles(both, "coworker").length, 2);
    same([record("Free", { said: ["this weekend"] })], "weekend", "week end", "week-end");
  });
  test("with and without accents and apostrophes, British or American, finds the same", () => {
    const some = [record("One", { said: ["r\u00e9sum\u00e9 for a favour", "it's not my job"] })];
    same(some, "r\u00e9sum\u00e9", "resume");
    same(some, "favour", "favor", "favours");
    same(some, "it's not my job", "its not my job", "it\u2019s not my job");
  });
});

describe("whatever is typed", () => {
  const index = buildIndex(docs);
  test("has hits or has none, and then at most three that are near", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
        const { hits, near } = answer(index, typed);
        assert.ok(!hits.length || !near.length);
        assert.ok(near.length <= 3);
      }),
    );
  });
  test("is answered at once, a pasted page too", () => {
    const from = performance.now();
    for (const pasted of ["a".repeat(200_000), "zebra crossing ".repeat(20_000)]) answer(index, pasted);
    assert.ok(performance.now() - from < 2000);
  });
});
