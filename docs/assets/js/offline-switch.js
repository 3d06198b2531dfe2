/**
 * <offline-switch>: the say of a reader in what is kept for reading without a network.
 *
 *   <offline-switch data-on data-off data-refused> <p hidden><label><input type="checkbox"> … </label></p>
 *     <p class="said" role="status"> </offline-switch>
 *
 * Without JavaScript nothing is kept, and nothing is shown.
 */
import { keep, one, readKept } from "./kit.js";
import { begin, SAID_NO } from "./offline.js";

const SITE = new URL("../../", import.meta.url);

class OfflineSwitch extends HTMLElement {
  connectedCallback() {
    const box = one(this, "input", HTMLInputElement);
    box.autocomplete = "off";
    box.checked = readKept("localStorage", SAID_NO) === null;
    box.onchange = () => this.changed(box);
    one(this, "p").hidden = !navigator.serviceWorker || !SITE.protocol.startsWith("http");
  }

  /** @param {HTMLInputElement} box */
  async changed(box) {
    const done = keep("localStorage", SAID_NO, box.checked ? null : true) && (await this.settle(box.checked));
    if (!done) box.checked = readKept("localStorage", SAID_NO) === null;
    one(this, ".said").textContent = this.dataset[done ? (box.checked ? "on" : "off") : "refused"] ?? "";
  }

  /**
   * Begin, or take away what is kept.
   * @param {boolean} on
   */
  async settle(on) {
    try {
      if (on) await begin();
      else await forget();
      return true;
    } catch {
      return false;
    }
  }
}

async function forget() {
  const registration = await navigator.serviceWorker.getRegistration(SITE);
  await registration?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(`askwell ${SITE.pathname} `)); // as the worker's
  await Promise.all(names.map((name) => caches.delete(name)));
}

if (!customElements.get("offline-switch")) customElements.define("offline-switch", OfflineSwitch);
