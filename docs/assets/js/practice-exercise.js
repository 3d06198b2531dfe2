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
import { make, told } from "./kit.js";
import { Kept } from "./learn-kept.js";
import { broken, moved } from "./practice-judge.js";
import { logged, readLog } from "./practice-plan.js";

export const PRACTICE = "askwell:practice";

class PracticeExercise extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.list = this.querySelector(".order");
    this.form.reset(); // what a browser restored was never judged
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.list) this.judgeOrder();
      else this.judgeAnswer();
    });
    this.list?.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-move]");
      if (button) this.move(button, Number(button.dataset.move));
    });
    this.list?.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const button = step && event.target.closest("[data-move]");
      if (!button) return;
      event.preventDefault();
      this.move(button, step);
    });
    this.markEnds();
  }

  judgeAnswer() {
    const chosen = this.form.querySelector("input:checked");
    if (!chosen) return this.say(this.dataset.choose);
    const answer = chosen.closest(".answer");
    const good = answer.dataset.good === "true";
    answer.dataset.judged = good ? "good" : "not-yet";
    const words = answer.querySelector("details p").cloneNode(true);
    answer.querySelector(".verdict").replaceChildren(words);
    this.first(good);
    const goods = this.querySelectorAll('.answer[data-good="true"]').length;
    const found = this.querySelectorAll('[data-judged="good"]').length;
    if (found === goods) this.finish();
    this.say(
      good ? told(this.dataset[found === goods ? "done" : "more"], { found, count: goods }) : this.dataset.again,
    );
  }

  judgeOrder() {
    const rules = [...this.querySelectorAll(".order-rules [data-first]")].map((item) => ({ ...item.dataset, item }));
    const order = [...this.list.children].map(({ dataset }) => dataset.line);
    const wrong = broken(order, rules);
    const verdict = this.querySelector(".verdict-order");
    const word = make("strong", {}, this.dataset[wrong.length ? "notYet" : "good"]);
    const head = make("p", {}, word, wrong.length ? "" : ` ${this.dataset.orderGood}`);
    const reasons = make("ul", {}, ...wrong.map(({ item }) => item.cloneNode(true)));
    verdict.replaceChildren(head, ...(wrong.length ? [reasons] : []));
    verdict.dataset.judged = wrong.length ? "not-yet" : "good";
    this.first(!wrong.length);
    if (!wrong.length) this.finish();
    this.say(wrong.length ? this.dataset.again : "");
  }

  /** Move a line, keep the focus on its button, and say where the line is now. */
  move(button, step) {
    const line = button.closest("li");
    const lines = [...this.list.children];
    const from = lines.indexOf(line);
    const order = moved(lines, from, step);
    if (order === lines) return this.say(this.dataset.end);
    if (step < 0) this.list.insertBefore(line, lines[from - 1]);
    else this.list.insertBefore(lines[from + 1], line);
    button.focus();
    this.markEnds();
    const words = line.querySelector(".order-text").textContent;
    this.say(told(this.dataset.moved, { place: order.indexOf(line) + 1, count: lines.length, line: words }));
  }

  markEnds() {
    for (const button of this.querySelectorAll("[data-move]")) {
      const line = button.closest("li");
      const ends = button.dataset.move === "-1" ? !line.previousElementSibling : !line.nextElementSibling;
      button.setAttribute("aria-disabled", ends);
    }
  }

  /** Tell of the first try, once. */
  first(good) {
    if (this.tried) return;
    this.tried = true;
    const detail = { id: this.dataset.exercise, good };
    const event = new CustomEvent("practice-answered", { detail, bubbles: true, cancelable: true });
    if (!this.dispatchEvent(event)) return;
    const kept = new Kept(PRACTICE);
    kept.write(logged(readLog(kept.read()), [], detail, Date.now()));
  }

  /** Open up what every answer does and, on the exercise's own page, what it trains. */
  finish() {
    this.dataset.finished = "";
    for (const more of document.querySelectorAll("details.trains")) more.open = true;
  }

  say(text) {
    const said = this.querySelector(".said");
    said.textContent = ""; // the same words twice are said twice
    said.textContent = text;
  }
}

if (!customElements.get("practice-exercise")) customElements.define("practice-exercise", PracticeExercise);
