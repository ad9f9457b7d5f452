/** Tells the operator one thing: facts for machines, and a sentence for people. pino's loggers are of this shape. */
type Tell = (facts: object, sentence: string) => void;

/** Where the operator is told what happens. */
export interface Log {
  readonly debug: Tell;
  readonly info: Tell;
  readonly warn: Tell;
  readonly error: Tell;
}
