const discordEpoch = 1_420_070_400_000n;

/** Hands out ids that, like Discord's, grow with time, never repeat and tell when they were made. */
export type Snowflakes = () => string;

/** Starts a series of ids of which no two are alike. */
export function createSnowflakes(): Snowflakes {
  let made = 0n;
  return () => {
    made += 1n;
    return (((BigInt(Date.now()) - discordEpoch) << 22n) | (made & 0x3f_ffffn)).toString();
  };
}
