/** Lets the browser keep what is opened, to be read without a network. The reader's say in it: offline-switch.js. */
import { readKept } from "./kit.js";

export const SAID_NO = "askwell:not-offline";
const worker = new URL("../../service-worker.js", import.meta.url).href;
/** @type {any} names this script, where texts may not */
const trusted = /** @type {any} */ (window).trustedTypes?.createPolicy("askwell", { createScriptURL: () => worker });

export async function begin() {
  const { serviceWorker } = navigator; // none where the address is not secure
  if (!serviceWorker || !worker.startsWith("http")) return;
  const registration = await serviceWorker.register(trusted?.createScriptURL("") ?? worker);
  window.onoffline = () => registration.active?.postMessage(""); // to serve this page
}

/** What it fetches would only hold up what the page itself fetches. */
function beginLate() {
  if (document.readyState !== "complete") addEventListener("load", beginLate, { once: true });
  else begin().catch(() => {}); // refused, or no network
}

if (readKept("localStorage", SAID_NO) === null) beginLate();
