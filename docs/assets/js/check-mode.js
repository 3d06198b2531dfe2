/**
 * Guesses what a draft is: a first ask, a reminder, an answer. Without DOM.
 *
 * @import { Mode } from './check-rule.js'
 */
import { read } from "./check-read.js";

const NUDGE =
  /\b(?:follow(?:ing)?[ -]?up|remind(?:er|ing)|nudg(?:e|ing)|chasing|bumping|checking (?:in|back|again)|just checking|still (?:waiting|no|haven't)|any (?:news|update|progress)|circling back|(?:have|did|had)(?:n't)? (?:you|u) (?:get|got|seen|read|receive|had a chance)|(?:haven't|have not|didn't|not) (?:yet )?(?:heard|hear|received|replied|answered)|(?:my|the) (?:last|earlier|previous|first|other) (?:mail|e-?mail|message|note|text|letter|request)|my (?:mail|e-?mail|message|note|text|letter) (?:from|of|on|last)|(?:as|per) my|i (?:asked|wrote|mailed|emailed|messaged|texted|rang)\b[^.?!]{0,40}\b(?:last|ago|on|yesterday|already|before|twice)|(?:second|third|fourth|2nd|3rd) (?:time|message|mail|email|reminder)|coming back to|come back to my|no reply|no answer|ignor(?:ed|ing) (?:my|me)|only the \w{3,12}(?: \w{3,12})? again)\b/i;
const ANSWER =
  /^(?:(?:oh|ah|well|ok|okay|so),? )?(?:yes|yeah|yep|sure|no(?! (?:one|body|idea|need|rush|pressure))|of course|happy to|gladly|i'd love to|sorry,? (?:but )?(?:i (?:can|wo)|we|no|that|can|not)|(?:thanks|thank you)(?: so much| very much)?,? for (?:asking|thinking of|your (?:mail|message|request|question))|i'm (?:afraid|sorry)|i (?:can|can't|cannot|could) (?:only |not )?(?:do|help|make|take|come|look|give|cover|lend|spare)|i'll (?:do|take|be there|come|help|have a look)|fine[,.]|that works|unfortunately|you asked|not (?:this|today|now|really)|maybe\b|let me think|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:i|would|works|is)|works for me|all right|about your|thanks for asking|the \w{3,9} \w{3,9} goes)\b/i;

/**
 * @param {string} text
 * @returns {Mode}
 */
export function guess(text) {
  const { text: masked, sentences } = read(text);
  const first = sentences.find(({ greeting }) => !greeting);
  if (first && ANSWER.test(first.text) && !first.signs.has("_question_")) return "answer";
  return NUDGE.test(masked) ? "nudge" : "ask";
}
