/**
 * Says whose draft stands in the form: the own one that this tab held, one that is kept on this device, or one that
 * somebody sent as a link. A draft that came by the address is kept in the tab, and then the address is as before.
 *
 * @import { Works } from './script-works.js'
 */

import { takeHanded } from "./check-hand.js";
import { ageWords, listKept } from "./drafts.js";
import { one, told, wireActions } from "./kit.js";
import { draftOf, readDraft } from "./script-out.js";

export class Arrival {
  /**
   * @param {HTMLElement} place
   * @param {Works} works
   */
  constructor(place, works) {
    this.place = place;
    this.works = works;
    wireActions(place, {
      goOn: () => this.close(true),
      reset: () => this.startAgain(() => works.reset()),
      undo: () => this.startAgain(() => works.undo()),
    });
  }

  /** @param {number} at when the draft was kept, in milliseconds since 1970 */
  welcome(at) {
    const { labels } = this.works.script;
    const { who } = this.works.form;
    const { unit, count } = ageWords(at, Date.now());
    const age = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(-count, unit);
    this.say(told(labels[who ? "draft-yours" : "draft-nobodys"], { who, age }));
  }

  /** Bring in the draft that the address holds, if it does. */
  read() {
    const { works } = this;
    const { script, labels } = works;
    if (location.hash === "#draft" && this.takeBack()) return;
    const kept = listKept().find(({ id, script: of }) => of === script.id && location.hash === `#kept=${id}`);
    const read = kept ? draftOf(kept.draft, script) : readDraft(location.hash, script);
    if (read === undefined) return;
    if (read === null) return this.say(labels["link-broken"]);
    if (kept) works.keeping.goOnWith(kept.id);
    else works.keeping.begin();
    const lost = read.lost + works.bring(read.draft);
    if (works.keeping.hold()) history.replaceState(history.state, "", location.pathname + location.search);
    if (kept) this.welcome(kept.at);
    else this.say(labels["draft-shared"]);
    if (lost) one(this.place, "p").append(` ${told(labels["link-lost"], { count: lost })}`);
    one(this.place, "[data-action=undo]").hidden = !works.former;
    this.place.scrollIntoView();
  }

  /** Bring in the message that comes from the checker; what stood there can be brought back. */
  takeBack() {
    const { works } = this;
    const handed = takeHanded("script");
    if (!handed || handed.script !== works.script.id) return false;
    const { draft } = works.form;
    const name = works.names.find((one) => one === handed.message) ?? works.front.name;
    works.keeping.begin();
    works.bring({ ...draft, answer: name, edited: { ...draft.edited, [name]: handed.text } });
    if (works.keeping.hold()) history.replaceState(history.state, "", location.pathname + location.search);
    this.say(works.labels["draft-handed"]);
    one(this.place, "[data-action=undo]").hidden = !works.former;
    this.place.scrollIntoView();
    return true;
  }

  /** @param {string} text */
  say(text) {
    this.place.hidden = false;
    one(this.place, "p").textContent = text;
  }

  /** @param {boolean} [goOn] whether to lead to where one goes on */
  close(goOn) {
    this.place.hidden = true;
    if (goOn) this.works.goOn();
  }

  /** @param {() => void} change */
  startAgain(change) {
    change();
    this.works.goOn();
  }
}
