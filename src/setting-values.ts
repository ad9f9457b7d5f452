import { z } from "zod";

/*
 * The kinds of values that settings have. An error completes "NAME …" and says what to write instead; it never repeats the
 * value, which may be secret.
 */

/** A token of a shape, or nothing; `whence` says where to copy it from. */
export function token(shape: RegExp, whence: string) {
  const message = `does not look like a token: copy it again from ${whence}, whole and without quotes`;
  return z
    .string()
    .refine((text) => text === "" || shape.test(text), message)
    .transform((text) => text || undefined);
}

/** Where Telegram calls: a place of the HTTP server as it is found from outside, behind whatever brings TLS. */
export const webhookAddress = z
  .string()
  .refine(
    (text) => text === "" || /^https:\/\/[\w.-]+(:(443|80|88|8443))?(\/[\w.-]+)+$/.test(text),
    "must be an address with https:, one of the ports 443, 80, 88 and 8443, and a path, such as https://bot.example.org/telegram",
  )
  .transform((text) => text || undefined);

/** What Telegram shows with every call, so that it is known from others. */
export const webhookSecret = z
  .string()
  .refine(
    (text) => text === "" || /^[\w-]{16,256}$/.test(text),
    "must be 16 to 256 letters, digits, _ and -, of your own making",
  )
  .transform((text) => text || undefined);

/** The key with which Discord signs its calls, in hexadecimal digits. */
export const publicKey = z
  .string()
  .refine(
    (text) => text === "" || /^[\da-f]{64}$/i.test(text),
    "does not look like a key: copy the Public Key again from the developer portal, page General Information",
  )
  .transform((text) => text || undefined);

/** A whole number between two, both included. */
export function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message));
}

/** The root of a service, which may be another than the public one. */
export const webRoot = z.url({
  protocol: /^https?$/,
  error: "must be an address like https://example.org, or left out",
});

/** It is shown to everybody, so it may hold nothing but where to go. */
export const publicRoot = webRoot
  .refine((text) => {
    const address = URL.parse(text);
    const isBare = address && !address.username && !address.password && !address.search && !address.hash;
    // A path stands in every link, and is looked for in what is asked: it is spelled in one way only.
    return isBare && /^(?:\/[\w.~-]+)*\/*$/.test(address.pathname);
  })
  .transform((text) => text.replace(/\/+$/, ""));

/** The id of a channel on Discord, or nothing. */
export const discordChannel = z
  .string()
  .refine(
    (text) => text === "" || /^\d{1,20}$/.test(text),
    "must be the id of a channel, such as 112233445566778899",
  )
  .transform((text) => text || undefined);

/** Networks with ids of channels, parted by commas. */
export const operatorChats = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine(
    (parts) => parts.every((part) => /^(telegram:-?\d+(:\d+)?|discord:\d+)$/.test(part)),
    "must be networks and ids of channels, such as telegram:-1001234567890,discord:112233445566778899",
  )
  .transform((parts) =>
    parts.map((part) => {
      const [platform = "", ...channel] = part.split(":");
      return { platform, channel: channel.join(":") };
    }),
  );
