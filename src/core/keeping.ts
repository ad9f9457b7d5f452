/** Posts are remembered for so many days: longer than any of them can be corrected, or told of by `/status`. */
export const POSTS_KEPT = 60;

/** What networks call our pictures is remembered for so many days; one that is wanted again later is uploaded again. */
export const PICTURES_KEPT = 90;

/** What was set up in channels that have been off for so many days is erased. */
export const OFF_KEPT = 90;
