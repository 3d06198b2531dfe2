/**
 * The checker in a builder, quietly: fetched and opened by a press on a message, it reads that message as it stands.
 *
 * @import { Finding } from './check-find.js'
 * @import { Mode } from './check-rule.js'
 * @import { Engine } from './check-engine.js'
 * @import { Piece } from './check-shapes.js'
 * @import { ScriptMessage } from './script-message.js'
 */
import { fetchEngine } from "./check-engine.js";
import { handOver } from "./check-hand.js";
import { make, told } from "./kit.js";

const PAUSE = 250; // ms after a change, before the message is read again
const QUESTIONS = 2;
/** @type {Map<ScriptMessage, Panel>} */
const open = new Map();
/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * Open the remarks on a message, or close them.
 * @param {ScriptMessage} message
 */
export async function toggleCheck(message) {
  const there = open.get(message);
  if (there) return there.close();
  const builder = /** @type {HTMLElement} */ (message.section.closest("script-builder"));
  engine ??= fetchEngine(builder.dataset.rules ?? "");
  engine.catch(() => {
    engine = undefined; // the next press tries again
  });
  open.set(message, new Panel(message, await engine, builder.dataset.check ?? ""));
}

class Panel {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting;

  /**
   * @param {ScriptMessage} message
   * @param {Engine} engine
   * @param {string} address of the checker
   */
  constructor(message, engine, address) {
    this.message = message;
    this.engine = engine;
    this.address = address;
    this.labels = message.labels;
    this.told = make("p", { className: "note" });
    this.told.setAttribute("role", "status");
    this.list = make("ul");
    const button = make("button", { type: "button" }, this.labels["check-open"]);
    button.addEventListener("click", () => this.goOn());
    this.place = make("div", { className: "answers" }, this.told, this.list, make("p", {}, button));
    this.place.dataset.checked = "";
    message.why.before(this.place);
    this.watch = new MutationObserver(() => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.show(), PAUSE);
    });
    this.watch.observe(message.text, { childList: true, subtree: true, characterData: true });
    this.show();
  }

  close() {
    clearTimeout(this.waiting);
    this.watch.disconnect();
    this.place.remove();
    open.delete(this.message);
  }

  /** @returns {Mode} */
  get mode() {
    const { name } = this.message;
    return name === "ask" || name === "nudge" ? name : "answer";
  }

  /** The message in pieces; a blank that is still empty is a gap. @returns {Piece[]} */
  get pieces() {
    const { byHand, words, lines, form } = this.message;
    if (byHand) return [{ text: words }];
    const labels = new Map(form.script.blanks.map(({ id, label }) => [id, label]));
    return lines.flatMap(({ parts }, at) => [
      { text: at ? form.variant.apart : "" },
      ...parts.map(({ text, blank, empty }) => {
        const label = blank ? labels.get(blank) : undefined;
        return empty ? { text: `[${label}]` } : { text, label, blank };
      }),
    ]);
  }

  get text() {
    return this.pieces.map(({ text }) => text).join("");
  }

  show() {
    const { text, pieces, engine, labels } = this;
    const found = engine.find(text, this.mode);
    const remarks = found.filter(({ kind }) => kind === "wakes");
    const missing = found.filter(({ kind }) => kind === "missing").slice(0, QUESTIONS);
    const items = [...remarks, ...missing].map((finding) => this.item(finding, text, pieces));
    this.list.replaceChildren(...items);
    const said = told(labels[items.length ? "check-found" : "check-none"], { count: items.length });
    if (this.told.textContent !== said) this.told.textContent = said;
  }

  /**
   * @param {Finding} finding
   * @param {string} text
   * @param {Piece[]} pieces
   */
  item({ kind, about, from, to, rule }, text, pieces) {
    const typed = kind === "wakes" ? typedAt(pieces, from, to) : undefined;
    const words = kind === "wakes" ? [make("q", {}, text.slice(from, to)), " "] : [];
    const item = make("li", {}, ...words, rule.say ?? "");
    Object.assign(item.dataset, { finding: "", kind, about });
    if (typed?.blank) {
      const { blank } = typed;
      const button = make("button", { type: "button" }, this.labels["check-typed"]);
      button.addEventListener("click", () => this.message.form.control(blank).focus());
      item.append(" ", button);
    }
    return item;
  }

  /** Take the message to the checker, where there is room to change it. */
  goOn() {
    const { message, mode, text } = this;
    const { id, title } = message.form.script;
    const done = handOver("check", { script: id, message: message.name, title, text, mode });
    if (done) location.assign(this.address);
    else this.told.textContent = this.labels["kept-refused"];
  }
}

/**
 * Find the blank that most of the words at a place were typed into.
 * @param {Piece[]} pieces
 * @param {number} from
 * @param {number} to
 */
function typedAt(pieces, from, to) {
  let at = 0;
  const shared = pieces.map((piece) => {
    const start = at;
    at += piece.text.length;
    return { piece, count: piece.label ? Math.min(to, at) - Math.max(from, start) : 0 };
  });
  const [most] = shared.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  return most?.piece;
}
