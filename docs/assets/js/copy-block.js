/**
 * <copy-block>: hands over a plain text in one press, with the whole address behind each link.
 *
 *   <copy-block data-copied data-refused> <pre> text <a href="../">name</a> </pre>
 *     <button data-action="copy"> <p class="said" role="status"> </copy-block>
 *
 * Without JavaScript the text can be marked and copied; it then holds the names of the pages.
 */
import { copyText } from "./script-out.js";

class CopyBlock extends HTMLElement {
  connectedCallback() {
    if (this.text) return;
    this.text = this.querySelector("pre");
    for (const link of this.text.querySelectorAll("a")) link.after(`: ${link.href}`);
    this.querySelector("[data-action=copy]").addEventListener("click", async () => {
      const done = await copyText(this.text);
      this.querySelector(".said").textContent = this.dataset[done ? "copied" : "refused"];
    });
  }
}

if (!customElements.get("copy-block")) customElements.define("copy-block", CopyBlock);
