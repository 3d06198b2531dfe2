/** What leaves the page on request: the clipboard, a mail, a link. */

const FULL = 20000; // characters in one blank of a shared draft
const LONGEST = 1800; // characters of a mail link that every system still opens

/** Copy what an element shows; where the clipboard refuses, select it instead and return false. */
export async function copyText(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}

/** Make a mail link; one that would be too long carries the subject only. */
export function mailAddress(subject, body) {
  const encode = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
  const short = `mailto:?subject=${encode(subject)}`;
  const whole = `${short}&body=${encode(body)}`;
  return whole.length <= LONGEST ? { address: whole, whole: true } : { address: short, whole: false };
}

/** Write a draft for the part of an address that no server sees. */
export function writeDraft(draft) {
  const bytes = new TextEncoder().encode(JSON.stringify(draft));
  return `draft=${btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "")}`;
}

/**
 * Read a draft from an address: undefined where there is none, null where nothing can be read.
 *
 * What does not belong is left out and counted in `lost`: unknown blanks, values that are no text, and what goes
 * beyond the length of a long letter.
 */
export function readDraft(hash, known) {
  const found = /^#draft=([\w-]+)$/.exec(hash);
  if (!found) return hash.startsWith("#draft") ? null : undefined;
  try {
    const bytes = Uint8Array.from(atob(found[1].replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const draft = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof draft.values !== "object") return null;
    const given = Object.entries(draft.values);
    const values = given.filter(([id, text]) => known.includes(id) && typeof text === "string" && text.length <= FULL);
    const off = Array.isArray(draft.off) ? draft.off.filter((line) => typeof line === "string") : [];
    return {
      values: Object.fromEntries(values),
      variant: String(draft.variant ?? ""),
      off,
      lost: given.length - values.length,
    };
  } catch {
    return null;
  }
}
