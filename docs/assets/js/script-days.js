/** Days as they stand in a message: a weekday, today, tomorrow, or a date with or without its weekday. */

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
export const DAYS = [...WEEKDAYS.slice(1), "Sunday", "today", "tomorrow"];
const DATE = new RegExp(`^(?:(?:${WEEKDAYS.join("|")}) )?([1-9]\\d?) (${MONTHS.join("|")})$`, "i");
const WORKING_DAYS_ON = 3;
const NEXT_29_FEBRUARY = 8; // years, at most: 1900 and 2100 have none

/**
 * Say a date in the two ways that a sender may choose from; none where it is no date.
 * @param {string} iso as "2026-03-12"
 * @returns {string[]}
 */
export function dateChoices(iso) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso)?.map(Number) ?? [];
  if (!isDate(year, month - 1, day)) return [];
  const short = `${day} ${MONTHS[month - 1]}`;
  return [`${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${short}`, short];
}

/**
 * Tell whether a text is a day that the builder offers.
 * @param {string} text
 * @param {string[]} days those that are offered without a date
 */
export function isDay(text, days = DAYS) {
  const { month, day } = dateOf(text);
  return days.includes(text) || isDate(2000, month, day); // a leap year: 29 February is a day
}

/**
 * Name the weekday that today or tomorrow is, for what is read on another day; any other text stays.
 * @param {string} text
 * @param {Date} today
 */
export function weekdayOf(text, today) {
  return /^(?:today|tomorrow)$/.test(text) ? WEEKDAYS[reminderDay(text, today).getDay()] : text;
}

/**
 * Return the day that a text names, at or after today; three working days on where it names none.
 * @param {string} text
 * @param {Date} today
 * @returns {Date} the beginning of that day, where the reader is
 */
export function reminderDay(text, today) {
  const word = text.trim().toLowerCase();
  const weekday = WEEKDAYS.findIndex((name) => name.toLowerCase() === word);
  if (weekday >= 0) return daysOn(today, (weekday - today.getDay() + 7) % 7);
  if (word === "today" || word === "tomorrow") return daysOn(today, word === "today" ? 0 : 1);
  return nextDate(dateOf(text.trim()), daysOn(today, 0)) ?? workingDaysOn(today, WORKING_DAYS_ON);
}

/**
 * @param {string} text
 * @returns {{ month: number, day: number }} month from 0; NaN where it is no date
 */
function dateOf(text) {
  const [, day, month] = DATE.exec(text) ?? [];
  return { month: MONTHS.findIndex((name) => name.toLowerCase() === month?.toLowerCase()), day: Number(day) };
}

/**
 * @param {number} year
 * @param {number} month from 0
 * @param {number} day
 */
function isDate(year, month, day) {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

/**
 * @param {{ month: number, day: number }} date
 * @param {Date} from
 */
function nextDate({ month, day }, from) {
  for (let year = from.getFullYear(); year <= from.getFullYear() + NEXT_29_FEBRUARY; year++) {
    const date = new Date(year, month, day);
    if (isDate(year, month, day) && date >= from) return date;
  }
  return undefined;
}

/**
 * @param {Date} day
 * @param {number} count
 */
const daysOn = (day, count) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);

/**
 * @param {Date} day
 * @param {number} count
 */
function workingDaysOn(day, count) {
  let date = daysOn(day, 0);
  for (let left = count; left > 0; ) {
    date = daysOn(date, 1);
    if (date.getDay() % 6) left -= 1; // neither Sunday, 0, nor Saturday, 6
  }
  return date;
}
