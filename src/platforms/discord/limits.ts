/** How long one request to Discord may take, in milliseconds. */
export const REQUEST_TIMEOUT = 15_000;

/** A longer wait for a rate limit than this, in milliseconds, is handed back instead of being slept through inside discord.js. */
export const LONGEST_WAIT = 5_000;

/** What the operator is told when Discord answers 401. */
export const TOKEN_REFUSED = "Discord does not accept the bot's token";
