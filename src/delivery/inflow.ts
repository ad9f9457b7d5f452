/** Posts that are still being put into the outbox, as seen by who sends them. */
export interface Inflow {
  /** Whether all of them are in. */
  isOver(): boolean;
  /** Waits until more of them are in, or all. */
  more(): Promise<void>;
}

/** The side of those who put posts in. */
export interface Filling extends Inflow {
  /** More of them are in. */
  added(): void;
  /** Nothing more comes. */
  end(): void;
}

/** An inflow that begins now. */
export function createFilling(): Filling {
  let over = false;
  let next = Promise.withResolvers<void>();

  function added(): void {
    next.resolve();
    next = Promise.withResolvers();
  }

  return {
    isOver: () => over,
    more: () => (over ? Promise.resolve() : next.promise),
    added,
    end() {
      over = true;
      added();
    },
  };
}
