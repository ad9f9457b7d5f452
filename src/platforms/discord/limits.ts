/** How long one request to Discord may take, in milliseconds. */
export const REQUEST_TIMEOUT = 15_000;

/** A longer wait for a rate limit than this, in milliseconds, is handed back instead of being slept through inside discord.js. */
export const LONGEST_WAIT = 5_000;

/** By when something is done about a question, in milliseconds: Discord forgets it after 3 s without an answer. */
export interface Deadlines {
  /** After so long an answer is announced as coming. */
  readonly announceAfter: number;
  /** A question that is so old when it is heard of is forgotten before an answer reaches Discord. */
  readonly tooOld: number;
}

/** The deadlines that Discord sets. */
export const DEADLINES: Deadlines = { announceAfter: 1_500, tooOld: 2_500 };

/** How long the end waits for answers under way, in milliseconds. */
export const ANSWERS_TIMEOUT = 3_000;

/** The most choices of an option, published or suggested (Discord documentation, application commands). */
export const CHOICES_LIMIT = 25;
/** The longest name or value of a choice. */
export const CHOICE_LENGTH = 100;

/** The most invalid requests in ten minutes: at 10,000 Discord shuts the address of the machine out. */
export const INVALID_LIMIT = 5_000;
/** The time in which invalid requests are counted, in milliseconds. */
export const INVALID_WINDOW = 600_000;

/** The most messages of a channel that Discord publishes to its followers in an hour. */
export const PUBLISHED_AN_HOUR = 10;

/** The most sessions that are begun in an hour, by all processes with one database. */
export const IDENTIFIES_AN_HOUR = 20;
/** The most sessions that are begun in a day: at a thousand Discord takes the token away. */
export const IDENTIFIES_A_DAY = 300;

/** The longest name of a thread. */
export const THREAD_NAME_LENGTH = 100;

/** What the operator is told when Discord answers 401. */
export const TOKEN_REFUSED = "Discord does not accept the bot's token";
