/**
 * Draws a filled message, what is said after a pause, and the reasons for its lines; text is always text.
 *
 * @import { Line, Part, Script, ScriptLine } from './script-shapes.js'
 */
import { all, make, one, told } from "./kit.js";
import { write } from "./script-fields.js";
import { plain } from "./script-fill.js";
import { hold, mark } from "./script-mark.js";

/** The lines that stand in a place. @type {WeakMap<HTMLElement, Drawn[]>} */
const standing = new WeakMap();
/** @typedef {{ line: Line, span: HTMLElement }} Drawn */

/**
 * Draw a message's lines, with *apart* between them. A marked word that held the focus holds it again. A line that says
 * what it said stays, and of another what is the same: a key changes a word, and all that is new has to be laid out.
 * @param {HTMLElement} place
 * @param {Line[]} lines
 * @param {string} apart
 * @param {Script} script
 */
export function drawLines(place, lines, apart, script) {
  const old = standing.get(place) ?? [];
  const now = lines.map((line, at) => {
    return isDrawn(old[at]?.line, line) ? old[at] : { line, span: drawnLine(line, script) };
  });
  standing.set(place, now);
  const words = () => all(place, "[data-blank]");
  const held = place.contains(document.activeElement) ? words().findIndex((word) => word.matches(":focus")) : -1;
  const length = 2 * old.length - 1;
  const whole = old.every(({ span }) => span.parentNode === place) && place.childNodes.length === length;
  const alike = whole && (length < 2 || place.childNodes[1].textContent === apart);
  if (alike && old.length === now.length) {
    for (const [at, one] of now.entries()) {
      if (one !== old[at]) one.span = become(old[at].span, one.span);
    }
  } else place.replaceChildren(...now.flatMap(({ span }, at) => (at ? [apart, span] : [span])));
  words()[held]?.focus();
}

/**
 * Tell whether a line says the same in the same place: what is filled so again is the same list of parts.
 * @param {Line | undefined} drawn
 * @param {Line} line
 */
const isDrawn = (drawn, { parts, line, pause }) =>
  drawn?.parts === parts && drawn.line === line && drawn.pause === pause;

/**
 * @param {Line} line
 * @param {Script} script
 */
function drawnLine({ parts, line, pause }, script) {
  const span = make("span", line === null ? {} : { className: "line" }, ...parts.map((part) => piece(part, script)));
  if (line !== null) span.dataset.line = String(line + 1);
  if (pause) span.dataset.pause = script.labels.pause;
  for (const slot of all(span, ".slot")) hold(slot);
  return span;
}

/**
 * Let what stands become what was drawn anew, by as few changes as can be; return what stands then.
 * @template {Element} E
 * @param {E} old
 * @param {E} anew
 * @returns {E}
 */
export function become(old, anew) {
  const [before, after] = [[...old.childNodes], [...anew.childNodes]];
  if (old.localName !== anew.localName || before.length !== after.length) {
    old.replaceWith(anew);
    return anew;
  }
  for (const name of new Set([...old.getAttributeNames(), ...anew.getAttributeNames()])) {
    const value = anew.getAttribute(name);
    if (value === null) old.removeAttribute(name);
    else if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const [at, part] of after.entries()) {
    const there = before[at];
    if (part instanceof Element && there instanceof Element) become(there, part);
    else if (!(part instanceof Text && there instanceof Text)) there.replaceWith(part);
    else if (there.data !== part.data) there.data = part.data;
  }
  return old;
}

/**
 * Draw what to say next, under the line after whose pause it is said.
 * @param {HTMLElement} place
 * @param {{ after: string, heard: string, parts: Part[] }[]} answers
 * @param {Script} script
 */
export function drawAnswers(place, answers, script) {
  const pieces = answers.flatMap(({ after, heard, parts }, at) => {
    const said = make("dd", {}, ...parts.map((part) => piece(part, script)));
    const pair = [make("dt", {}, heard), said];
    const again = after === (answers[at - 1]?.after ?? "");
    return again
      ? pair
      : [make("dt", { className: "note" }, told(script.labels["after-pause"], { line: after })), ...pair];
  });
  place.replaceChildren(...pieces);
}

/**
 * Name the tactic behind each line, and the worry that it answers, numbered as in the message.
 * @param {HTMLElement} list
 * @param {Line[]} lines
 * @param {ScriptLine[]} written the same lines as the script has them
 * @param {Script} script
 */
export function drawReasons(list, lines, written, script) {
  const items = lines.flatMap(({ parts, line }) => {
    if (line === null) return [];
    const { worry } = written[line];
    const tactic = script.tactics[written[line].tactic];
    const start = plain(parts).split(" ").slice(0, 5).join(" ");
    const link = make("a", { href: tactic.address }, tactic.title);
    const item = make("li", { value: line + 1 }, `${start}\u2026 `, link, ` ${tactic.summary}`);
    if (worry) item.append(" ", make("a", { href: script.worries[worry].address }, script.worries[worry].plain));
    return [item];
  });
  list.replaceChildren(...items);
}

/**
 * A piece of a message: a filled blank is a button that leads to its field, an example is marked as one.
 * @param {Part} part
 * @param {Script} script
 */
export function piece({ text, blank, empty }, { blanks }) {
  if (!blank) return text;
  return mark({ text, blank, label: blanks.find(({ id }) => id === blank)?.label ?? "", empty: empty === true });
}

/**
 * Say something where a screen reader hears it.
 * @param {HTMLElement} place
 * @param {string} text
 */
export function say(place, text) {
  write(one(place, ".said"), text);
}
