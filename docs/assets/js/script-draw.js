/** Draws a filled message and the reasons for its lines; text is always text. */
import { make, told } from "./kit.js";
import { messageText, plain } from "./script-fill.js";

/** Draw a message into its section: the text, the subject, the word count, and which buttons have a use. */
export function drawMessage(section, message, subject, channel, words) {
  const apart = messageText([{ parts: [] }, { parts: [] }], channel); // what stands between two lines
  const pieces = message.flatMap(({ parts, line }, at) => {
    const span = make("span", line === null ? {} : { className: "line" }, ...parts.map(piece));
    if (line !== null) span.dataset.line = line + 1;
    return at ? [apart, span] : [span];
  });
  section.querySelector("[data-text]").replaceChildren(...pieces);
  const head = section.querySelector("[data-subject]");
  head.hidden = !subject.length;
  head.lastElementChild.replaceChildren(...subject.map(piece));
  section.querySelector("[data-action=mail]").hidden = channel !== "mail";
  section.querySelector("[data-action=copySubject]").hidden = head.hidden;
  const count = messageText(message, channel).split(/\s+/).filter(Boolean).length;
  section.querySelector("[data-words]").textContent = told(words, { count });
}

/**
 * Name the tactic behind each line, numbered as in the message; while nobody looks, this costs nothing.
 *
 * `of` tells of a line: what it says now, whether it is kept, its id, and what the tick that keeps it is called.
 */
export function drawReasons(section, lines, of) {
  const why = section.querySelector(".why");
  if (!why.open) return;
  why.lastElementChild.replaceChildren(
    ...lines.map((line, at) => {
      const start = plain(of.said(line)).split(" ").slice(0, 5).join(" ");
      const link = make("a", { href: line.tactic.address }, line.tactic.title);
      const item = make("li", { value: at + 1 }, `${start}\u2026 `, link, ` ${line.tactic.summary}`);
      if (line.optional) {
        const box = make("input", { type: "checkbox", checked: of.kept(at) });
        box.dataset.line = of.id(at);
        item.append(" ", make("label", {}, box, ` ${of.keep}`));
      }
      return item;
    }),
  );
}

/** A piece of a message: what was typed stands as it is, an example is marked as one. */
const piece = ({ text, blank, empty }) => (blank && empty ? make("span", { className: "example" }, text) : text);
