/**
 * <mixed-practice>: a round of exercises, one at a time, fetched from their own pages.
 *
 *   <mixed-practice data-round="6" …words>
 *     <button data-action="start"> <p class="progress" role="status" tabindex="-1"> <div class="mixed-stage">
 *     <button data-action="next"> <button data-action="stop"> <div class="mixed-end"> <ul> … </div>
 *   </mixed-practice>
 *   <ol class="mixed-list"> <li data-exercise="id"> <a href> … <a data-skill href> … </ol>
 *
 * Without JavaScript the list is all there is, and its order is a good one to do them in.
 */
import { make, told, wireActions } from "./kit.js";
import { Kept, wireKeeping } from "./learn-kept.js";
import { PRACTICE } from "./practice-exercise.js";
import { logged, nextExercise, readLog, summed } from "./practice-plan.js";

class MixedPractice extends HTMLElement {
  connectedCallback() {
    if (this.kept) return;
    this.kept = new Kept(PRACTICE);
    this.stage = this.querySelector(".mixed-stage");
    this.turns = [];
    wireKeeping(this);
    wireActions(this, { start: () => this.start(), next: () => this.next(), stop: () => this.stop() });
    this.addEventListener("practice-answered", (event) => {
      event.preventDefault();
      const log = logged(this.value, this.turns, event.detail, Date.now());
      this.turns = [...this.turns, event.detail];
      this.kept.write(log);
      this.button("next").hidden = false;
    });
    this.open();
  }

  get value() {
    return readLog(this.kept.read());
  }

  open() {
    this.querySelector("[data-keep]").checked = this.kept.asked;
  }

  button(action) {
    return this.querySelector(`[data-action="${action}"]`);
  }

  entry(id) {
    return document.querySelector(`.mixed-list [data-exercise="${id}"]`);
  }

  start() {
    this.turns = [];
    this.querySelector(".mixed-end").hidden = true;
    this.next();
  }

  async next() {
    const ids = [...document.querySelectorAll(".mixed-list [data-exercise]")].map(({ dataset }) => dataset.exercise);
    const size = Math.min(Number(this.dataset.round), ids.length);
    const chosen = nextExercise(ids, this.value, this.turns, size);
    if (!chosen) return this.stop();
    const link = this.entry(chosen.id).querySelector("a");
    const exercise = await fetched(link.href);
    if (!exercise) {
      this.button("next").hidden = false;
      return this.say(this.dataset.failed);
    }
    this.stage.replaceChildren(exercise);
    this.button("start").hidden = true;
    this.button("next").hidden = true;
    this.button("stop").hidden = false;
    const turn = summed(this.turns).count + 1;
    const words = { back: "back", missed: "backDay" }[chosen.why] ?? "turn";
    this.say(told(this.dataset[words], { turn, round: size, title: link.textContent }));
    this.querySelector(".progress").focus();
  }

  /** End the round, however far it went: say how it went, and what to read. */
  stop() {
    const { count, first, missed } = summed(this.turns);
    const skills = new Map();
    for (const id of missed)
      for (const link of this.entry(id).querySelectorAll("[data-skill]")) skills.set(link.href, link);
    const items = [...skills.values()].map((link) => make("li", {}, link.cloneNode(true)));
    const end = this.querySelector(".mixed-end");
    end.querySelector("ul").replaceChildren(...items);
    end.hidden = false;
    this.stage.replaceChildren();
    for (const action of ["next", "stop"]) this.button(action).hidden = true;
    this.button("start").hidden = false;
    const all = this.dataset[missed.length ? "end" : "endAll"];
    const said = count ? [told(all, { count, first })] : [];
    if (missed.length) said.push(this.dataset.endMissed, this.dataset.read);
    else if (count) said.push(this.dataset.readNone);
    this.say(said.join(" "));
    this.querySelector(".progress").focus();
  }

  say(text) {
    this.querySelector(".progress").textContent = text;
  }
}

/** Fetch the exercise of a page; its links hold here, since its address is as deep as this one. */
async function fetched(address) {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.importNode(page.querySelector("practice-exercise"), true);
  } catch {
    return null; // offline, or a page that is not what it was
  }
}

if (!customElements.get("mixed-practice")) customElements.define("mixed-practice", MixedPractice);
