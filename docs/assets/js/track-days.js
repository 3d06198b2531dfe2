/**
 * <track-days>: the steps of a track with a day each, for who gives the first one.
 *
 *   <track-days data-dated data-refused> <p hidden><label> … <input type="date"></label></p>
 *     <a href="….ics" download> … <p class="said" role="status"> </track-days>
 *
 * Without JavaScript, and while no day is given, each link leads to its list of tasks as it is.
 */
import { around, make, one } from "./kit.js";
import { dated } from "./track-dated.js";

class TrackDays extends HTMLElement {
  connectedCallback() {
    one(this, "p").hidden = false;
    this.onclick = (/** @type {Event} */ event) => {
      const link = around(event, "a[download]");
      const { value } = one(this, "input", HTMLInputElement);
      if (!(link instanceof HTMLAnchorElement) || !value) return;
      event.preventDefault();
      this.take(link.href, value);
    };
  }

  /**
   * @param {string} address
   * @param {string} first as "2026-03-12"
   */
  async take(address, first) {
    const [year, month, date] = first.split("-").map(Number);
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const file = dated(await answer.text(), new Date(year, month - 1, date));
      const href = URL.createObjectURL(new Blob([file], { type: "text/calendar" }));
      make("a", { href, download: address.split("/").pop() }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000); // once the browser has read it
      this.say("dated");
    } catch {
      this.say("refused");
    }
  }

  /** @param {"dated" | "refused"} outcome */
  say(outcome) {
    one(this, ".said").textContent = this.dataset[outcome] ?? "";
  }
}

if (!customElements.get("track-days")) customElements.define("track-days", TrackDays);
