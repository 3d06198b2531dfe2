/** <reading-step>: adds a bar, *done* and *next*, for whoever came from the list whose step the page is (steps.html). */
import { all, readKept } from "./kit.js";

export const REACHED = "askwell:reached"; // by *next*, in this tab: track/step

class ReadingStep extends HTMLElement {
  connectedCallback() {
    const reached = [readKept("sessionStorage", REACHED)].flat();
    const link = all(this, "a", HTMLAnchorElement).find(({ href, dataset: { track, step } }) => {
      return reached.includes(`${track}/${step}`) || href.split("#")[0] === document.referrer;
    });
    if (link) import("./reading-bar.js").then(({ openBar }) => openBar(this, link));
  }
}

if (!customElements.get("reading-step")) customElements.define("reading-step", ReadingStep);
