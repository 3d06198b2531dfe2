/** What leaves the page on request: the clipboard, a mail, a link. */

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
  return `draft=${btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/** Read a draft from an address: undefined where there is none, null where it cannot be read. */
export function readDraft(hash) {
  const found = /^#draft=([\w-]+)/.exec(hash);
  if (!found) return hash.startsWith("#draft") ? null : undefined;
  try {
    const bytes = Uint8Array.from(atob(found[1].replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
    const draft = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return draft !== null && typeof draft === "object" && typeof (draft.values ?? {}) === "object" ? draft : null;
  } catch {
    return null;
  }
}
