import type { PublishedOption } from "./commands.ts";
import { describeMember, describeUser } from "./documents.ts";
import type { Fields } from "./form.ts";
import type { Places } from "./places.ts";

type Value = string | number | boolean;

/** An option as it travels in an interaction. */
export interface WrittenOption {
  readonly name: string;
  readonly type: number;
  readonly value: Value;
  readonly focused?: true;
}

/** What a user typed, and what the command is known to take. */
export interface TypedOptions {
  readonly defined: readonly PublishedOption[] | undefined;
  /** The names of the group and the subcommand, if there are any. */
  readonly inner: readonly string[];
  readonly given: Readonly<Record<string, Value>>;
  /** The option still being typed: nothing has to be complete then. */
  readonly focused?: string;
}

const isTyped: Record<number, (value: Value) => boolean> = {
  4: (value) => Number.isInteger(value),
  5: (value) => typeof value === "boolean",
  10: (value) => typeof value === "number",
};

function guessType(value: Value): number {
  if (typeof value === "boolean") return 5;
  if (typeof value === "string") return 3;
  return Number.isInteger(value) ? 4 : 10;
}

// Discord's own clients do not let a user send such a command, so a test that does is mistaken.
function checkValue(option: PublishedOption, value: Value): void {
  const wrong = (why: string) => new Error(`No user can send ${value} as option "${option.name}": ${why}.`);
  const fits = isTyped[option.type] ?? ((other: Value) => typeof other === "string");
  if (!fits(value)) throw wrong(`its type is ${option.type}`);
  const { choices, min_value, max_value, min_length, max_length } = option as unknown as {
    choices?: readonly { value: Value }[];
    min_value?: number;
    max_value?: number;
    min_length?: number;
    max_length?: number;
  };
  if (choices && choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw wrong("it is no choice");
  if (typeof value === "number" && (value < (min_value ?? value) || value > (max_value ?? value)))
    throw wrong("out of bounds");
  if (typeof value !== "string") return;
  if (value.length < (min_length ?? 0) || value.length > (max_length ?? 6000))
    throw wrong("its length is out of bounds");
}

/** Writes what a user typed the way it travels, checked against the published command. */
export function writeOptions(typed: TypedOptions): { options: Fields[]; leaves: readonly WrittenOption[] } {
  const { inner, given, focused } = typed;
  let defined = typed.defined;
  const types: number[] = [];
  for (const name of inner) {
    const found = defined?.find((option) => option.name === name);
    if (defined !== undefined && found === undefined) throw new Error(`There is no subcommand "${name}".`);
    types.push(found?.type ?? 1);
    defined =
      typed.defined && ((found as { options?: readonly PublishedOption[] } | undefined)?.options ?? []);
  }
  const leaves = Object.entries(given).map(([name, value]): WrittenOption => {
    const option = defined?.find((other) => other.name === name);
    if (typed.defined !== undefined && option === undefined) throw new Error(`There is no option "${name}".`);
    if (option !== undefined && focused === undefined) checkValue(option, value);
    const type = option?.type ?? guessType(value);
    return { name, type, value, ...(name === focused && { focused: true as const }) };
  });
  const missing = defined?.find(
    (option) => "required" in option && option.required && !(option.name in given),
  );
  if (missing !== undefined && focused === undefined)
    throw new Error(`The option "${missing.name}" is required.`);
  const nest = (names: readonly string[], depth: number): Fields[] => {
    const [name, ...rest] = names;
    if (name === undefined) return leaves.map((leaf) => ({ ...leaf }));
    return [{ name, type: types[depth], options: nest(rest, depth + 1) }];
  };
  return { options: nest(inner, 0), leaves };
}

/** Describes the users, channels and roles that options point to. */
export function resolveOptions(
  leaves: readonly WrittenOption[],
  places: Places,
  memberPermissions: string,
): Record<string, Fields> {
  const resolved: Record<string, Fields> = {};
  const note = (kind: string, id: string, document: Fields) => {
    resolved[kind] ??= {};
    resolved[kind][id] = document;
  };
  for (const { type, value } of leaves) {
    const id = String(value);
    if (type === 6) {
      const { user, ...member } = describeMember(describeUser(id));
      note("users", id, user as Fields);
      note("members", id, { ...member, permissions: memberPermissions });
    }
    if (type === 8)
      note("roles", id, { id, name: `role-${id}`, permissions: "0", position: 1, color: 0, flags: 0 });
    if (type !== 7) continue;
    const channel = places.channels.get(id);
    note("channels", id, {
      id,
      type: channel?.type ?? 0,
      name: channel?.name ?? "elsewhere",
      parent_id: channel?.parentId ?? null,
      permissions: memberPermissions,
      ...(channel && { app_permissions: String(channel.permissions) }),
      ...(channel?.guildId && { guild_id: channel.guildId }),
    });
  }
  return resolved;
}
