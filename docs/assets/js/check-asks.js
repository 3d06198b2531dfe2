/**
 * Tells what a sentence does to its reader, without DOM.
 *
 * Rules may name these signs, where a text's words alone do not tell: `_ask_` it asks for something, `_order_` a bare
 * verb tells the reader to, `_hint_` it may ask, `_question_` it is a question, `_soft_` it leaves room, `_loud_` words
 * in capitals follow each other, `_sorry_` it says sorry, `_again_` it does so after another did, `_none_` here the
 * draft asks, and nowhere softly.
 * @typedef {"_ask_" | "_order_" | "_hint_" | "_question_" | "_soft_" | "_loud_" | "_sorry_" | "_again_" | "_none_"} Sign
 */
/** @type {Sign[]} */
export const SIGNS = ["_ask_", "_order_", "_hint_", "_question_", "_soft_", "_loud_", "_sorry_", "_again_", "_none_"];

const any = (/** @type {string[]} */ ...parts) => new RegExp(`(?:${parts.join("|")})`, "i");
const SOME = "(?:\\w{1,12} ){0,2}"; // a word or two that may stand between

const ASKS = any(
  "\\b(?:can|could|would|will|won't|can't|cud|wud|cld|might|may) (?:you|u|ya|one of you|either of you|any ?(?:one|body)|some ?(?:one|body)|the \\w{2,12}|be able)\\b",
  "\\b(?:can|could|may|might|shall|should|ok if) (?:i|we)\\b",
  `\\b(?:would it be|is it|is there|is that) ${SOME}(?:possible|ok|okay|alright|all right|convenient|too much|fine|any (?:chance|way)|a chance|a way)\\b`,
  "\\b(?:any|some) (?:chance|way)\\b",
  `\\bdo (?:you|u) ${SOME}(?:think you|mind|time|minutes?|hour|moment|spare|room|want|fancy|need|know)\\b`,
  `\\bare (?:you|u|any of you) ${SOME}(?:free|able|around|up for|willing|available|happy to|in|open to|interested|going to|coming)\\b`,
  "\\bwho(?:'s| is| can| could| would| wants| has| will|'ll)\\b",
  "\\b(?:fancy \\w{3,20}ing|mind if|mind \\w{2,20}ing|how about|what about|wanna|up for|have you (?:got|any|a)|got (?:a|any|some|time))\\b",
  "\\b(?:would|does|do) \\w{2,12}(?: \\w{1,12}){0,3} (?:work|suit|be (?:ok|possible|all right))\\b",
  `\\bany ?(?:one|body) ${SOME}(?:free|able|around|available|interested|have|got|know|want|help)\\b`,
  "\\b(?:what|when|which|where|how|who)(?: \\w{1,12}){0,4} (?:should|can|could|shall|would|do) (?:i|we|you)\\b",
);
const SAYS = any(
  `\\b(?:i|we)(?:'d|'ll)? ${SOME}(?:need|want|like|expect|require|request|ask|appreciate|love|prefer|beg) (?:that |it if |for |from )?(?:you|u|your|someone|some ?body|any ?one|everyone|all of you)\\b`,
  `\\b(?:i|we)(?: was| am|'m| were|'re| are)? ${SOME}(?:wondering|hoping|asking|looking for|requesting|applying|begging|trying to find)\\b`,
  "^(?:just )?(?:wondering|hoping|looking for|need(?:ing)?|want(?:ing)?|require|requesting|help)\\b",
  "\\bi wonder(?:ed)?,? (?:if|whether)\\b",
  "\\b(?:grateful|thankful|great|good|nice|lovely|helpful|help|amazing|kind|awesome|appreciated?|appreciate it|brilliant|perfect|happy|glad|ideal|best|wonderful|cool|super|handy|obliged|pleased|easier|excellent) if (?:you|u|some ?one|any ?one|we|i c\\w{1,5}|one of|that|this|it)\\b",
  "\\b(?:appreciate|grateful for|thankful for|obliged for) (?:your|any|some|a|the|it|help|hearing|if|getting|receiving|being)\\b",
  "\\byou(?: all|'ve|'ll)? (?:must|have to|need to|should|will|got to|ought to|had better|better|are to|gotta|may want to|might want to)\\b",
  "\\bneed (?:\\w{1,14} ){1,6}(?:from you|by|before|asap|today|tomorrow|now|tonight|back|favou?r|help|hand|advice|signature|approval|answer|reply|decision|lift)\\b",
  "\\b(?:help|volunteers|hands|cover) (?:is |are )?(?:needed|wanted)\\b",
  `\\b(?:i|we)(?:'d| would) ${SOME}(?:like|love|appreciate) (?:to (?!say|thank)\\w{2,12}|a|an|some|your|the|my|two|one)\\b`,
  "\\b(?:i|we) (?:am |are )?(?:expect|require|request|demand|insist|beg)\\b",
  "\\bask(?:ing)? (?:you (?:to|for|if|about)|(?:you )?a \\w{3,12}|whether|for your)\\b",
  "\\b(?:let (?:me|us) (?:know|have)|lmk|(?:make|be) sure (?:to|you|that)|(?:please,?|pls|plz|kindly) \\w{2,20})\\b",
);
const SMALL_TALK =
  /^(?:so )?(?:how (?:are|is|was|did)|how's|hope|you (?:ok|alright|well)|are you (?:ok|well|alright)|all (?:good|well)|what's up|remember|guess what|do you remember|did you (?:see|hear|know)|you know|know what|anyway|is everything)\b/i;
const HINTS =
  /\?|\bi (?:need|could|can't find|am stuck|'m stuck|would love)\b|\b(?:nobody|no one) (?:can|could|is able|to)\b|\bit (?:would|'d) be\b|\blooking forward to\b|\bi thought (?:you|maybe|of you)\b|\b(?:struggling|stuck|short (?:of|on))\b/i;

const VERBS =
  "add|agree|answer|apologi[sz]e|approve|arrange|ask|be|begin|book|bring|bump|buy|call|calm down|cancel|change|check|choose|clean|clear|close|collect|come|complete|confirm|consider|contact|copy|correct|cover|create|cut|decide|delete|deliver|discuss|do|draft|drive|drop|edit|e?-?mail|empty|ensure|explain|fill|find|finish|fix|follow|forward|get|give|go|grab|hand|have|hold|hurry|include|inform|keep|leave|lend|let|listen|look|make|meet|mend|message|move|note|open|order|organi[sz]e|pay|phone|pick|post|prepare|print|proofread|provide|pull|push|put|read|refund|remember|remind|remove|repair|replace|reply|report|respond|return|review|rewrite|ring|run|say|schedule|see|send|set|share|show|sign|sort|speak|start|stay|stick|stop|submit|swap|take|talk|tell|test|text|try|turn|unblock|update|upload|use|vote|wait|wake|walk|wash|watch|work|write";
const OBJECT =
  "(?:me|us|it|them|him|her|this|that|these|those|the|a|an|your|my|our|all|every|each|any|some|one|two|both|in|on|out|up|over|off|down|back|to|at|with|by|about|for|from|into|wh\\w{1,6}|how|sure|more|no|now|asap|today|tomorrow|tonight|here|there|everything|something|and|if|\\d{1,4}|\\w{2,20}ing)";
const LEAD =
  "(?:(?:so|and|but|ok|okay|then|now|also|anyway|again|just|please|pls|plz|kindly|simply|always|first|next|right|well|do|never|quickly),? ){0,3}";
const ORDER = any(
  `^${LEAD}(?:${VERBS})(?: ${OBJECT}\\b|[.!]{0,3}$)`,
  `^${LEAD}(?:${VERBS}) (?:[\\w'-]{1,20} ){1,4}(?:by|before|for|to|and|asap|today|tomorrow|now|on|at|tonight|this|next|back|immediately)\\b`,
  `[,;:-] (?:so |and |then |but |just |please |pls ){0,2}(?:${VERBS}) (?:me|us|it|them|this|that|the|a|an|your|my|our|in|out|up|over|off|back|\\d{1,4})\\b`,
  `^${LEAD}(?:don't|do not|never|stop|quit|no more) \\w{2,20}`,
  "^(?:you|u) (?:take|do|go|come|bring|make|call|send|write|clean|cover|drive|finish|fix|get|give) (?!a lot|so|care|me)",
);
const NO_ORDER =
  /^(?:see (?:you|above|below|attached|u)|have (?:a|you|i|we|to)|let me (?:know|explain|tell|start)|let's|say hi|take (?:care|it easy)|tell you|look forward|do (?:you|i|we|they)|don't (?:worry|mind|feel|hesitate|bother|think|want|need|have|know)|never (?:mind|had|heard|been)|no more|(?:work|use|set|open|test|report|return|watch)(?:s|ed|ing| of| is| has| was| to)\b|note (?:to|that)|feel free|keep up|\w{3,9} \w{2,12}(?:'s|'re| is| are| was| were)\b)/i;
const SOFT =
  /\b(?:please|pls|plz|kindly|(?:can|could|would|will|may|might|shall|cud|wud) (?:you|u|i|we|one|some|any|it|either)|(?:i|we|it)(?:'d| would)|wondering|wonder if|grateful|appreciate|looking for|hoping|i hope (?:you|that you|to|we)|(?:great|good|nice|lovely|helpful|happy) if|any ?(?:one|body) (?:free|know|who|up)|would be)\b|\?$/i;
const SORRY = /\b(?:sorry|apolog|forgive|ashamed)/i;
const LOUD = /\b(?!ASAP|PDF|FYI)[A-Z]{2,}(?:[ ,'-]{1,3}[A-Z]{2,}){2,}\b|\b[A-Z]{4,} [A-Z]{4,}\b/;
// A question that lost its mark ("can you cover me on sat"), apart from a statement about what somebody could do.
const OPENER =
  /(?:^|[,;:.-] |\b(?:so|and|but|ok|hey|hi|pls|please|plz|also|lol|mate|wondering|if|whether) )(?:please |just |maybe |also )?(?:can|could|would|will|may|might|shall|should|cud|cld|do|does|are|is|any|anyone|anybody|who|mind|fancy|have|got|wanna|how|what|when|which|where) ?\w/i;

/** @type {Map<string, Sign[]>} a keystroke changes one sentence, and most of a draft was seen before */
const SEEN = new Map();
const MANY = 3000;

/**
 * Name what a sentence does.
 * @param {string} text plain
 * @param {string} own the same without what stands in quotation marks
 * @returns {Sign[]}
 */
export function signsOf(text, own) {
  const key = text === own ? text : `${text}\n${own}`;
  const signs = SEEN.get(key) ?? seenAnew(text, own);
  if (SEEN.size > MANY) SEEN.clear();
  SEEN.set(key, signs);
  return signs;
}

/**
 * @param {string} text
 * @param {string} own
 * @returns {Sign[]}
 */
function seenAnew(text, own) {
  const question = text.includes("?");
  const small = SMALL_TALK.test(text);
  const order = !small && !question && ORDER.test(text) && !NO_ORDER.test(text);
  const asks = order || (!small && ((ASKS.test(text) && (question || OPENER.test(text))) || SAYS.test(text)));
  /** @type {[Sign, boolean][]} */
  const signs = [
    ["_question_", question],
    ["_order_", order],
    ["_ask_", asks],
    ["_hint_", !small && HINTS.test(text)],
    ["_soft_", SOFT.test(text)],
    ["_loud_", LOUD.test(own)],
    ["_sorry_", SORRY.test(own)],
  ];
  return signs.flatMap(([sign, holds]) => (holds ? sign : []));
}
