/**
 * <fold-all>: a button that opens every fold of the page, and closes them again; markup: `open_all` in templates/parts/kit.html.
 * A fold opens by itself where an address or a search in the page leads into it, and on paper all stand open: that
 * is the work of the browser, the theme and folds.css. Without JavaScript the button is not shown.
 */
import { all, one } from "./kit.js";

class FoldAll extends HTMLElement {
  connectedCallback() {
    const button = one(this, "button", HTMLButtonElement);
    button.hidden = false;
    button.onclick = () => {
      const folds = all(document, "article details.fold", HTMLDetailsElement);
      const open = folds.some((fold) => !fold.open);
      for (const fold of folds) fold.open = open;
      button.textContent = (open ? this.dataset.close : this.dataset.open) ?? "";
    };
  }
}

if (!customElements.get("fold-all")) customElements.define("fold-all", FoldAll);
