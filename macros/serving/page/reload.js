/**
 * Shows a page anew when it would look another way. The server holds the question until it does, or for some seconds.
 *
 * The address of this module tells which page it is on and how that looks now. Only pages that somebody looks at ask:
 * a browser has few connections to one host, and tabs would take them all.
 */

const here = new URL(import.meta.url);
const seen = here.searchParams.get("seen");
const changes = new URL(`changes${here.search}`, here);

const AFTER_A_FAILURE = 1000; // milliseconds; the server may be about to come back

/** @param {number} time */
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const isLookedAt = () => document.visibilityState === "visible";
const lookedAt = () => new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));

async function listen() {
  for (;;) {
    while (!isLookedAt()) await lookedAt();
    try {
      const answer = await fetch(changes, { cache: "no-store" });
      const news = await answer.json();
      if (news.seen !== seen) return location.reload();
    } catch {
      await pause(AFTER_A_FAILURE);
    }
  }
}

listen();
