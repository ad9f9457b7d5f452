/** What confirming a claim needs. */
export interface ClaimParts {
  /** Confirms the claim with whoever gave it; false where it is another's by now. Rejects where nobody can be asked. */
  readonly confirm: () => Promise<boolean>;
  /** For how many milliseconds a claim that cannot be confirmed is trusted. */
  readonly trusted: number;
  /** Every so many milliseconds it is confirmed. */
  readonly every: number;
}

/** A claim that is confirmed again and again. */
export interface KeptClaim {
  /** Comes when the claim is another's, or when it may be because it was not confirmed for too long. */
  readonly lost: AbortSignal;
  /** Confirms it no longer. */
  end(): void;
}

/**
 * Keeps a claim. Whoever is cut off from those who give it away cannot hear that it was given to another, and has to let go
 * by the clock, before that happens.
 */
export function keepClaim({ confirm, trusted, every }: ClaimParts): KeptClaim {
  const lost = new AbortController();
  let confirmed = performance.now();
  let asking = false;

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    // It holds from when it was asked for: the answer may have been long on its way.
    const asked = performance.now();
    try {
      if (await confirm()) confirmed = asked;
      else lost.abort();
    } catch {
      // What cannot be asked says nothing; the clock does.
    }
    asking = false;
  }

  const timer = setInterval(() => {
    if (performance.now() - confirmed > trusted) lost.abort();
    if (lost.signal.aborted) clearInterval(timer);
    else void ask();
  }, every);
  return { lost: lost.signal, end: () => clearInterval(timer) };
}
