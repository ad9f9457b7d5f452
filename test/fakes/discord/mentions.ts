import type { Fields } from "./form.ts";

const mention = /@everyone|@here|<@!?(?<user>\d+)>|<@&(?<role>\d+)>/g;

function shownTexts(components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: Fields) => [
    ...(typeof component["content"] === "string" ? [component["content"]] : []),
    ...shownTexts(component["components"]),
  ]);
}

function ids(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/**
 * Whom a message would ring for: `@everyone`, `@here`, `<@user>` and `<@&role>`, each once.
 * Embeds never ring. Text in code blocks counts as ringing, which is stricter than Discord.
 * @param byDefault what rings when the message has no `allowed_mentions`
 * @param rings whether a role can be rung for, which takes a role that everybody may mention, or a right of the bot
 */
export function findPinged(
  payload: Fields,
  byDefault: readonly string[],
  rings: (role: string) => boolean = () => true,
): string[] {
  const allowed = payload["allowed_mentions"] as Fields | null | undefined;
  const parse = allowed ? ids(allowed["parse"]) : byDefault;
  const users = ids(allowed?.["users"]);
  const roles = ids(allowed?.["roles"]);
  const texts = [
    typeof payload["content"] === "string" ? payload["content"] : "",
    ...shownTexts(payload["components"]),
  ];
  const pinged = new Set<string>();
  for (const match of texts.join("\n").matchAll(mention)) {
    const { user, role } = match.groups ?? {};
    if (user) {
      if (parse.includes("users") || users.includes(user)) pinged.add(`<@${user}>`);
    } else if (role) {
      if ((parse.includes("roles") || roles.includes(role)) && rings(role)) pinged.add(`<@&${role}>`);
    } else if (parse.includes("everyone")) pinged.add(match[0]);
  }
  return [...pinged];
}
