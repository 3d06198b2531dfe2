/** What leaves the page on request, as far as it needs no page: a mail, a link to a draft. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { draftOf, mailAddress, readDraft, writeDraft } from "../../docs/assets/js/script-out.js";

describe("a mail link", () => {
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
 * @param {any} draft
 */
const addressOf = (draft) => `#${writeDraft(draft)}`;

describe("a draft in an address", () => {
  const known = ["name", "why"];

  test("comes back as it was, in characters that every address holds", () => {
    const texts = fc.string({ unit: "binary", maxLength: 60 });
    const values = fc.record({ name: texts, why: texts }, { noNullPrototype: true });
    const drafts = fc.record({ values, variant: texts, off: fc.array(texts) }, { noNullPrototype: true });
    fc.assert(
      fc.property(drafts, (draft) => {
        const address = addressOf(draft);
        assert.match(address, /^#draft=[\w-]+$/);
        assert.deepEqual(readDraft(address, known), { ...draft, lost: 0 });
      }),
    );
  });

  test("may be long", () => {
    const why = "\u{1f600}".repeat(9000);
    const values = { name: "", why };
    assert.equal(readDraft(addressOf({ values, variant: "", off: [] }), known)?.values.why, why);
  });

  test("is not there where the address says nothing of one", () => {
    for (const hash of ["", "#", "#message-ask", "#nudge"]) assert.equal(readDraft(hash, known), undefined);
  });

  test("that cannot be read is told from one that is not there", () => {
    for (const hash of ["#draft", "#draft=", "#draft=%%%", "#draft=AAAA", "#draft=A"]) {
      assert.equal(readDraft(hash, known), null, hash);
    }
    const badBytes = btoa('{"values":{"name":"\xff"}}').replace(/=+$/, "");
    assert.equal(readDraft(`#draft=${badBytes}`, known), null);
    for (const other of [null, 3, "x", [], {}, { values: 3 }, { values: null }]) {
      assert.equal(readDraft(addressOf(other), known), null, JSON.stringify(other));
    }
  });

  test("is read as far as it goes, and what does not belong is counted", () => {
    const values = { name: "Ada", why: null, nonsense: "x" };
    const draft = { values, variant: ["mail"], off: ["ask.1", 2, null], more: 1 };
    assert.deepEqual(readDraft(addressOf(draft), known), {
      values: { name: "Ada" },
      variant: "mail",
      off: ["ask.1"],
      lost: 2,
    });
    assert.deepEqual(readDraft(addressOf({ values: { name: ["Ada"] } }), known)?.values, {});
    assert.deepEqual(readDraft(addressOf({ values: {}, off: "ask.1" }), known), {
      values: {},
      variant: "",
      off: [],
      lost: 0,
    });
  });

  test("takes 20,000 characters in a blank from an address, and any number from this tab", () => {
    const longest = { values: { why: "x".repeat(20000) } };
    const over = { values: { why: "x".repeat(20001) } };
    assert.equal(readDraft(addressOf(longest), known)?.lost, 0);
    assert.equal(readDraft(addressOf(over), known)?.lost, 1);
    assert.deepEqual(draftOf(over, known)?.values, over.values);
  });
});
