/** Marks move with what is typed, and no letter of a draft is lost on the way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { editBetween, moved, nearest, pieces } from "../../docs/assets/js/check-marks.js";

const TEXT = fc.string({ maxLength: 40 });

test("an edit is the one place where two texts differ", () => {
  assert.deepEqual(editBetween("you must go", "you could go"), { at: 4, removed: 4, added: 5 });
  assert.deepEqual(editBetween("aa", "aaa"), { at: 2, removed: 0, added: 1 });
  assert.deepEqual(editBetween("same", "same"), { at: 4, removed: 0, added: 0 });
});

test("an edit taken and put in makes the other text", () => {
  fc.assert(
    fc.property(TEXT, TEXT, (before, after) => {
      const { at, removed, added } = editBetween(before, after);
      const made = before.slice(0, at) + after.slice(at, at + added) + before.slice(at + removed);
      assert.equal(made, after);
    }),
  );
});

test("words that are not touched keep their mark, wherever else one types", () => {
  const before = "Anna, you must go now";
  const mark = { from: 6, to: 14, kind: "wakes", key: "a" };
  for (const after of [
    "Dear Anna, you must go now",
    "Anna, you must go now, please",
    "you must go now",
    "Anna, you must",
  ]) {
    const { from, to } = moved(mark, editBetween(before, after));
    assert.equal(after.slice(from, to), "you must");
  }
});

test("what is typed inside a mark belongs to it, and a mark that is deleted is empty", () => {
  const mark = { from: 0, to: 8, kind: "wakes", key: "a" };
  const after = "you really must go";
  const { from, to } = moved(mark, editBetween("you must go", after));
  assert.equal(after.slice(from, to), "you really must");
  const gone = moved(mark, editBetween("you must go", " go"));
  assert.equal(gone.from, gone.to);
});

test("pieces hold the whole text in its order, whatever is marked", () => {
  const marks = fc.array(
    fc.record({
      from: fc.nat(50),
      to: fc.nat(50),
      kind: fc.constantFrom("wakes", "good"),
      key: fc.string(),
    }),
  );
  fc.assert(
    fc.property(TEXT, marks, (text, some) => {
      assert.equal(
        pieces(text, some)
          .map((piece) => piece.text)
          .join(""),
        text,
      );
    }),
  );
});

test("where marks meet, what may wake something is shown", () => {
  const [good, wakes] = [
    { from: 0, to: 9, kind: "good", key: "g" },
    { from: 4, to: 6, kind: "wakes", key: "w" },
  ];
  const shown = pieces("if you must", [good, wakes]).filter(({ mark }) => mark);
  assert.deepEqual(
    shown.map(({ mark }) => mark?.key),
    ["w"],
  );
});

test("a caret leads to the mark around it, else to the next, else to the first", () => {
  const ranges = [
    { from: 2, to: 20 },
    { from: 5, to: 8 },
    { from: 30, to: 33 },
  ];
  assert.equal(nearest(ranges, 6), ranges[1]);
  assert.equal(nearest(ranges, 25), ranges[2]);
  assert.equal(nearest(ranges, 40), ranges[0]);
  assert.equal(nearest([], 4), undefined);
});
