/**
 * Draws a filled message and the reasons for its lines; text is always text.
 *
 * @import { Line, Part, Reason } from './script-shapes.js'
 */
import { all, make, one, told } from "./kit.js";
import { messageText } from "./script-fill.js";

/**
 * Draw a message into its section: the text, the subject, the word count, and which buttons have a use.
 * @param {HTMLElement} section
 * @param {Line[]} message
 * @param {Part[]} subject
 * @param {string} channel
 * @param {string} words
 */
export function drawMessage(section, message, subject, channel, words) {
  const apart = messageText([{ parts: [] }, { parts: [] }], channel); // what stands between two lines
  const pieces = message.flatMap(({ parts, line }, at) => {
    const span = make("span", line === null ? {} : { className: "line" }, ...parts.map(piece));
    if (line !== null) span.dataset.line = String(line + 1);
    return at ? [apart, span] : [span];
  });
  one(section, "[data-text]").replaceChildren(...pieces);
  const head = one(section, "[data-subject]");
  head.hidden = !subject.length;
  one(head, "span").replaceChildren(...subject.map(piece));
  one(section, "[data-action=mail]").hidden = channel !== "mail";
  one(section, "[data-action=copySubject]").hidden = head.hidden;
  const count = messageText(message, channel).split(/\s+/).filter(Boolean).length;
  one(section, "[data-words]").textContent = told(words, { count });
}

/**
 * Name the tactic behind each line, numbered as in the message. A box that held the focus holds it again.
 * @param {HTMLElement} list
 * @param {Reason[]} reasons
 * @param {string} keep what the box that keeps an optional line is called
 */
export function drawReasons(list, reasons, keep) {
  const held = all(list, "[data-line]:focus")[0]?.dataset.line;
  const items = reasons.map(({ id, says, tactic, optional, kept }, at) => {
    const start = says.split(" ").slice(0, 5).join(" ");
    const link = make("a", { href: tactic.address }, tactic.title);
    const item = make("li", { value: at + 1 }, `${start}\u2026 `, link, ` ${tactic.summary}`);
    if (!optional) return item;
    const box = make("input", { type: "checkbox", checked: kept });
    box.dataset.line = id;
    item.append(" ", make("label", {}, box, ` ${keep}`));
    return item;
  });
  list.replaceChildren(...items);
  if (held) one(list, `[data-line="${held}"]`).focus();
}

/**
 * A piece of a message: what was typed stands as it is, an example is marked as one.
 * @param {Part} part
 */
const piece = ({ text, empty }) => (empty ? make("span", { className: "example" }, text) : text);
