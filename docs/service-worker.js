/**
 * Keeps the pages that were opened, so that they open without a network. It begins where docs/assets/js/offline.js asks.
 *
 * A page says of which build it is, in <meta name="build">. What belongs to a build is kept in a cache of that build's
 * name, and it gets there only once its page or its hash told that it does. While a page of a build is open, its styles
 * and scripts come from that cache and from no other, so that no page is half of an old build and half of a new one.
 * Pages come from the network while there is one: a new build is seen with the next page, is then fetched whole, and
 * takes the place of the old one with all that was opened.
 *
 * @typedef {{ waitUntil: (done: Promise<unknown>) => void }} Waiting
 * @typedef {Waiting & { request: Request, clientId: string, resultingClientId: string,
 *   respondWith: (answer: Promise<Response>) => void }} Asked
 */

/**
 * Addresses from the site's root, with the beginning of each file's SHA-256: `core` is fetched with the build, `more` as
 * it is opened. macros/exports/worker.py writes this line anew; left as it is, the worker takes itself away.
 * @type {{ build: string, core: Record<string, string>, more: Record<string, string> }}
 */
const EDITION = { build: "", core: {}, more: {} };

const INSTEAD = "offline.html"; // of a page that was not kept
const BUILD_OF = /<meta name="build" content="(\w*)">/;
const NAMED = `<meta name="build" content="${EDITION.build}">`;
const HEAD = 4096; // characters in which a page has said of which build it is
const ASKED_ANEW = /** @type {const} */ ({ cache: "no-cache" }); // what the browser has itself, the server must confirm

const worker = /** @type {any} */ (self); // TypeScript knows pages or workers, and is asked about pages here
const SCOPE = new URL("./", location.href);
const OURS = `askwell ${SCOPE.pathname} `; // what all names of our caches begin with; a host may have several sites
const MINE = OURS + EDITION.build;
const MARKS = `${OURS}marks`;
const FILES = new Map(Object.entries({ ...EDITION.core, ...EDITION.more }));

// Of which build the open pages are, by the browser's names for them; in a cache too, for a worker may sleep.
/** @type {Map<string, Promise<string>>} */
const marks = new Map();

worker.addEventListener("install", (/** @type {Waiting} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {Waiting} */ event) =>
  event.waitUntil(EDITION.build ? begin() : leave()),
);
// A page says that the network is gone.
worker.addEventListener("message", (/** @type {Waiting} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {Asked} */ event) => {
  const { method, mode, url } = event.request;
  const address = addressOf(url);
  if (!EDITION.build || method !== "GET" || address === undefined) return;
  if (mode === "navigate") event.respondWith(page(event, address));
  else if (FILES.has(address) || address.startsWith("assets/")) event.respondWith(part(event, address));
});

/**
 * Return an address as seen from the site's root; undefined where it is outside.
 * @param {string} url
 */
const addressOf = (url) =>
  url.startsWith(SCOPE.href) ? url.slice(SCOPE.href.length).replace(/[?#].*/s, "") : undefined;
const urlOf = (/** @type {string} */ address) => SCOPE.href + address;
const isPage = (/** @type {string} */ address) => /^$|\/$|\.html$/.test(address);

/** Fetch this build: its core, and what of it was opened before or is open now. It comes whole, or not at all. */
async function install() {
  if (EDITION.build) {
    const begun = await caches.has(MINE); // where the worker alone is new, its build is in use
    const cache = await caches.open(MINE);
    const olds = await Promise.all((await builds()).filter((name) => name !== MINE).map((name) => caches.open(name)));
    const opened = [...(await Promise.all(olds.map((old) => old.keys()))).flat(), ...(await openPages())];
    const asked = [...Object.keys(EDITION.core), ...opened.map(({ url }) => addressOf(url) ?? "-")];
    const wanted = new Set(asked.filter((address) => FILES.has(address)));
    const whole = Promise.all([...wanted].map((address) => obtain(address, cache, olds)));
    await whole.catch(() => begun || caches.delete(MINE));
    await whole;
  }
  await worker.skipWaiting();
}

/** At first, what is open is what the worker came from, and left to the network until that goes; later, to its build. */
async function begin() {
  if (await caches.has(MARKS)) await worker.clients.claim();
  else for (const { id } of await openPages()) await mark(id, Promise.resolve(EDITION.build));
  await tidy();
}

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await worker.registration.unregister();
}

/** Forget the builds of which no page is open, and the marks of pages that are closed. */
async function tidy() {
  const ids = (await openPages()).map(({ id }) => id);
  const used = new Set([MINE, ...(await Promise.all(ids.map(markOf))).map((build) => OURS + build)]);
  for (const name of await builds()) if (!used.has(name)) await caches.delete(name);
  const kept = await caches.open(MARKS);
  for (const { url } of await kept.keys()) if (!ids.some((id) => url === urlOf(id))) await kept.delete(url);
}

/** The names of the caches that hold a build. */
const builds = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== MARKS);
/** @returns {Promise<{ id: string, url: string }[]>} */
const openPages = () => worker.clients.matchAll({ includeUncontrolled: true });

/**
 * Keep a file of this build, from an older one that has the same, else from the network.
 * @param {string} address
 * @param {Cache} cache
 * @param {Cache[]} olds
 */
async function obtain(address, cache, olds) {
  const url = urlOf(address);
  if (await cache.match(url)) return; // of a worker before this one
  for (const old of olds) {
    const same = await renewed(address, await old.match(url));
    if (same) return cache.put(url, same);
  }
  const answer = await fetch(url, ASKED_ANEW);
  if (await belongs(address, answer.clone())) await cache.put(url, anew(answer.body, answer));
  else if (Object.hasOwn(EDITION.core, address)) throw new Error(`${address} is of another build`);
}

/**
 * Take over a file that has not changed; a page that has not, but for the build that it names, names this one.
 * @param {string} address
 * @param {Response | undefined} old
 */
async function renewed(address, old) {
  if (!old) return undefined;
  const text = isPage(address) ? (await old.text()).replace(BUILD_OF, NAMED) : "";
  const body = text ? new TextEncoder().encode(text) : await old.arrayBuffer();
  if ((await hashOf(body)) !== FILES.get(address)) return undefined;
  return anew(body, old);
}

/** Return an answer of ours, as another told of it: a browser takes no page that came from another address. */
function anew(/** @type {BodyInit | null} */ body, /** @type {Response} */ told) {
  const headers = new Headers(told.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name); // they told of what was sent
  headers.set("cache-control", "no-cache"); // or the browser's memory has it for a page of the next build
  return new Response(body, { headers });
}

/**
 * Tell whether an answer is the file of this build. A host may add to a page, which then still says what it is, and may
 * lead to another address of the site, as from x.html to x.
 * @param {string} address
 * @param {Response} answer is used up
 */
async function belongs(address, answer) {
  if (!answer.ok || addressOf(answer.url) === undefined) return false;
  if (isPage(address)) return (await buildOf(answer)) === EDITION.build;
  return (await hashOf(await answer.arrayBuffer())) === FILES.get(address);
}

/** @param {BufferSource} body */
async function hashOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 4);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Read of which build a page is, as soon as it has said so: what the page needs waits for this.
 * @param {Response} answer is used up
 * @returns {Promise<string>} nothing where it does not say
 */
async function buildOf({ body }) {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let head = ""; reader; ) {
    const { value, done } = await reader.read();
    head += value ?? "";
    const found = BUILD_OF.exec(head);
    if (!found && !done && head.length < HEAD) continue;
    reader.cancel().catch(() => undefined);
    return found?.[1] ?? "";
  }
  return "";
}

/**
 * Note of which build an open page is.
 * @param {string} id
 * @param {Promise<string>} build
 */
async function mark(id, build) {
  marks.set(id, build);
  await (await caches.open(MARKS)).put(urlOf(id), new Response(await build));
}

/** @param {string} id */
async function markOf(id) {
  const known = marks.get(id) ?? (await caches.match(urlOf(id), { cacheName: MARKS }))?.text() ?? Promise.resolve("");
  if (id) marks.set(id, known);
  return known;
}

/**
 * Keep a file, unless that was switched off meanwhile.
 * @param {string} address
 * @param {Response} answer
 */
async function keep(address, answer) {
  if ((await belongs(address, answer.clone())) && (await caches.has(MINE)))
    await (await caches.open(MINE)).put(urlOf(address), anew(answer.body, answer));
}

const kept = (/** @type {string} */ address, cacheName = MINE) => caches.match(urlOf(address), { cacheName });

/**
 * Answer with a page: from the network, else as it was kept.
 * @param {Asked} event
 * @param {string} address
 */
async function page(event, address) {
  const { request, resultingClientId: id } = event;
  const answer = await fetch(request, ASKED_ANEW).catch(() => undefined);
  if (!answer) {
    event.waitUntil(mark(id, Promise.resolve(EDITION.build)));
    return (await kept(address)) ?? instead(address);
  }
  if (answer.headers.get("content-type")?.startsWith("text/html")) {
    const build = buildOf(answer.clone()).catch(() => "");
    event.waitUntil(mark(id, build));
    if (FILES.has(address)) event.waitUntil(keep(address, answer.clone()).catch(() => undefined)); // the device is full
  }
  return answer;
}

/** Answer in place of a page that was not kept. */
async function instead(/** @type {string} */ address) {
  if (FILES.has(`${address}/`)) return Response.redirect(urlOf(`${address}/`));
  const page = await kept(INSTEAD);
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

/**
 * Answer with what belongs to a page: of the page's own build, as long as that is kept, else from the network.
 * @param {Asked} event
 * @param {string} address
 */
async function part(event, address) {
  const build = await markOf(event.clientId);
  if (!build) return fetch(event.request);
  const own = await kept(address, OURS + build);
  if (own) return own;
  const answer = await fetch(event.request, ASKED_ANEW);
  if (build === EDITION.build && FILES.has(address))
    event.waitUntil(keep(address, answer.clone()).catch(() => undefined));
  return answer;
}
