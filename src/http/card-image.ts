import { createRoute, z } from "@hono/zod-openapi";
import { composeCard } from "../core/card-message.ts";
import { chooseLocale, voiceOf } from "../core/locale.ts";
import { lookOf, sizeOption, themeOption } from "../core/look-option.ts";
import { categoryOption, languageOption, whenOption } from "../core/option-kinds.ts";
import { SIZES, THEMES } from "../core/picture.ts";
import { give } from "./answers.ts";
import { fail } from "./failure.ts";
import { type ApiRoutes, COMMON, failureOf, readOptions } from "./parts.ts";
import { parameters, Text } from "./schemas.ts";
import { ASKED, findSummary } from "./summaries.ts";
import { limitVisitors } from "./visitors.ts";

/** A picture takes far more to make than an answer: nobody needs many at once. */
const PACE = { most: 8, span: 10_000 };
/** So many are drawn for visitors at a time, so that those who ask in a chat do not wait behind them. */
const MOST_DRAWN = 8;
/** A card changes when its day is corrected. */
const KEPT = 300;
/** After so many seconds a drawer that is busy may be asked again. */
const BUSY_SECONDS = 5;

const OPTIONS = {
  when: whenOption,
  category: categoryOption,
  size: sizeOption,
  theme: themeOption,
  language: languageOption,
};

/** `/api/card.png`: the card of a day or a stretch, as the bot posts it. */
export const cardRoutes: ApiRoutes = (api, parts) => {
  const { archive, sources, locales, pictures } = parts;
  const tags = locales.map(({ tag }) => tag).join(", ");
  const route = createRoute({
    method: "get",
    path: "/api/card.png",
    operationId: "card",
    summary: "A picture of a day or a stretch of days",
    description: `At most ${PACE.most} in ${PACE.span / 1_000} seconds for one address.`,
    middleware: limitVisitors({ ...PACE, proxies: parts.proxies, now: parts.now }),
    request: {
      query: parameters({
        ...ASKED,
        size: Text.optional().openapi({
          description: `${SIZES.join(", ")}; wide without it`,
          example: "wide",
        }),
        theme: Text.optional().openapi({
          description: `${THEMES.join(" or ")}; light without it`,
          example: "dark",
        }),
        lang: Text.optional().openapi({ description: `The language: ${tags}; en without it`, example: "uk" }),
      }),
    },
    responses: {
      200: {
        description: "The picture",
        content: { "image/png": { schema: z.string().openapi({ format: "binary" }) } },
      },
      404: failureOf("There is no report of these days, or none that has the category"),
      ...COMMON,
      503: failureOf("Too many pictures are being drawn; `Retry-After` says when to come back"),
    },
  });
  let drawn = 0;

  api.openapi(route, async (context) => {
    const { lang, ...asked } = context.req.valid("query");
    const { when, category, language, ...look } = readOptions(parts, OPTIONS, { ...asked, language: lang });
    const found = findSummary(parts, when, category);
    if ("code" in found) return fail(context, found.code, found.message, found.days);
    const voice = voiceOf(chooseLocale(locales, language));
    const { picture } = composeCard(archive, found, { voice, sources, category }, lookOf(look));
    if (!picture) throw new Error(`The card of ${found.to} has no picture.`);
    if (drawn >= MOST_DRAWN) {
      context.header("retry-after", String(BUSY_SECONDS));
      return fail(context, "busy", "Too many pictures are being drawn: come back in a few seconds.");
    }
    drawn++;
    try {
      const { png, key, name } = await pictures.draw(picture);
      return give(
        context,
        { body: new Uint8Array(png), tag: `"${key}"` },
        { type: "image/png", seconds: KEPT, more: { "content-disposition": `inline; filename="${name}"` } },
      );
    } finally {
      drawn--;
    }
  });
};
