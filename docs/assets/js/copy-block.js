/**
 * <copy-block>: hands over a plain text in one press, with the whole address behind each link.
 *
 *   <copy-block data-copied data-refused> <pre> text <a href="../">name</a> </pre>
 *     <button data-action="copy"> <p class="said" role="status"> </copy-block>
 *
 * Without JavaScript the text can be marked and copied; it then holds the names of the pages.
 */
import { all, one, wireActions } from "./kit.js";
import { copyText } from "./script-out.js";

class CopyBlock extends HTMLElement {
  wired = false;

  connectedCallback() {
    if (this.wired) return;
    this.wired = true;
    const text = one(this, "pre");
    for (const link of all(text, "a", HTMLAnchorElement)) link.after(`: ${link.href}`);
    wireActions(this, {
      copy: async () => {
        const done = await copyText(text);
        one(this, ".said").textContent = this.dataset[done ? "copied" : "refused"] ?? "";
      },
    });
  }
}

if (!customElements.get("copy-block")) customElements.define("copy-block", CopyBlock);
