/** The search's words: split alike however they are written, related, and told apart by slips. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { slips, stem, words } from "../../docs/assets/js/search-words.js";

describe("a text", () => {
  test("is split without marks, accents and apostrophes of any kind", () => {
    assert.deepEqual(words("Don\u2019t l\u00e9ave me on 'read'!"), ["dont", "leave", "me", "on", "read"]);
    for (const mark of "'\u2018\u2019\u02bc`\u00b4\u2032\uff07") assert.deepEqual(words(`don${mark}t`), ["dont"], mark);
    assert.deepEqual(words("Stra\u00dfe na\u00efve \u0142ada s\u00f8t \u00e6on"), [
      "strasse",
      "naive",
      "lada",
      "sot",
      "aeon",
    ]);
    assert.deepEqual(words("in\u00advoice\u200b"), ["invoice"]);
    assert.deepEqual(words("?!"), []);
  });
  test("keeps a letter with what a hyphen ties it to, and parts words", () => {
    for (const mail of ["e-mail", "E\u2010mail", "e\u2011mail", "email"])
      assert.deepEqual(words(mail), ["email"], mail);
    assert.deepEqual(words("follow-up by T-shirt"), ["follow", "up", "by", "tshirt"]);
  });
});

describe("a word", () => {
  /** @type {string[][]} */
  const families = [
    ["ask", "asks", "asked", "asking"],
    ["apologise", "apologize", "apologised", "apologizing", "apologising"],
    ["organiser", "organizer"],
    ["favour", "favor", "favours", "favors"],
    ["behavioural", "behavioral"],
    ["neighbour", "neighbor"],
    ["centre", "center", "centres"],
    ["licence", "license", "licensed"],
    ["practice", "practise", "practising"],
    ["dialogue", "dialog"],
    ["grey", "gray"],
    ["mould", "mold"],
    ["travelled", "traveled"],
    ["instalment", "installment"],
    ["judgement", "judgment"],
    ["copy", "copies", "copied"],
    ["box", "boxes"],
    ["care", "cares", "cared", "caring", "careful"],
    ["use", "used", "using"],
    ["leave", "leaves", "leaving"],
    ["price", "priced", "pricing"],
    ["raise", "raised", "raising"],
    ["change", "changed", "changing"],
    ["type", "typing"],
    ["argue", "arguing", "argument"],
    ["hang", "hanging"],
    ["miss", "missed"],
    ["agree", "agreed", "agreement"],
    ["cover", "covered", "covers"],
    ["plan", "planned", "planning", "planner"],
    ["pay", "paying", "payment"],
    ["thank", "thankful", "thankfully"],
    ["bossy", "boss"],
  ];
  for (const [first, ...others] of families) {
    test(`${first} is found by ${others.join(", ")}`, () => {
      for (const other of others) assert.equal(stem(other), stem(first), other);
    });
  }
  /** @type {[string, string][]} */
  const strangers = [
    ["car", "care"],
    ["not", "note"],
    ["plan", "plane"],
    ["past", "paste"],
    ["star", "stare"],
    ["four", "for"],
    ["they", "the"],
    ["come", "comment"],
    ["bus", "business"],
    ["busy", "business"],
    ["even", "evening"],
    ["party", "part"],
    ["story", "store"],
    ["number", "numb"],
    ["family", "famous"],
    ["us", "use"],
    ["state", "statement"],
  ];
  for (const [one, other] of strangers) {
    test(`${one} is no ${other}`, () => assert.notEqual(stem(one), stem(other)));
  }
  test("without an ending stays", () => {
    for (const word of ["bus", "need", "sing", "thing", "status", "family"]) assert.equal(stem(word), word);
  });
});

describe("slips", () => {
  /** @type {[one: string, other: string, slips: number][]} */
  const pairs = [
    ["invoice", "invoice", 0],
    ["embarass", "embarrass", 1],
    ["invoise", "invoice", 1],
    ["invoic", "invoice", 1],
    ["nivoice", "invoice", 1],
    ["invoiec", "invoice", 1],
    ["reccomendation", "recommendation", 2],
    ["refund", "refuse", 2],
    ["horse", "house", 2],
    ["hosue", "house", 1],
    ["nvoice", "invoice", Infinity],
    ["doctor", "documents", Infinity],
    ["family", "famous", 3],
  ];
  for (const [one, other, count] of pairs) {
    test(`${one}, ${other}: ${count}`, () => {
      assert.equal(slips(one, other), count);
      assert.equal(slips(other, one), count);
    });
  }
});
