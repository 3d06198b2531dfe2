/**
 * The shapes that the builder's modules hand to one another. They are named in comments alone, so no reader fetches this.
 *
 * What the page holds, written by macros/views/builder.py:
 * @typedef {"ask" | "nudge" | "if_yes" | "if_no" | "yes" | "partly" | "later" | "no"} MessageName a variant holds those
 *   of its script's kind
 * @typedef {{ id: string, kind: string, example: string, unit?: string | null, units?: string | null,
 *   choices?: string[] | null, default?: string | null, optional?: boolean | null }} Blank `units` is the plural of `unit`
 * @typedef {Blank & { label: string, min?: number, max?: number }} Question a blank with its field
 * @typedef {{ subject?: string | null, greeting?: string | null, closing?: string | null }} Around
 * @typedef {{ say: string, worry?: string | null, pause?: boolean, heard?: string | null }} Said a line: `worry` is the
 *   pattern that brings it, and `heard` is what they answered where the line is said only then
 * @typedef {Around & Partial<Record<MessageName, Said[]>>} Texts
 * @typedef {{ title: string, address: string, summary: string }} Tactic
 * @typedef {Said & { tactic: number }} ScriptLine
 * @typedef {Around & Partial<Record<MessageName, ScriptLine[]>> & { id: string, channel: string, apart: string,
 *   limit: number | null }} Variant `apart` stands between two lines; above `limit` words the message is long
 * @typedef {{ plain: string, address: string }} Worry a pattern, and how the other would say it
 * @typedef {{ id: string, title: string, own: string | null, messages: Record<string, string>, blanks: Question[],
 *   variants: Variant[],
 *   tactics: Tactic[], worries: Record<string, Worry>, labels: Record<string, string>,
 *   undoes: { words: string, say: string }[] }} Script
 *   `own` is the blank that signs; `messages` are their labels; `undoes` are words that undo a tactic
 *
 * What comes of it:
 * @typedef {Record<string, string | undefined>} Values what was typed, by blank id
 * @typedef {{ text: string, blank?: string, empty?: boolean }} Part `empty`: the example stands for what is missing
 * @typedef {{ parts: Part[], line: number | null, worry: string | null, pause: boolean }} Line of a message; `line` is
 *   its place in the variant, null for the greeting and the closing
 * @typedef {Record<MessageName, Line[]> & { subject: Part[] }} Filled the messages that the variant holds, and no others
 * @typedef {{ after: number | null, heard: string, parts: Part[] }} Answer what to say after they spoke; `after` is the
 *   place of the pause before it
 * @typedef {{ values: Record<string, string>, variant: string, worries: string[], answer?: MessageName,
 *   edited: Partial<Record<MessageName, string>> }} Draft `worries` are pattern ids, `edited` are messages changed by hand,
 *   `answer` is the one of four that is chosen
 * @typedef {{ id: string, script: string, title: string, who: string, at: number, draft: Draft, text: string }} Kept a
 *   draft on this device; `at` is in milliseconds since 1970, `text` its ask or answer
 */
export {};
