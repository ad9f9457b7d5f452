/** What the service says when it does not do what was asked: the body of the answer without `ok`. */
export type Refusal = {
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
};

/** Ends the running method with a refusal, which the server turns into the HTTP answer. */
export function refuse(code: number, description: string, parameters?: Refusal["parameters"]): never {
  throw refusal(code, description, parameters);
}

/** A refusal as an error, for a promise that is ended from elsewhere, such as a long poll. */
export function refusal(code: number, description: string, parameters?: Refusal["parameters"]): Error {
  const body: Refusal = {
    error_code: code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  };
  return Object.assign(new Error(description), { refusal: body });
}

/** The refusal inside an error, or nothing when the error is a mistake of the fake or of the test. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof Error && "refusal" in error ? (error.refusal as Refusal) : undefined;
}
