/** A script of the kind *answer*: four messages of which one is sent. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fill, messagesOf, neededBlanks, plain, worriesOf, worryLines } from "../../docs/assets/js/script-fill.js";
import { draftOf } from "../../docs/assets/js/script-out.js";

/** @import { Blank, Texts } from "../../docs/assets/js/script-shapes.js" */

const blank = (/** @type {string} */ id, /** @type {string} */ example) => ({ id, kind: "text", example });
/** @type {{ blanks: Blank[], variants: (Texts & { id: string })[] }} */
const SCRIPT = {
  blanks: [blank("name", "Ann"), blank("part", "an hour"), blank("rest", "the rest")],
  variants: [
    {
      id: "chat",
      yes: [{ say: "Yes, {name}." }],
      partly: [{ say: "{name}, I can do {part}." }, { say: "Bo does {rest}.", worry: "hidden-costs" }],
      later: [{ say: "Not before noon." }],
      no: [
        { say: "No, {name}." },
        { say: "Not next time.", worry: "precedent-fear" },
        { say: "Bo may.", worry: "hidden-costs" },
      ],
    },
  ],
};
const [CHAT] = SCRIPT.variants;

describe("an answer", () => {
  test("holds its own four messages and no others", () => {
    assert.deepEqual(messagesOf(CHAT), ["yes", "partly", "later", "no"]);
    assert.deepEqual(Object.keys(fill(SCRIPT, CHAT, {})), ["yes", "partly", "later", "no", "subject"]);
  });

  test("has the worries of all four messages, each once", () => {
    assert.deepEqual(worriesOf(CHAT), ["hidden-costs", "precedent-fear"]);
  });

  test("gets the lines of a worry in each message that has some", () => {
    const filled = fill(SCRIPT, CHAT, {}, new Set(["hidden-costs"]));
    const said = messagesOf(CHAT).map((name) => filled[name].map(({ parts }) => plain(parts)).join(" "));
    const partly = "Ann, I can do an hour. Bo does the rest.";
    assert.deepEqual(said, ["Yes, Ann.", partly, "Not before noon.", "No, Ann. Bo may."]);
    assert.deepEqual(worryLines(SCRIPT, CHAT, {}, "no"), {
      "hidden-costs": "Bo may.",
      "precedent-fear": "Not next time.",
    });
    assert.deepEqual(worryLines(SCRIPT, CHAT, {}, "yes"), { "hidden-costs": "", "precedent-fear": "" });
  });

  test("wants the blanks of the one message that is sent", () => {
    assert.deepEqual(neededBlanks(SCRIPT, CHAT, undefined, ["no"]), ["name"]);
    assert.deepEqual(neededBlanks(SCRIPT, CHAT, undefined, ["later"]), []);
    assert.deepEqual(neededBlanks(SCRIPT, CHAT), ["name", "part"]);
  });

  test("is remembered in a draft by its name, and any other is not", () => {
    const read = (/** @type {unknown} */ answer) => draftOf({ values: {}, answer }, SCRIPT)?.draft.answer;
    assert.deepEqual(["no", "ask", "constructor", 1, null, undefined].map(read), ["no", ...Array(5)]);
    assert.equal(draftOf({ values: {}, edited: { no: "Mine.", ask: "Theirs." } }, SCRIPT)?.lost, 1);
  });
});
