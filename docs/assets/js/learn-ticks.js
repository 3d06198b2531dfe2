/** Which steps of a track are ticked, by their ids. No page is needed for it. */
import { Kept } from "./learn-kept.js";

/**
 * Read ticks that may have been written by an older version, or by somebody else.
 * @param {unknown} value
 * @returns {string[]}
 */
export const ticksOf = (value) => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : []);

/**
 * Return what is ticked in one or the other, each step once.
 * @param {unknown} one
 * @param {unknown} other
 */
export const mergedTicks = (one, other) => [...new Set([...ticksOf(one), ...ticksOf(other)])];

/** @param {string | undefined} track */
export const keptTicks = (track) => new Kept(`askwell:track:${track}`, mergedTicks);
