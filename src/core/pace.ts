/** How much may be asked: so many questions in so many milliseconds. */
export interface PaceTerms {
  readonly most: number;
  readonly span: number;
}

/** Keeps count of who asks how much. */
export interface Pace {
  /** Whether whoever this is may ask now (epoch milliseconds); if so, it counts. */
  may(who: string, now: number): boolean;
  /** From when on whoever this is may ask again (epoch milliseconds); not after `now` where that is so already. */
  free(who: string, now: number): number;
}

/** So many people are kept count of at the same time; who has not asked for longest is forgotten first. */
const MOST_KNOWN = 10_000;

/** A count of questions in memory. Forgetting somebody only means that they may ask again. */
export function createPace({ most, span }: PaceTerms): Pace {
  const asked = new Map<string, number[]>();

  function forgetOldest(): void {
    const [oldest] = asked.keys();
    if (oldest !== undefined) asked.delete(oldest);
  }

  function recentOf(who: string, now: number): number[] {
    return (asked.get(who) ?? []).filter((instant) => instant > now - span && instant <= now);
  }

  return {
    free(who, now) {
      const recent = recentOf(who, now);
      const first = recent.at(-most);
      return first === undefined ? now : first + span;
    },
    may(who, now) {
      const recent = recentOf(who, now);
      asked.delete(who);
      const isAllowed = recent.length < most;
      if (isAllowed) recent.push(now);
      asked.set(who, recent);
      if (asked.size > MOST_KNOWN) forgetOldest();
      return isAllowed;
    },
  };
}
