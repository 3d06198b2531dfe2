/** Lets the browser keep what is opened, to be read without a network; offline-switch.js is the reader's say in it. */
import { readKept } from "./kit.js";

export const SAID_NO = "askwell:not-offline";
const worker = new URL("../../service-worker.js", import.meta.url).href;
/** @type {any} may name a script where a text may not; it names this one */
const trusted = /** @type {any} */ (window).trustedTypes?.createPolicy("askwell", { createScriptURL: () => worker });

export async function begin() {
  // none on a disk, or where the address is not secure
  if (worker.startsWith("http")) await navigator.serviceWorker?.register(trusted?.createScriptURL("") ?? worker);
}

if (readKept("localStorage", SAID_NO) === null) begin().catch(() => {}); // refused, or no network
