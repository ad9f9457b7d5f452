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
  /** How many people are kept count of. */
  known(): number;
}

/** So many people are kept count of at the same time; who has not asked for longest is forgotten first. */
const MOST_KNOWN = 10_000;

/**
 * A count of questions in memory. Whoever has asked nothing within the span is forgotten with the next question of anybody: it
 * says nothing any more, and nobody is remembered for longer than they are told. Forgetting somebody else only means that they
 * may ask again.
 */
export function createPace({ most, span }: PaceTerms): Pace {
  const asked = new Map<string, number[]>();

  /** They stand in the order in which they asked last, so that the first who is not to be forgotten is followed by others such. */
  function forget(now: number): void {
    for (const [who, instants] of asked) {
      const last = instants.at(-1) ?? Number.NEGATIVE_INFINITY;
      if (last > now - span && last <= now && asked.size <= MOST_KNOWN) return;
      asked.delete(who);
    }
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
      forget(now);
      return isAllowed;
    },
    known: () => asked.size,
  };
}
