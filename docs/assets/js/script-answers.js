/**
 * Of four answers one is sent, so one is shown: the one that is chosen, or that the address names (`#message-no`).
 *
 *   <fieldset> <label data-show="no"> <input type="radio" name="_answer" value="no"> … </fieldset>
 *
 * A script that asks has no such choice, and shows all its messages.
 */
import { all, hide } from "./kit.js";

/**
 * @param {ParentNode} builder
 */
export const answerChoices = (builder) => all(builder, "[name=_answer]", HTMLInputElement);

/** @param {HTMLElement} builder */
export function showAnswer(builder) {
  const chosen = answerChoices(builder).find(({ checked }) => checked)?.value;
  const asleep = builder.dataset.awake === undefined; // then nothing can be chosen
  for (const section of all(builder, "[data-message]")) {
    hide(section, !asleep && chosen !== undefined && section.dataset.message !== chosen);
  }
}

/**
 * Choose the answer that the address names, and go there.
 * @param {HTMLElement} builder
 */
export function chooseByAddress(builder) {
  const named = answerChoices(builder).find(({ value }) => location.hash === `#message-${value}`);
  if (!named) return;
  named.checked = true;
  showAnswer(builder);
  all(builder, `[data-message="${named.value}"]`)[0]?.scrollIntoView();
}
