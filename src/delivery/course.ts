/**
 * How a run ended: everything was tried; or the network is to be left alone, for a time, with the reason where it said so
 * itself, or with this broadcast for good.
 */
export type Ending =
  | { readonly kind: "through" }
  | { readonly kind: "pause"; readonly milliseconds: number; readonly reason?: string }
  | { readonly kind: "refused"; readonly reason: string };

/** The course of one run on a network, which goes on until it is through or something ends it. */
export interface Course {
  /** Aborted as soon as nothing more is to be begun. */
  readonly signal: AbortSignal;
  /** Ends the run in this way, unless another came first. */
  end(ending: Ending): void;
  /** Ends the run for what went wrong with the store or with us. */
  fail(error: unknown): void;
  /** How the run ended; throws the first thing that went wrong. */
  ending(): Ending;
}

/** The course of a run that also ends with the signal. */
export function createCourse(signal: AbortSignal): Course {
  const over = new AbortController();
  let ending: Ending | undefined;
  let broken: { readonly cause: unknown } | undefined;

  function end(how: Ending): void {
    ending ??= how;
    over.abort();
  }

  return {
    signal: AbortSignal.any([signal, over.signal]),
    end,
    fail(cause) {
      broken ??= { cause };
      end({ kind: "through" });
    },
    ending() {
      if (broken) throw broken.cause;
      return ending ?? { kind: "through" };
    },
  };
}
