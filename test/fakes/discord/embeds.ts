import type { Fields, Form, Path } from "./form.ts";
import { embedLimits, messageLimits } from "./limits.ts";

const web = ["http", "https"];
const webOrUpload = [...web, "attachment"];

function checkFields(form: Form, path: Path, value: unknown): number {
  let size = 0;
  for (const [index, entry] of form.list(path, value, embedLimits.fields).entries()) {
    const place = [...path, index];
    const field = form.fields(place, entry);
    const name = form.text([...place, "name"], field["name"], { min: 1, max: embedLimits.fieldName });
    const text = form.text([...place, "value"], field["value"], { min: 1, max: embedLimits.fieldValue });
    size += (name?.length ?? 0) + (text?.length ?? 0);
  }
  return size;
}

function checkPictures(form: Form, path: Path, embed: Fields): void {
  for (const member of ["image", "thumbnail"]) {
    if (embed[member] === undefined || embed[member] === null) continue;
    const picture = form.fields([...path, member], embed[member]);
    form.link([...path, member, "url"], picture["url"], webOrUpload);
    form.text([...path, member, "description"], picture["description"], {
      max: embedLimits.pictureDescription,
    });
  }
}

/** Checks one embed and tells how many characters it adds to the total of its message. */
function checkEmbed(form: Form, path: Path, value: unknown): number {
  const embed = form.fields(path, value);
  const title = form.text([...path, "title"], embed["title"], { max: embedLimits.title });
  const description = form.text([...path, "description"], embed["description"], {
    max: embedLimits.description,
  });
  const footer = embed["footer"] ? form.fields([...path, "footer"], embed["footer"]) : {};
  const footerText = form.text([...path, "footer", "text"], footer["text"], { max: embedLimits.footer });
  form.link([...path, "footer", "icon_url"], footer["icon_url"], webOrUpload);
  const author = embed["author"] ? form.fields([...path, "author"], embed["author"]) : {};
  const authorName = form.text([...path, "author", "name"], author["name"], {
    ...(embed["author"] ? { min: 1 } : {}),
    max: embedLimits.author,
  });
  form.link([...path, "author", "url"], author["url"], web);
  form.link([...path, "author", "icon_url"], author["icon_url"], webOrUpload);
  form.link([...path, "url"], embed["url"], web);
  form.integer([...path, "color"], embed["color"], 0, embedLimits.color);
  checkPictures(form, path, embed);
  const timestamp = embed["timestamp"];
  if (typeof timestamp === "string" && Number.isNaN(Date.parse(timestamp)))
    form.fail(
      [...path, "timestamp"],
      "DATE_TIME_TYPE_PARSE",
      `Could not parse ${timestamp}. Should be ISO8601.`,
    );
  const fieldsSize = checkFields(form, [...path, "fields"], embed["fields"]);
  const seen = title ?? description ?? footerText ?? authorName ?? embed["image"] ?? embed["thumbnail"];
  if (seen === undefined && fieldsSize === 0 && Object.keys(embed).length > 0)
    form.fail([...path, "description"], "BASE_TYPE_REQUIRED", "This field is required");
  const texts = [title, description, footerText, authorName];
  return fieldsSize + texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** Checks all embeds of a message, each alone and their sum. */
export function checkEmbeds(form: Form, path: Path, value: unknown): void {
  let total = 0;
  for (const [index, embed] of form.list(path, value, messageLimits.embeds).entries())
    total += checkEmbed(form, [...path, index], embed);
  if (total > messageLimits.embedsTotal)
    form.fail(
      path,
      "MAX_EMBED_SIZE_EXCEEDED",
      `Embed size exceeds maximum size of ${messageLimits.embedsTotal}`,
    );
}
