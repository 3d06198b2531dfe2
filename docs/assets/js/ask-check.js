/**
 * <ask-check>: reads a draft while it is typed, and says what it may wake in its reader, what is good, what is missing.
 *
 *   <ask-check data-rules="…/rules.json" data-scripts="…/scripts/{script}/">
 *     <form> <div data-mirror> <textarea> <select name="mode"> buttons [data-action] <select name="into"> </form>
 *     <section class="findings"> parts [data-part] with lists, [data-need] in [data-summary] </section>
 *     <template> a finding, a way back, every [data-subject] </template> <script type="application/json"> words </script>
 *   </ask-check>
 *
 * The rules and what reads by them are fetched when the page is idle, or at the first key. Nothing that is typed leaves
 * the page; it is kept in this tab on request. Ctrl or Command and Enter lead from a mark to its remark.
 *
 * @import { Works } from './check-works.js'
 */
import { all, one, whenIdle } from "./kit.js";

class AskCheck extends HTMLElement {
  /** @type {Promise<Works> | undefined} */
  coming;

  connectedCallback() {
    if (this.coming) return;
    this.addEventListener("input", this);
    const field = one(this, "textarea", HTMLTextAreaElement);
    if (field.value || all(this, ":focus").length) this.fetch();
    else whenIdle(() => this.isConnected && this.fetch());
  }

  disconnectedCallback() {
    this.removeEventListener("input", this);
  }

  /** Something was typed before the works came, or after they failed to. */
  handleEvent() {
    this.fetch();
  }

  fetch() {
    this.coming ??= import("./check-works.js").then(({ openWorks }) => openWorks(this));
    this.coming.then(
      () => this.removeEventListener("input", this),
      () => {
        this.coming = undefined; // the next key tries again
        const { failed } = JSON.parse(one(this, "script[type='application/json']").textContent ?? "");
        for (const place of all(this, ".told, .heard")) place.textContent = failed;
      },
    );
    return this.coming;
  }
}

if (!customElements.get("ask-check")) customElements.define("ask-check", AskCheck);
