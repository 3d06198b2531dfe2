/** What leaves the page on request, as far as it needs no page: a mail, a link to a draft. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { draftOf, mailAddress, readDraft, writeDraft } from "../../docs/assets/js/script-out.js";

describe("a mail link", () => {
  test("of a broken character goes without it", () => {
    assert.equal(mailAddress("a\ud800", "b").address, "mailto:?subject=a&body=b");
  });

  test("is encoded: line breaks, ampersands and plus signs survive", () => {
    const body = "One%0D%0ATwo%20%3D%202%20%26%203";
    assert.deepEqual(mailAddress("A & B + C?", "One\nTwo = 2 & 3"), {
      address: `mailto:?subject=A%20%26%20B%20%2B%20C%3F&body=${body}`,
      whole: true,
    });
    assert.equal(mailAddress("", "One\r\ntwo").address, "mailto:?subject=&body=One%0D%0Atwo");
  });

  test("of up to 1,800 characters is whole, and a longer one carries the subject alone", () => {
    const room = 1800 - "mailto:?subject=S&body=".length;
    assert.deepEqual(mailAddress("S", "x".repeat(room)), {
      address: `mailto:?subject=S&body=${"x".repeat(room)}`,
      whole: true,
    });
    assert.deepEqual(mailAddress("S", "x".repeat(room + 1)), { address: "mailto:?subject=S", whole: false });
  });
});

/**
 * Write anything into an address as a draft is written.
 * @param {unknown} draft
 */
const addressOf = (draft) => `#draft=${Buffer.from(JSON.stringify(draft)).toString("base64url")}`;

/** @type {Pick<import("../../docs/assets/js/script-shapes.js").Texts, "ask" | "nudge" | "if_yes" | "if_no">} */
const EMPTY = { ask: [], nudge: [], if_yes: [], if_no: [] };
/** @type {Parameters<typeof readDraft>[1]} */
const SCRIPT = {
  blanks: [
    { id: "name", kind: "text", example: "Ada" },
    { id: "why", kind: "long", example: "It rains." },
    { id: "day", kind: "day", example: "Friday" },
    { id: "at", kind: "time", example: "15:00" },
    { id: "minutes", kind: "number", example: "10" },
    { id: "verb", kind: "choice", example: "may I", choices: ["may I", "could you"] },
  ],
  variants: [
    {
      ...EMPTY,
      id: "mail",
      ask: [
        { say: "One.", worry: "hidden-costs" },
        { say: "Two.", worry: null },
      ],
    },
    {
      ...EMPTY,
      id: "chat",
      ask: [{ say: "One.", worry: "status-signals" }],
      nudge: [{ say: "Two." }],
    },
  ],
};
const NOTHING = { values: {}, variant: "mail", worries: [], edited: {} };

describe("a draft in an address", () => {
  test("comes back as it was, in characters that every address holds", () => {
    const texts = fc.string({ unit: "binary", maxLength: 60 });
    const values = fc.record({ name: texts, why: texts }, { noNullPrototype: true });
    const drafts = fc.record(
      {
        values,
        variant: fc.constantFrom("mail", "chat"),
        worries: fc.subarray(["hidden-costs", "status-signals"]),
        edited: fc.record({ ask: texts, if_no: texts }, { noNullPrototype: true, requiredKeys: [] }),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(drafts, (draft) => {
        const { hash, left } = writeDraft(draft);
        assert.match(hash, /^#draft=[\w-]+$/);
        assert.equal(left, 0);
        assert.deepEqual(readDraft(hash, SCRIPT), { draft, lost: 0 });
      }),
    );
  });

  test("of many thousand letters is written in pieces and comes back", () => {
    const why = "\u{1f600}".repeat(9000);
    const { hash } = writeDraft({ ...NOTHING, values: { name: "", why }, edited: { ask: "x".repeat(20000) } });
    const read = readDraft(hash, SCRIPT);
    assert.equal(read?.draft.values.why, why);
    assert.equal(read?.draft.edited.ask?.length, 20000);
  });

  test("leaves out what is above 20,000 letters, and tells the sharer how much", () => {
    const [longest, over] = ["x".repeat(20000), "x".repeat(20001)];
    const draft = { ...NOTHING, values: { name: longest, why: over }, edited: { ask: over, nudge: longest } };
    const { hash, left } = writeDraft(draft);
    assert.equal(left, 2);
    assert.deepEqual(readDraft(hash, SCRIPT), {
      draft: { ...draft, values: { name: longest }, edited: { nudge: longest } },
      lost: 0,
    });
    assert.equal(writeDraft({ ...NOTHING, values: { name: "\u00e4".repeat(200_000) } }).left, 1);
  });

  test("is not there where the address says nothing of one", () => {
    for (const hash of ["", "#", "#message-ask", "#nudge"]) assert.equal(readDraft(hash, SCRIPT), undefined);
  });

  test("that cannot be read is told from one that is not there", () => {
    for (const hash of ["#draft", "#draft=", "#draft=%%%", "#draft=AAAA", "#draft=A"]) {
      assert.equal(readDraft(hash, SCRIPT), null, hash);
    }
    for (const other of [null, 3, "x", [], {}, { values: 3 }, { values: null }]) {
      assert.equal(readDraft(addressOf(other), SCRIPT), null, JSON.stringify(other));
    }
  });

  test("is read as far as it goes, and what does not belong is counted", () => {
    const read = {
      values: { name: "Ada", why: 7, nonsense: "x" },
      variant: "chat",
      worries: ["hidden-costs", "gone", 3, "hidden-costs", "no-ask"],
      edited: { ask: "Mine.", subject: "Mine.", nudge: null },
      more: 1,
    };
    const draft = { values: { name: "Ada" }, variant: "chat", worries: ["hidden-costs"], edited: { ask: "Mine." } };
    assert.deepEqual(readDraft(addressOf(read), SCRIPT), { draft, lost: 7 });
  });

  test("of a variant that is gone opens in the first, and that is counted", () => {
    for (const variant of ["letter", 3, ["mail"]]) {
      assert.deepEqual(readDraft(addressOf({ values: {}, variant }), SCRIPT), { draft: NOTHING, lost: 1 });
    }
    assert.deepEqual(readDraft(addressOf({ values: {} }), SCRIPT), { draft: NOTHING, lost: 0 });
  });

  test("of the first edition opens: the lines that it left out are counted", () => {
    const read = { values: { name: "Ada" }, variant: "mail", off: ["ask.1", "nudge.0"] };
    assert.deepEqual(readDraft(addressOf(read), SCRIPT), { draft: { ...NOTHING, values: read.values }, lost: 2 });
    assert.equal(readDraft(addressOf({ values: {}, off: "ask.1", worries: "x" }), SCRIPT)?.lost, 0);
  });

  test("loses what its fields would not hold, and that is counted", () => {
    /** @type {[string, string[], string[]][]} */
    const cases = [
      ["verb", ["may I", "could you", ""], ["shall we", "May I"]],
      ["day", ["Friday", "today", "12 March", "Thursday 12 March", ""], ["soon", "40 March", "friday"]],
      ["at", ["09:30", "23:59", ""], ["9:30", "24:00", "noon"]],
      ["minutes", ["10", "0025", "1e1", "-5", "2.5", ""], ["25-30", "ten", "1,200", "."]],
    ];
    for (const [id, held, lost] of cases) {
      for (const [texts, count] of /** @type {[string[], number][]} */ ([
        [held, 0],
        [lost, 1],
      ])) {
        for (const text of texts) {
          const read = readDraft(addressOf({ values: { [id]: text } }), SCRIPT);
          assert.deepEqual([read?.lost, read?.draft.values[id]], [count, count ? undefined : text], `${id}: ${text}`);
        }
      }
    }
  });

  test("has no power over the page: only known names are taken", () => {
    const hash = `#draft=${Buffer.from('{"values":{"__proto__":"x","constructor":"y"}}').toString("base64url")}`;
    assert.deepEqual(readDraft(hash, SCRIPT), { draft: NOTHING, lost: 2 });
  });

  test("takes 20,000 letters in a text from an address, and 100,000 from this tab", () => {
    const over = { values: { why: "x".repeat(20001) }, edited: { ask: "x".repeat(20001) } };
    assert.equal(readDraft(addressOf(over), SCRIPT)?.lost, 2);
    assert.deepEqual(draftOf(over, SCRIPT), { draft: { ...NOTHING, ...over }, lost: 0 });
    assert.equal(draftOf({ values: { why: "x".repeat(100_001) } }, SCRIPT)?.lost, 1);
  });
});
