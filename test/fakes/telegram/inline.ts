import { flagOf, numberOf, objectOf, type Payload, structureOf, textOf } from "./parameters.ts";
import type { Queries } from "./queries.ts";
import type { InlineAnswer, Offer } from "./records.ts";
import { refuse } from "./refusal.ts";
import { buttonsOf, checkButtons, checkLength, formattedOf, htmlOf } from "./text.ts";

const RESULT_LIMIT = 50;
const RESULT_ID_LIMIT_BYTES = 64;
const QUERY_LIMIT = 256;
const DEFAULT_CACHE_TIME = 300;

/** What somebody types behind the bot's name, in a chat that the bot need not be in. */
export type Inquiry = {
  userId: number;
  query: string;
  languageCode?: string;
  chatType?: "sender" | "private" | "group" | "supergroup" | "channel";
};

/** Inline mode: people ask from any chat, and the bot offers messages for them to send. */
export function createInline(
  queries: Queries,
  person: (id: number, languageCode: string | undefined) => Payload,
  push: (update: Payload) => number,
  put: (answer: InlineAnswer) => void,
  now: () => number,
) {
  function offerOf(result: Payload): Offer {
    const id = textOf(result, "id");
    if (id === "" || Buffer.byteLength(id) > RESULT_ID_LIMIT_BYTES) {
      refuse(400, "Bad Request: RESULT_ID_INVALID");
    }
    if (textOf(result, "type") !== "article") {
      refuse(400, "Bad Request: only articles are part of this fake");
    }
    const title = textOf(result, "title").trim();
    if (title === "") refuse(400, "Bad Request: ARTICLE_TITLE_EMPTY");
    const content = objectOf(result, "input_message_content", "input message content");
    if (content === undefined) {
      refuse(400, "Bad Request: can't parse inline query result: Input message content is not specified");
    }
    // The same rules as for a message, under another name.
    const message = { ...content, text: content["message_text"] };
    const formatted = formattedOf(message, "text");
    checkLength(formatted, "text");
    const buttons = buttonsOf(result);
    checkButtons(buttons);
    const preview = objectOf(content, "link_preview_options", "LinkPreviewOptions") ?? {};
    return {
      id,
      title,
      description: textOf(result, "description"),
      text: formatted.text,
      html: htmlOf(message, "text"),
      entities: formatted.entities,
      buttons,
      linkPreviewDisabled: flagOf(preview, "is_disabled"),
    };
  }

  function answerInlineQuery(payload: Payload): true {
    const given = structureOf(payload, "results", "inline query results");
    if (!Array.isArray(given)) refuse(400, "Bad Request: expected an Array of InlineQueryResult");
    if (given.length > RESULT_LIMIT) refuse(400, "Bad Request: RESULTS_TOO_MUCH");
    const offers = (given as Payload[]).map(offerOf);
    if (new Set(offers.map(({ id }) => id)).size < offers.length) {
      refuse(400, "Bad Request: RESULT_ID_DUPLICATE");
    }
    const queryId = textOf(payload, "inline_query_id");
    queries.close(queryId);
    put({
      queryId,
      offers,
      cacheTime: numberOf(payload, "cache_time") ?? DEFAULT_CACHE_TIME,
      isPersonal: flagOf(payload, "is_personal"),
      at: now(),
    });
    return true;
  }

  return {
    /** A person types behind the bot's name; returns the number of the query. */
    inquire({ userId, query, languageCode, chatType = "sender" }: Inquiry): string {
      if (query.length > QUERY_LIMIT) throw new Error(`A query has at most ${QUERY_LIMIT} characters.`);
      const id = queries.open();
      const from = person(userId, languageCode);
      push({ inline_query: { id, from, query, offset: "", chat_type: chatType } });
      return id;
    },
    methods: { answerInlineQuery },
  };
}
