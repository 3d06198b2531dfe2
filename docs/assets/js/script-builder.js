/**
 * <script-builder>: fills a script's blanks and hands over the messages.
 *
 *   <script-builder data-script="id">
 *     radios named _variant; <div data-draft>; for answers, radios named _answer (script-answers.js)
 *     <section data-message="ask"> <p data-subject> <div data-text> … <span class="slot" data-slot="blank's id"> … </div>
 *       <button data-action="copy"> … </section>   four of them, after the ask or the answers the worries and the form:
 *     <ul data-worries> <li> <button data-worry="pattern's id"> … </ul>
 *     <form> one control a blank, its name is the blank's id; <p class="field" data-spare>; buttons [data-action] </form>
 *     <script type="application/json"> a Script, see script-shapes.js </script>
 *   </script-builder>
 *
 * Without JavaScript the form can be printed and the messages show the example. With it, this module alone is fetched
 * until someone means to use the builder: the first touch, or a draft that waits, brings script-works.js.
 * What is typed stays in this tab's sessionStorage; name and drafts go into localStorage on request only; a draft
 * enters an address only when shared.
 *
 * @import { Works } from './script-works.js'
 */
import { all, around, readKept } from "./kit.js";
import { chooseByAddress, showAnswer } from "./script-answers.js";
import { hold, mark } from "./script-mark.js";

/** What tells that someone means to use it. */
const TOUCHES = ["pointerover", "pointerdown", "focusin", "input", "click"];
const ABOVE = ["hashchange", "pageshow", "pagehide"];

class ScriptBuilder extends HTMLElement {
  /** @type {Works | undefined} */
  works;
  /** @type {Promise<Works> | undefined} */
  coming;

  connectedCallback() {
    for (const type of ABOVE) window.addEventListener(type, this);
    if (this.coming) return;
    this.dataset.awake = ""; // for the style sheet
    for (const type of TOUCHES) this.addEventListener(type, this, true);
    for (const slot of all(this, "[data-message] [data-slot]")) {
      const blank = slot.dataset.slot ?? "";
      const label = all(this, `label[for="blank-${blank}"]`)[0]?.textContent ?? "";
      const marked = mark({ text: slot.textContent ?? "", blank, label, empty: true });
      slot.replaceWith(marked);
      hold(marked);
    }
    for (const field of all(this, "[data-spare]")) field.hidden = true;
    showAnswer(this);
    chooseByAddress(this);
    if (this.awaited) this.fetch();
  }

  disconnectedCallback() {
    for (const type of ABOVE) window.removeEventListener(type, this);
  }

  /** Whether something waits to be brought in: a draft, a name, or what was typed before this module came. */
  get awaited() {
    const kept = ["askwell:own-name", "askwell:keep-drafts"].some((key) => readKept("localStorage", key) !== null);
    const typed = all(this, "form [name], [type=radio]", HTMLInputElement).some((control) => {
      const { type, checked, defaultChecked, value, defaultValue } = control;
      return /box|radio/.test(type) ? checked !== defaultChecked : value !== defaultValue; // a box always has a value
    });
    const draft = readKept("sessionStorage", `askwell:draft:${this.dataset.script}`) !== null;
    return kept || typed || draft || /^#(draft|kept)/.test(location.hash);
  }

  fetch() {
    this.coming ??= import("./script-works.js")
      .then(({ openWorks }) => openWorks(this))
      .then((works) => {
        for (const type of TOUCHES) this.removeEventListener(type, this, true);
        this.works = works;
        this.dataset.awake = "";
        return works;
      })
      .catch((error) => {
        this.coming = undefined; // the next touch tries again; until then the page is as without JavaScript
        delete this.dataset.awake;
        showAnswer(this);
        throw error;
      });
    return this.coming;
  }

  /** @param {Event} event */
  async handleEvent(event) {
    if (event.type === "hashchange" && /^#(draft|kept)/.test(location.hash)) return (await this.fetch()).arrive();
    if (event.type === "hashchange") return chooseByAddress(this);
    if (event.type === "pagehide") return this.works?.leave();
    if (event.type === "pageshow")
      return /** @type {PageTransitionEvent} */ (event).persisted && this.works?.comeBack();
    if (event.currentTarget === window) return;
    const pressed = event.type === "click" ? around(event, "button, .slot") : null;
    const message = around(event, "[data-message]") ?? this;
    showAnswer(this);
    if (pressed) event.stopPropagation();
    await this.fetch();
    if (pressed) again(pressed, message)?.click();
    else if (event.type === "input") event.target?.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * Find what was pressed before the works came, or what stands there now; nothing where a message came without it.
 * @param {HTMLElement} pressed
 * @param {HTMLElement} message
 */
function again(pressed, message) {
  if (pressed.isConnected) return pressed;
  const { blank, worry, action } = (pressed.querySelector("button") ?? pressed).dataset;
  const [selector] = Object.entries({ blank, worry, action }).flatMap(([key, id]) => {
    return id ? [`[data-${key}="${id}"]`] : [];
  });
  return selector ? all(message, selector)[0] : undefined;
}

if (!customElements.get("script-builder")) customElements.define("script-builder", ScriptBuilder);
