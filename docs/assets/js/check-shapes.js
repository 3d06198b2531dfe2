/**
 * The shapes of the checker's page; no page fetches this file.
 *
 * @import { Finding } from './check-find.js'
 */

/** @typedef {{ from: number, to: number }} Range */
/** @typedef {{ at: number, removed: number, added: number }} Edit */
/** @typedef {Range & { kind: string, key: string }} Mark a marked place, and the name of the finding behind it */
/** @typedef {{ better?: string, instead?: "words" | "sentence", drop?: boolean, finds: string }} Mending what a rule does */
/** @typedef {Range & { words: string }} Change what is put in the place of what */
/**
 * A finding, its own name, the name by which it can be fine, and the words that it is about.
 * @typedef {{ finding: Finding, key: string, fine: string, words: string }} Item
 */
/** @typedef {{ script: string, message: string, text: string }} Handed a draft on its way to a script's message */
/** @typedef {Handed & { title: string, mode: string }} ToCheck one that comes from there */
/** @typedef {{ text: string, label?: string, blank?: string }} Piece a piece of a message; *label* where it was typed */

export {};
