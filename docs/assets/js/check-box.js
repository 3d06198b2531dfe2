/**
 * The box of a draft: a textarea, and behind it the same text with marks, which no one has to read twice.
 *
 * @import { Change, Mark, Range } from './check-shapes.js'
 */
import { editBetween, gapOf, moved, nearest, pieces } from "./check-text.js";
import { make, one } from "./kit.js";

export class DraftBox {
  /** @type {Mark[]} */
  marks = [];
  /** What was put in last, where, and what stood there before. @type {(Range & { words: string }) | null} */
  former = null;

  /**
   * @param {HTMLElement} place
   * @param {() => void} changed what to do once the text is another
   */
  constructor(place, changed) {
    this.field = one(place, "textarea", HTMLTextAreaElement);
    this.mirror = one(place, "[data-mirror]");
    this.text = this.field.value;
    this.changed = changed;
    this.field.addEventListener("input", () => this.typed());
    this.draw();
  }

  /** Take what was typed: marks move with it, and what was put in before can still be undone. */
  typed() {
    const edit = editBetween(this.text, this.field.value);
    this.text = this.field.value;
    this.marks = this.marks.map((mark) => moved(mark, edit)).filter(({ from, to }) => from < to);
    if (this.former) this.former = moved(this.former, edit);
    this.draw();
    this.changed();
  }

  /** @param {Mark[]} marks */
  mark(marks) {
    this.marks = marks;
    this.draw();
  }

  /** Write the text behind the field; a blank at the end keeps the last empty line. */
  draw() {
    const parts = pieces(this.text, this.marks).map(({ text, mark }) => {
      if (!mark) return text;
      const part = make("mark", { className: mark.kind }, text);
      part.dataset.key = mark.key;
      return part;
    });
    this.mirror.replaceChildren(...parts, "\u200b");
  }

  /** The mark at the caret, or the next one. */
  get here() {
    return nearest(this.marks, this.field.selectionStart);
  }

  /** Only the mark around the caret. */
  get inside() {
    const at = this.field.selectionStart;
    return this.marks.find(({ from, to }) => from <= at && at <= to);
  }

  /**
   * Show which mark is meant.
   * @param {string} [key]
   */
  point(key) {
    for (const part of this.mirror.children) {
      if (part instanceof HTMLElement) part.toggleAttribute("data-at", part.dataset.key === key);
    }
  }

  /**
   * Select words in the field and bring them into view; the field itself never scrolls, the page does.
   * @param {Range} range
   */
  select({ from, to }) {
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(from, to);
    const line = document.createRange();
    const [node, at] = nodeAt(this.mirror, from);
    line.setStart(node, at);
    const top = line.getBoundingClientRect().top;
    if (top < innerHeight / 5 || top > (innerHeight * 3) / 4) scrollBy({ top: top - innerHeight / 3 });
  }

  /**
   * Put words in the place of others, and go to the first gap in them.
   * @param {Change} change
   */
  put(change) {
    const { from, to, words } = change;
    const before = this.text.slice(from, to);
    this.write(from, to, words);
    this.former = { from, to: from + words.length, words: before };
    const gap = gapOf(change);
    this.select(gap ?? { from: from + words.length, to: from + words.length });
    return Boolean(gap);
  }

  /** Bring back what stood there before the last change. */
  undo() {
    const { former } = this;
    if (!former) return;
    this.write(former.from, former.to, former.words);
    this.former = null;
    this.select({ from: former.from, to: former.from + former.words.length });
  }

  /** Copy the draft; where the clipboard refuses, select it. */
  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      return true;
    } catch {
      this.field.select();
      return false;
    }
  }

  /**
   * Write as if it was typed, so that the browser's own undo knows of it.
   * @param {number} from
   * @param {number} to
   * @param {string} words
   */
  write(from, to, words) {
    const { field } = this;
    const wanted = this.text.slice(0, from) + words + this.text.slice(to);
    field.focus({ preventScroll: true });
    field.setSelectionRange(from, to);
    document.execCommand(words ? "insertText" : "delete", false, words);
    if (field.value === wanted) return;
    field.value = wanted;
    this.typed();
  }
}

/**
 * Find where a letter of the text stands in the marked copy.
 * @param {HTMLElement} place
 * @param {number} at
 * @returns {[Node, number]}
 */
function nodeAt(place, at) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [place, 0];
}
