/**
 * <nav-drawer data-name="Menu">: makes the theme's menu a button, on screens where it is a drawer.
 *
 * No key reaches the theme's own, a label; header.css keeps what is closed or covered from the focus.
 */
import { all, make, one } from "./kit.js";

class NavDrawer extends HTMLElement {
  connectedCallback() {
    const box = one(document, "#__drawer", HTMLInputElement);
    const drawer = one(document, ".md-sidebar--primary");
    const label = one(document, ".md-header [for=__drawer]");
    const button = make("button", { className: `${label.className} drawer-button` }, ...label.children);
    button.ariaLabel = this.dataset.name ?? null;
    label.replaceWith(button);
    // lists slide over one another: each has a way back, which Enter presses, as the theme's other labels
    for (const title of all(drawer, "li .md-nav__title")) {
      title.tabIndex = 0;
      if (title.parentElement) title.parentElement.ariaLabel = title.textContent?.trim() ?? null; // the theme's is empty
    }

    const show = () => {
      button.ariaExpanded = `${box.checked}`;
    };
    const enter = () => {
      const list = all(drawer, ".md-nav__toggle:checked ~ .md-nav").pop();
      if (box.checked) one(list ?? drawer, list ? ".md-nav__title" : ".md-nav__list a").focus();
    };
    show();
    box.addEventListener("change", show);
    button.addEventListener("click", () => {
      box.click(); // which tells the theme too
      enter();
    });
    drawer.addEventListener("change", enter);
    drawer.addEventListener("keydown", ({ key }) => key === "Escape" && button.focus());
    drawer.addEventListener("focusout", ({ relatedTarget }) => {
      const out = relatedTarget instanceof Node && !drawer.contains(relatedTarget);
      if (out && box.checked) box.click();
    });
  }
}

if (!customElements.get("nav-drawer")) customElements.define("nav-drawer", NavDrawer);
