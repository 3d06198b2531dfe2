/**
 * <practice-exercise>: says what an answer does, as soon as the reader asks.
 *
 *   <practice-exercise data-exercise="id" data-kind="find-line" …words>
 *     <form> <li class="answer" data-good="true"> <input type="radio"> <div class="verdict" role="status"> <details> … </li>
 *       or <ol class="order"> <li data-line="id"> <button data-move="-1"> … </ol> <li data-first data-then> feedback </li>
 *     <button type="submit"> <p class="said" role="status"> </form>
 *   </practice-exercise>
 *
 * Without JavaScript each answer's feedback stands in its disclosure. The first try is told by a `practice-answered`
 * event, `{ id, good }`; unless someone prevents its default, it is noted for mixed practice.
 */
import { all, around, make, one, told } from "./kit.js";
import { broken } from "./practice-judge.js";

/** Fetched when someone begins, so that it is there at the first try. */
const notes = () => import("./practice-note.js");

export class PracticeExercise extends HTMLElement {
  tried = false;

  constructor() {
    super();
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.lines.length) this.judgeOrder();
      else this.judgeAnswer();
    });
    this.addEventListener("focusin", notes, { once: true });
    this.addEventListener("click", (event) => {
      const button = around(event, "[data-move]");
      if (button) this.move(button, Number(button.dataset.move));
    });
    this.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const button = step && around(event, "[data-move]");
      if (!button) return;
      event.preventDefault();
      this.move(button, step);
    });
  }

  connectedCallback() {
    // what stands here now was chosen before this module came, and no browser fills it in again
    for (const field of all(this, "input", HTMLInputElement)) field.autocomplete = "off";
    this.markEnds();
  }

  /** Those of an order, as they stand; other exercises have none. */
  get lines() {
    return all(this, ".order > li");
  }

  judgeAnswer() {
    const answer = all(this, ".answer").find((each) => each.querySelector("input:checked"));
    if (!answer) return this.say(this.dataset.choose);
    const good = answer.dataset.good === "true";
    answer.dataset.judged = good ? "good" : "not-yet";
    one(answer, ".verdict").replaceChildren(one(answer, "details p").cloneNode(true));
    this.first(good);
    const goods = all(this, '.answer[data-good="true"]').length;
    const found = all(this, '[data-judged="good"]').length;
    if (found === goods) this.finish();
    const words = good ? (found === goods ? "done" : "more") : "again";
    this.say(told(this.dataset[words], { found, count: goods }));
  }

  judgeOrder() {
    const rules = all(this, ".order-rules [data-first]").map((item) => {
      return { earlier: item.dataset.first ?? "", later: item.dataset.then ?? "", item };
    });
    const order = this.lines.map(({ dataset }) => dataset.line ?? "");
    const wrong = broken(order, rules);
    const verdict = one(this, ".verdict-order");
    const word = make("strong", {}, this.dataset[wrong.length ? "notYet" : "good"] ?? "");
    const head = make("p", {}, word, wrong.length ? "" : ` ${this.dataset.orderGood}`);
    const reasons = make("ul", {}, ...wrong.map(({ item }) => item.cloneNode(true)));
    verdict.replaceChildren(head, ...(wrong.length ? [reasons] : []));
    verdict.dataset.judged = wrong.length ? "not-yet" : "good";
    this.first(!wrong.length);
    if (!wrong.length) this.finish();
    this.say(wrong.length ? this.dataset.again : "");
  }

  /**
   * Move a line, keep the focus on its button, and say where the line is now.
   * @param {HTMLElement} button
   * @param {number} step
   */
  move(button, step) {
    const { lines } = this;
    const from = lines.findIndex((line) => line.contains(button));
    const line = lines[from];
    const to = from + step;
    if (!lines[to]) return this.say(this.dataset.end);
    lines[to][step < 0 ? "before" : "after"](line);
    button.focus();
    this.markEnds();
    const words = one(line, ".order-text").textContent ?? "";
    this.say(told(this.dataset.moved, { place: to + 1, count: lines.length, line: words }));
  }

  markEnds() {
    for (const button of all(this, "[data-move]")) {
      const line = button.closest("li");
      const beside = button.dataset.move === "-1" ? line?.previousElementSibling : line?.nextElementSibling;
      button.setAttribute("aria-disabled", String(!beside));
    }
  }

  /**
   * Tell of the first try, once.
   * @param {boolean} good
   */
  first(good) {
    if (this.tried) return;
    this.tried = true;
    const detail = { id: this.dataset.exercise ?? "", good };
    const event = new CustomEvent("practice-answered", { detail, bubbles: true, cancelable: true });
    if (this.dispatchEvent(event)) notes().then(({ note }) => note(detail));
  }

  /** Open up what every answer does and, on the exercise's own page, what it trains. */
  finish() {
    this.dataset.finished = "";
    for (const more of all(document, "details.trains", HTMLDetailsElement)) more.open = true;
  }

  say(text = "") {
    const said = one(this, ".said");
    said.textContent = ""; // the same words twice are said twice
    said.textContent = text;
  }
}

if (!customElements.get("practice-exercise")) customElements.define("practice-exercise", PracticeExercise);
