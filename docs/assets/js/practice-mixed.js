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
import { all, make, one, told, wireActions } from "./kit.js";
import { Kept, wireKeeping } from "./learn-kept.js";
import { logged, PRACTICE, readLog } from "./practice-log.js";
import { nextExercise, summed } from "./practice-plan.js";

class MixedPractice extends HTMLElement {
  kept = new Kept(PRACTICE);
  /** @type {Turn[]} */
  turns = [];

  constructor() {
    super();
    wireKeeping(this);
    wireActions(this, { start: () => this.start(), next: () => this.next(), stop: () => this.stop() });
    this.addEventListener("practice-answered", (event) => {
      if (!(event instanceof CustomEvent)) return;
      event.preventDefault();
      this.kept.write(logged(this.value, this.turns, event.detail, Date.now()));
      this.turns = [...this.turns, event.detail];
      this.offer("next", "stop");
    });
  }

  connectedCallback() {
    this.open();
  }

  get value() {
    return readLog(this.kept.read());
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
    const ids = all(document, ".mixed-list [data-exercise]").map(({ dataset }) => dataset.exercise ?? "");
    const round = Math.min(Number(this.dataset.round), ids.length);
    const chosen = nextExercise(ids, this.value, this.turns, round);
    if (!chosen) return this.stop();
    const link = one(this.entry(chosen.id), "a", HTMLAnchorElement);
    const exercise = await fetched(link.href);
    if (!exercise) {
      one(this, "[data-action=next]").hidden = false;
      return this.say(this.dataset.failed);
    }
    one(this, ".mixed-stage").replaceChildren(exercise);
    this.offer("stop");
    const turn = summed(this.turns).count + 1;
    const word = { back: "back", missed: "backDay", new: "turn", old: "turn" }[chosen.why];
    this.say(told(this.dataset[word], { turn, round, title: link.text }));
    one(this, ".progress").focus();
  }

  /** End the round, however far it went. */
  stop() {
    const { count, first, missed } = summed(this.turns);
    const links = missed.flatMap((id) => all(this.entry(id), "[data-skill]", HTMLAnchorElement));
    const skills = new Map(links.map((link) => [link.href, make("li", {}, link.cloneNode(true))]));
    one(this, ".mixed-end ul").replaceChildren(...skills.values());
    one(this, ".mixed-end").hidden = false;
    one(this, ".mixed-stage").replaceChildren();
    this.offer("start");
    const words = !count ? [] : missed.length ? ["end", "endMissed", "read"] : ["endAll", "readNone"];
    this.say(words.map((word) => told(this.dataset[word], { count, first })).join(" "));
    one(this, ".progress").focus();
  }

  say(text = "") {
    one(this, ".progress").textContent = text;
  }
}

/**
 * Fetch the exercise of a page; its links hold here, since its address is as deep as this one.
 * @param {string} address
 */
async function fetched(address) {
  try {
    const [{ PracticeExercise }, answer] = await Promise.all([import("./practice-exercise.js"), fetch(address)]);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const exercise = document.importNode(one(page, "practice-exercise"), true);
    return exercise instanceof PracticeExercise ? exercise : null;
  } catch {
    return null; // offline, or a changed page
  }
}

if (!customElements.get("mixed-practice")) customElements.define("mixed-practice", MixedPractice);
