/**
 * <pattern-finder>: names the patterns that may be behind what was ticked; markup: templates/parts/finder.html.
 *
 *   <form> a sign: <input type="checkbox" value="pattern/sign">; a fact: <input type="checkbox" name="fact"> or
 *     <select name="fact">, inside [data-after="tick"] where it is asked once that is ticked </form>
 *   [data-verdict] [data-advice] [data-results] [data-likely] <template> parts to show </template>
 *   <script type="application/json"> what each counts for </script>
 *
 * Without JavaScript the tables below hold the same signs. What ranks and shows the patterns is fetched at the first
 * touch. What is ticked stays in this tab, and enters the address only when shared.
 *
 * @import { Found } from './finder-found.js'
 * @import { Tick } from './finder-rank.js'
 */
import { FinderForm, SHARED } from "./finder-form.js";
import { keep, one, readKept, told, wireActions } from "./kit.js";

const KEPT = "askwell:diagnose";
const PAUSE = 600; // ms without a tick, before what was found is read out

class PatternFinder extends HTMLElement {
  /** @type {FinderForm | undefined} */
  form;
  /** @type {Promise<Found | void> | undefined} */
  coming;
  /** What was ticked before the form was emptied. @type {string[]} */
  former = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting;

  connectedCallback() {
    this.form ??= this.wire();
    window.addEventListener("hashchange", this);
    const kept = readKept("sessionStorage", KEPT);
    this.put(Array.isArray(kept) ? kept : []);
    if (this.marks.length) this.say("kept");
    this.handleEvent();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
    clearTimeout(this.waiting);
  }

  wire() {
    this.data = JSON.parse(one(this, "script", HTMLScriptElement).textContent ?? "");
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("change", () => this.changed());
    for (const touch of ["pointerover", "focusin"]) this.addEventListener(touch, () => this.fetch(), { once: true });
    wireActions(this, {
      share: async () => this.say((await (await this.fetch())?.share(this.marks)) ?? "failed"),
      reset: () => this.replace([], "emptied"),
      undo: () => this.replace(this.former, "back"),
      show: () => this.lead(),
    });
    return new FinderForm(one(this, "form", HTMLFormElement), this.data.words.ticked);
  }

  /** Bring what ranks and shows the patterns; where it does not come, that is said, and the next tick tries again. */
  fetch() {
    this.coming ??= import("./finder-found.js").then(
      ({ Found }) => new Found(this, this.data.words),
      () => {
        this.coming = undefined;
        this.say("failed");
      },
    );
    return this.coming;
  }

  /** Take what a shared address holds in the place of what is ticked. */
  async handleEvent() {
    if (!location.hash.startsWith(SHARED)) return;
    const link = await import("./finder-link.js").catch(() => this.say("failed"));
    const read = link?.readTicks(location.hash, this.form?.known ?? new Set());
    if (!read) return;
    this.put(read.marks);
    this.say(read.lost ? "came-lost" : "came", read.lost);
  }

  get marks() {
    return this.form?.marks ?? [];
  }

  /** @returns {Tick[]} */
  get ticks() {
    const { sign, also, answers } = this.data;
    return this.marks.map((mark) => {
      if (answers[mark]) return { mark, ...answers[mark] };
      const own = { id: mark.split("/")[0], weight: sign, because: this.form?.textOf(mark) };
      return { mark, about: mark, seen: true, counts: [own, ...(also[mark] ?? [])] };
    });
  }

  /**
   * Tick what is named and nothing else.
   * @param {string[]} marks
   */
  put(marks) {
    this.form?.put(marks);
    this.show();
  }

  /**
   * Do so because a button was pressed; what an emptied form held can be brought back.
   * @param {string[]} marks
   * @param {string} done what to say
   */
  replace(marks, done) {
    const former = marks.length ? [] : this.marks;
    this.form?.put(marks);
    this.changed(former);
    this.say(done);
    one(this, "[data-action=reset]").focus(); // the other button may be gone
  }

  /** @param {string[]} [former] */
  changed(former = []) {
    this.former = former;
    if (location.hash.startsWith(SHARED)) {
      history.replaceState(history.state, "", location.pathname + location.search); // it held what was ticked before
    }
    one(this, "[data-shared]").hidden = true;
    this.say("");
    this.show();
    keep("sessionStorage", KEPT, this.marks.length ? this.marks : null);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(async () => (await this.coming)?.tell(), PAUSE);
  }

  async show() {
    this.form?.show();
    one(this, "[data-action=undo]").hidden = !this.former.length;
    if (!this.coming && !this.marks.length) return; // the page shows it as it came
    (await this.fetch())?.show(this.ticks);
  }

  /** Go to what was found. */
  lead() {
    const heading = one(this, "#found");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  /** @param {string} word the name of what to say */
  say(word, count = 0) {
    one(this, "form .said").textContent = told(this.data.words[word], { count });
  }
}

if (!customElements.get("pattern-finder")) customElements.define("pattern-finder", PatternFinder);
