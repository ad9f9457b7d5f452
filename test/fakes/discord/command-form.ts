import { createForm, type Fields, type Form, type Path } from "./form.ts";
import { commandLimits, discordLocales } from "./limits.ts";

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const chatInput = 1;
const subcommand = 1;
const group = 2;
const valueTypes = { 3: "string", 4: "number", 10: "number" } as const;

function checkName(form: Form, path: Path, value: unknown): void {
  const name = form.text(path, value, { min: 1, max: 32 });
  if (name === undefined || name.length > 32) return;
  if (!namePattern.test(name) || name !== name.toLowerCase())
    form.fail(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

type TextCheck = (form: Form, path: Path, value: unknown) => void;

const checkDescription: TextCheck = (form, path, value) => {
  form.text(path, value, { min: 1, max: commandLimits.description });
};

function checkTranslated(form: Form, path: Path, owner: Fields, member: string, check: TextCheck): void {
  check(form, [...path, member], owner[member]);
  const translations = owner[`${member}_localizations`];
  if (translations === undefined || translations === null) return;
  const place = [...path, `${member}_localizations`];
  for (const [locale, text] of Object.entries(form.fields(place, translations))) {
    form.oneOf([...place, locale], locale, discordLocales);
    if (text !== null) check(form, [...place, locale], text);
  }
}

function checkUniqueNames(
  form: Form,
  path: Path,
  members: readonly unknown[],
  code: string,
  words: string,
): void {
  const taken = new Set<string>();
  for (const [index, member] of members.entries()) {
    const { name, name_localizations: translations } = member as Fields;
    const names = new Map<string, unknown>([["", name], ...Object.entries(translations ?? {})]);
    for (const [locale, text] of names) {
      if (text === null) continue;
      if (taken.has(`${locale}:${text}`)) form.fail([...path, index, "name"], code, words);
      taken.add(`${locale}:${text}`);
    }
  }
}

function checkChoices(form: Form, path: Path, option: Fields): void {
  if (option["choices"] === undefined || option["choices"] === null) return;
  const place = [...path, "choices"];
  const kind = valueTypes[option["type"] as keyof typeof valueTypes];
  if (kind === undefined)
    form.fail(place, "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Choices are not allowed for this type");
  const choices = form.list(place, option["choices"], commandLimits.choices);
  for (const [index, entry] of choices.entries()) {
    const choice = form.fields([...place, index], entry);
    checkTranslated(form, [...place, index], choice, "name", (inner, at, value) => {
      inner.text(at, value, { min: 1, max: commandLimits.choiceText });
    });
    if (kind === "string")
      form.text([...place, index, "value"], choice["value"], { min: 1, max: commandLimits.choiceText });
    else if (typeof choice["value"] !== "number")
      form.fail([...place, index, "value"], "NUMBER_TYPE_COERCE", "Value is not a number.");
  }
  checkUniqueNames(
    form,
    place,
    choices,
    "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS",
    "Option choice name already exists",
  );
}

function checkAutocomplete(form: Form, path: Path, { type, choices, autocomplete }: Fields): void {
  if (!autocomplete) return;
  if (!(Number(type) in valueTypes))
    form.fail(
      [...path, "autocomplete"],
      "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
      "Autocomplete is not allowed for this type",
    );
  if (Array.isArray(choices) && choices.length > 0)
    form.fail(
      [...path, "choices"],
      "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES",
      "Choices and autocomplete exclude each other",
    );
}

/** The kinds of channels there are (Discord documentation, channel types). */
const channelTypes = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

function checkChannelTypes(form: Form, path: Path, { type, channel_types: kinds }: Fields): void {
  if (kinds === undefined || kinds === null) return;
  const place = [...path, "channel_types"];
  if (type !== 7)
    form.fail(
      place,
      "APPLICATION_COMMAND_OPTIONS_CHANNEL_TYPES_INVALID",
      "Only options that are channels have these",
    );
  for (const [index, kind] of form.list(place, kinds, channelTypes.length).entries())
    form.oneOf([...place, index], kind, channelTypes);
}

function allowedTypes(parent: number | undefined): readonly number[] {
  if (parent === group) return [subcommand];
  const values = [3, 4, 5, 6, 7, 8, 9, 10, 11];
  return parent === subcommand ? values : [subcommand, group, ...values];
}

function checkOptions(form: Form, path: Path, value: unknown, parent?: number): void {
  const options = form.list(path, value, commandLimits.options);
  let optionalSeen = false;
  for (const [index, entry] of options.entries()) {
    const place = [...path, index];
    const option = form.fields(place, entry);
    const type = option["type"] as number;
    form.oneOf([...place, "type"], type, allowedTypes(parent));
    checkTranslated(form, place, option, "name", checkName);
    checkTranslated(form, place, option, "description", checkDescription);
    checkChoices(form, place, option);
    checkAutocomplete(form, place, option);
    checkChannelTypes(form, place, option);
    if (type === subcommand || type === group)
      checkOptions(form, [...place, "options"], option["options"], type);
    if (option["required"] === true && optionalSeen)
      form.fail(
        place,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    optionalSeen ||= option["required"] !== true;
  }
  const nested = options.filter((option) =>
    [subcommand, group].includes((option as Fields)["type"] as number),
  );
  if (nested.length > 0 && nested.length < options.length)
    form.fail(
      path,
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
  checkUniqueNames(
    form,
    path,
    options,
    "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    "Option name already exists",
  );
}

function longest(owner: Fields, member: string): number {
  const translations = Object.values((owner[`${member}_localizations`] ?? {}) as Fields);
  return Math.max(...[owner[member], ...translations].map((text) => String(text ?? "").length));
}

function size(owner: Fields): number {
  const members = [...((owner["options"] ?? []) as Fields[]), ...((owner["choices"] ?? []) as Fields[])];
  const own = longest(owner, "name") + longest(owner, "description") + String(owner["value"] ?? "").length;
  return own + members.reduce((sum, member) => sum + size(member), 0);
}

function checkList(form: Form, path: Path, value: unknown, allowed: readonly number[]): void {
  const members = form.list(path, value, allowed.length);
  for (const [index, member] of members.entries()) {
    form.oneOf([...path, index], member, allowed);
    if (members.indexOf(member) !== index)
      form.fail([...path, index], "SET_TYPE_DUPLICATE", "This value is there already.");
  }
}

function checkCommand(form: Form, path: Path, value: unknown): void {
  const command = form.fields(path, value);
  const type = command["type"] ?? chatInput;
  form.oneOf([...path, "type"], type, [1, 2, 3, 4]);
  if (type === chatInput) {
    checkTranslated(form, path, command, "name", checkName);
    checkTranslated(form, path, command, "description", checkDescription);
    checkOptions(form, [...path, "options"], command["options"]);
  } else
    checkTranslated(form, path, command, "name", (inner, at, name) => {
      inner.text(at, name, { min: 1, max: 32 });
    });
  const permissions = command["default_member_permissions"];
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions)))
    form.fail(
      [...path, "default_member_permissions"],
      "NUMBER_TYPE_COERCE",
      `Value "${permissions}" is not int.`,
    );
  checkList(form, [...path, "contexts"], command["contexts"], [0, 1, 2]);
  checkList(form, [...path, "integration_types"], command["integration_types"], [0, 1]);
  // Discord itself may let it pass, but then nobody would ever be offered the command there.
  const privately = (command["contexts"] as unknown[] | undefined)?.includes(2);
  if (privately && !(command["integration_types"] as unknown[] | undefined)?.includes(1))
    form.fail(
      [...path, "contexts"],
      "APPLICATION_COMMAND_CONTEXTS_INVALID",
      "Private channels are for users who install it.",
    );
  if (size(command) > commandLimits.wholeCommand)
    form.fail(
      path,
      "APPLICATION_COMMAND_TOO_LARGE",
      `Command exceeds maximum size (${commandLimits.wholeCommand})`,
    );
}

/** Refuses a list of commands Discord would not publish, naming every faulty field. */
export function checkCommands(value: unknown): asserts value is readonly Fields[] {
  const form = createForm();
  const commands = form.list([], value, Number.POSITIVE_INFINITY);
  const counts = new Map<unknown, number>();
  const names = new Set<string>();
  for (const [index, command] of commands.entries()) {
    checkCommand(form, [index], command);
    const { type = chatInput, name } = command as Fields;
    counts.set(type, (counts.get(type) ?? 0) + 1);
    if (names.has(`${type}:${name}`))
      form.fail(
        [index, "name"],
        "APPLICATION_COMMANDS_DUPLICATE_NAME",
        "Application command names must be unique",
      );
    names.add(`${type}:${name}`);
  }
  for (const [type, count] of counts) {
    const most = type === chatInput ? commandLimits.chatCommands : commandLimits.menuCommands;
    if (count > most) form.fail([], "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
  }
  form.settle();
}
