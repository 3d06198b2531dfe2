/**
 * The shapes that the builder's modules hand to one another. They are named in comments alone, so no reader fetches this.
 *
 * What the page holds, written by macros/views/builder.py:
 * @typedef {"ask" | "nudge" | "if_yes" | "if_no"} MessageName
 * @typedef {{ id: string, kind: string, example: string, unit?: string | null, units?: string | null,
 *   optional?: boolean | null }} Blank `units` is the plural of `unit`
 * @typedef {Blank & { label: string, min: number | null, max: number | null }} Question a blank with its field
 * @typedef {{ subject?: string | null, greeting?: string | null, closing?: string | null }} Around
 * @typedef {Around & Record<MessageName, { say: string }[]>} Texts
 * @typedef {{ title: string, address: string, summary: string }} Tactic
 * @typedef {{ say: string, optional: boolean, tactic: Tactic }} ScriptLine
 * @typedef {Around & Record<MessageName, ScriptLine[]> & { id: string, channel: string }} Variant
 * @typedef {{ id: string, own: string | null, blanks: Question[], variants: Variant[], labels: Record<string, string>,
 *   undoes: { words: string, say: string }[] }} Script `own` is the blank that signs; `undoes` are words that undo a tactic
 *
 * What comes of it:
 * @typedef {Record<string, string | undefined>} Values what was typed, by blank id
 * @typedef {{ text: string, blank?: string, empty?: boolean }} Part `empty`: the example stands for what is missing
 * @typedef {{ parts: Part[], line: number | null }} Line of a message; null for the greeting and the closing
 * @typedef {{ values: Record<string, string>, variant: string, off: string[] }} Draft `off` are lines that are left out,
 *   as "ask.2"
 * @typedef {{ id: string, says: string, tactic: Tactic, optional: boolean, kept: boolean }} Reason of one line: what it
 *   says now, and whether it is kept
 */
export {};
