/**
 * <mixed-practice>: a round of exercises, one at a time, fetched from their own pages.
 *
 *   <mixed-practice data-round="6" …words> <button data-action="start">, "next", "stop"
 *     <p class="progress" role="status" tabindex="-1"> <div class="mixed-stage"> <div class="mixed-end"> <ul> … </div>
 *   <ol class="mixed-list"> <li data-exercise="id"> <a href> … <a data-skill href> … </ol>
 *
 * Without JavaScript the list is all there is, and its order is a good one to do them in.
 *
 * @import { Turn } from './practice-log.js'
 */
import { all, follow, make, one, told, wireActions } from "./kit.js";
import { Kept, PRACTICE, wireKeeping } from "./learn-kept.js";

/** Fetched with the first exercise. */
const plan = () => import("./practice-plan.js");

class MixedPractice extends HTMLElement {
  kept = new Kept(PRACTICE);
  /** @type {Turn[]} */
  turns = [];

  constructor() {
    super();
    wireKeeping(this);
    wireActions(this, { start: () => this.start(), next: () => this.next(), stop: () => this.stop() });
    this.addEventListener("practice-answered", async (event) => {
      if (!(event instanceof CustomEvent)) return;
      event.preventDefault();
      const { logged, readLog } = await plan();
      this.kept.write(logged(readLog(this.value), this.turns, event.detail, Date.now()));
      this.turns = [...this.turns, event.detail];
      this.offer("next", "stop");
    });
  }

  connectedCallback() {
    follow(this);
    this.open();
  }

  disconnectedCallback() {
    follow(this, false);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.kept.heard(event)) this.open();
  }

  get value() {
    return this.kept.read();
  }

  open() {
    one(this, "[data-keep]", HTMLInputElement).checked = this.kept.asked;
  }

  /** @param {string[]} actions whose buttons are shown, and no others */
  offer(...actions) {
    for (const button of all(this, "[data-action]")) button.hidden = !actions.includes(button.dataset.action ?? "");
  }

  /** @param {string} id */
  entry(id) {
    return one(document, `.mixed-list [data-exercise="${id}"]`);
  }

  start() {
    this.turns = [];
    one(this, ".mixed-end").hidden = true;
    this.next();
  }

  async next() {
    try {
      await this.goOn();
    } catch {
      one(this, "[data-action=next]").hidden = false; // offline, or a page that is not what it was
      one(this, ".progress").textContent = this.dataset.failed ?? "";
    }
  }

  async goOn() {
    const { nextExercise, readLog, summed } = await plan();
    const ids = all(document, ".mixed-list [data-exercise]").map(({ dataset }) => dataset.exercise ?? "");
    const round = Math.min(Number(this.dataset.round), ids.length);
    const chosen = nextExercise(ids, readLog(this.value), this.turns, round);
    if (!chosen) return this.stop();
    const link = one(this.entry(chosen.id), "a", HTMLAnchorElement);
    one(this, ".mixed-stage").replaceChildren(await fetched(link.href));
    this.offer("stop");
    const turn = summed(this.turns).count + 1;
    const word = { back: "back", missed: "backDay", new: "turn", old: "turn" }[chosen.why];
    this.say(told(this.dataset[word], { turn, round, title: link.text }));
  }

  /** End the round, however far it went: say how it went, and what to read. */
  async stop() {
    const { count, first, missed } = (await plan()).summed(this.turns);
    const links = missed.flatMap((id) => all(this.entry(id), "[data-skill]", HTMLAnchorElement));
    const skills = new Map(links.map((link) => [link.href, make("li", {}, link.cloneNode(true))]));
    one(this, ".mixed-end ul").replaceChildren(...skills.values());
    one(this, ".mixed-end").hidden = false;
    one(this, ".mixed-stage").replaceChildren();
    this.offer("start");
    const words = !count ? [] : missed.length ? ["end", "endMissed", "read"] : ["endAll", "readNone"];
    this.say(words.map((word) => told(this.dataset[word], { count, first })).join(" "));
  }

  /** @param {string} text */
  say(text) {
    const progress = one(this, ".progress");
    progress.textContent = text;
    progress.focus();
  }
}

/**
 * Fetch the exercise of a page; its links hold here, since its address is as deep as this one.
 * @param {string} address
 */
async function fetched(address) {
  const [{ fetchPage }] = await Promise.all([import("./fetched-page.js"), import("./practice-exercise.js")]);
  const page = await fetchPage(address);
  return document.importNode(one(page, "practice-exercise"), true);
}

if (!customElements.get("mixed-practice")) customElements.define("mixed-practice", MixedPractice);
