/**
 * <reading-bar>: where one is in a track, a box to tick the step as its list does, and the way to the next one.
 * Fetched by <reading-step> for whoever came from the list; it ends the article, and its style sheet keeps it in sight.
 */
import { follow, keep, make, readKept } from "./kit.js";
import { Kept } from "./learn-kept.js";
import { ticksOf } from "./learn-tally.js";
import { REACHED } from "./reading-step.js";

class ReadingBar extends HTMLElement {
  kept = new Kept("");
  step = "";
  box = make("input", { type: "checkbox" });

  connectedCallback() {
    follow(this);
    this.show();
  }

  disconnectedCallback() {
    follow(this, false);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.kept.heard(event)) this.show();
  }

  show() {
    this.box.checked = ticksOf(this.kept.read()).includes(this.step);
  }

  tick() {
    const others = ticksOf(this.kept.read()).filter((id) => id !== this.step);
    this.kept.write(this.box.checked ? [...others, this.step] : others);
  }
}

if (!customElements.get("reading-bar")) customElements.define("reading-bar", ReadingBar);

/**
 * Show the bar at the end of the article.
 * @param {HTMLElement} place the <reading-step>, with the words in its dataset
 * @param {HTMLAnchorElement} link to the step in its list
 */
export function openBar(place, link) {
  const { track, step = "", here = "", onward, next = "", nextTitle, nextStep } = link.dataset;
  const bar = /** @type {ReadingBar} */ (document.createElement("reading-bar"));
  bar.kept = new Kept(`askwell:track:${track}`);
  bar.step = step;
  bar.box.onchange = () => bar.tick();
  const title = make("span", {}, nextTitle ? `: ${nextTitle}` : "");
  const way = make("a", { className: "onward", href: onward }, next, title);
  way.onclick = () => {
    const reached = ticksOf(readKept("sessionStorage", REACHED));
    keep("sessionStorage", REACHED, [...new Set([...reached, `${track}/${nextStep}`])]);
  };
  const sheet = make("link", { rel: "stylesheet", href: `${new URL("../css/reading.css", import.meta.url)}` });
  bar.append(sheet, make("a", { href: link.href }, here), make("label", {}, bar.box, ` ${place.dataset.done}`), way);
  bar.setAttribute("role", "navigation");
  bar.setAttribute("aria-label", place.dataset.name ?? "");
  place.closest("article")?.append(bar);
}
