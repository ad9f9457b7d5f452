import { type Refusal, refuse } from "./refusals.ts";

/** Where in a form a value stands, from the outside in. */
export type Path = readonly (string | number)[];

/** A JSON object whose members nobody has checked yet. */
export type Fields = Record<string, unknown>;

/** How long a text may be; a text with a `min` must be there. */
export interface TextRule {
  readonly min?: number;
  readonly max: number;
}

/** Collects what is wrong with a form, so that one refusal can name every faulty field. */
export interface Form {
  /** Notes that the value at this place is wrong. */
  fail(path: Path, code: string, message: string): void;
  /** The trimmed text at this place, or nothing if it is absent, empty or wrong. */
  text(path: Path, value: unknown, rule: TextRule): string | undefined;
  /** The whole number at this place, if it is there and within its bounds. */
  integer(path: Path, value: unknown, min: number, max: number): number | undefined;
  /** The members of a list; what is no list counts as wrong and empty. */
  list(path: Path, value: unknown, max: number, min?: number): readonly unknown[];
  /** The members of an object; what is no object counts as wrong and empty. */
  fields(path: Path, value: unknown): Fields;
  /** Checks that a value is one of those allowed. */
  oneOf(path: Path, value: unknown, allowed: readonly unknown[]): void;
  /** Checks that a link is well formed and of an allowed kind. */
  link(path: Path, value: unknown, schemes: readonly string[]): void;
  /** Throws the refusal of this form if anything was wrong. */
  settle(): void;
}

/** Starts checking one form. */
export function createForm(): Form {
  const errors: Fields = {};
  let failed = false;

  const form: Form = {
    fail(path, code, message) {
      failed = true;
      let place = errors;
      for (const step of path) {
        place[step] ??= {};
        place = place[step] as Fields;
      }
      place["_errors"] ??= [];
      (place["_errors"] as unknown[]).push({ code, message });
    },
    text(path, value, { min = 0, max }) {
      if (value === undefined || value === null) {
        if (min > 0) form.fail(path, "BASE_TYPE_REQUIRED", "This field is required");
        return undefined;
      }
      if (typeof value !== "string") {
        form.fail(path, "STRING_TYPE_CONVERT", `Could not interpret "${String(value)}" as string.`);
        return undefined;
      }
      const text = value.trim();
      if (text.length === 0 && min > 0) form.fail(path, "BASE_TYPE_REQUIRED", "This field is required");
      else if (text.length > max && min > 0)
        form.fail(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
      else if (text.length > max)
        form.fail(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
      return text.length > 0 ? text : undefined;
    },
    integer(path, value, min, max) {
      if (value === undefined || value === null) return undefined;
      if (typeof value !== "number" || !Number.isInteger(value)) {
        form.fail(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
        return undefined;
      }
      if (value < min)
        form.fail(path, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`);
      if (value > max)
        form.fail(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);
      return value;
    },
    list(path, value, max, min = 0) {
      if (!Array.isArray(value)) {
        if (value !== undefined && value !== null)
          form.fail(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        else if (min > 0) form.fail(path, "BASE_TYPE_REQUIRED", "This field is required");
        return [];
      }
      if (value.length > max && min === 0)
        form.fail(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
      else if (value.length > max || value.length < min)
        form.fail(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
      return value;
    },
    fields(path, value) {
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
      form.fail(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
      return {};
    },
    oneOf(path, value, allowed) {
      if (allowed.includes(value)) return;
      form.fail(path, "BASE_TYPE_CHOICES", `Value must be one of (${allowed.join(", ")}).`);
    },
    link(path, value, schemes) {
      if (value === undefined || value === null) return;
      if (typeof value !== "string" || !URL.canParse(value)) {
        form.fail(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        return;
      }
      const scheme = new URL(value).protocol.slice(0, -1);
      const allowed = schemes.map((name) => `'${name}'`).join(", ");
      if (!schemes.includes(scheme))
        form.fail(path, "URL_TYPE_INVALID_SCHEME", `Scheme "${scheme}" must be one of (${allowed}).`);
    },
    settle() {
      if (failed) throw refuse(50035, errors) satisfies Refusal;
    },
  };
  return form;
}
