import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { Client, Events, InteractionType, Options, Routes } from "discord.js";
import { z } from "zod";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Hook, HookCall, HookReply } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import type { Illustrate } from "../illustrating.ts";
import { tellCommands } from "./command-telling.ts";
import { failureOf } from "./failures.ts";
import { createHearing } from "./hearing.ts";
import { ANSWERS_TIMEOUT, type Deadlines, LONGEST_WAIT, REQUEST_TIMEOUT } from "./limits.ts";
import type { Requests } from "./requests.ts";
import { createSignature, STALE } from "./signature.ts";
import { knownByAsking, Room } from "./whereabouts-asked.ts";

/** Where Discord brings what people do. */
const INTERACTIONS_PATH = "/discord/interactions";
/** Every so many milliseconds Discord is asked whether it is there and takes the token. */
const CHECK_EVERY = 60_000;
/** For how long it is remembered what was brought, in milliseconds: from the first to the last that its signature is taken. */
const REMEMBERED_FOR = 2 * STALE;

/** What is read of what people do before discord.js reads the rest. */
const Act = z.looseObject({
  id: z.string().regex(/^\d{1,20}$/),
  type: z.int(),
  token: z.string(),
});
/** What discord.js reads without a look whether it is there. What people have paid for is left out: it would look for a client that is on the gateway. */
const Doing = Act.extend({
  channel: z.unknown(),
  data: z.looseObject({}),
  authorizing_integration_owners: z.looseObject({}),
}).transform((act) => ({ ...act, entitlements: [] }));

/** What is read of the application that the bot is of. */
const Application = z.object({
  id: z.string(),
  name: z.string(),
  verify_key: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});

/** What being called by Discord needs. */
export interface InteractionsParts {
  readonly token: string;
  /** The public key of the application, in hexadecimal digits. */
  readonly publicKey: string;
  /** The root of the REST API, without its version. */
  readonly root: string;
  readonly requests: Requests;
  readonly store: Store;
  readonly log: Log;
  readonly illustrate: Illustrate;
  readonly deadlines: Deadlines;
  readonly signal: AbortSignal;
  /** Is told whether Discord is there. */
  readonly report: (isUp: boolean) => void;
}

/** What people do on Discord, as it comes over HTTP. */
export interface Interactions {
  readonly hook: Hook;
  /** One life: resolves when the signal ends it, rejects with a `SendFailure` when Discord is not there. */
  live(bot: Bot): Promise<void>;
}

/**
 * Lets Discord call the bot, without the gateway. Any replica answers, through the same code as on the gateway: each
 * answer is a request of its own, which Discord takes only once; and what is brought to several sets something up once.
 */
export function createInteractions(parts: InteractionsParts): Interactions {
  const { token, publicKey, root, requests, store, log, illustrate, deadlines, signal, report } = parts;
  const isSigned = createSignature(publicKey);
  const answering = createUnderWay();
  /** Where people ask, as the question tells it; discord.js leaves that out of channels that it does not know. */
  const rooms = new WeakMap<object, Room>();
  let room: Room | undefined;
  let client: Client | undefined;

  /** Where the database cannot say it, whoever asks is told so when it is to be kept. */
  const isFirst = (id: string) =>
    store.takeOnce(`discord.interaction.${id}`, Date.now(), REMEMBERED_FOR).catch(() => true);

  /** A client that never connects: discord.js reads with it what comes, and answers. */
  function begin(bot: Bot): Client {
    const begun = new Client({
      intents: [],
      allowedMentions: { parse: [] },
      makeCache: Options.cacheWithLimits({ MessageManager: 0, GuildMemberManager: 0, UserManager: 100 }),
      rest: {
        api: root,
        timeout: REQUEST_TIMEOUT,
        makeRequest: requests.makeRequest,
        rejectOnRateLimit: requests.limited(LONGEST_WAIT),
      },
    });
    begun.rest.setToken(token);
    const hear = createHearing({
      bot,
      log,
      illustrate,
      whereabouts: knownByAsking(begun.rest, (asked) => rooms.get(asked)),
      deadlines,
      isFirst,
    });
    begun.on(Events.InteractionCreate, (interaction) => {
      if (room) rooms.set(interaction, room);
      const work = hear(interaction).catch((error: unknown) =>
        log.warn({ err: failureOf(error) }, "An answer could not be sent to Discord."),
      );
      answering.add(work);
    });
    begun.on(Events.Error, (error) => log.warn({ err: error }, "discord.js reported an error."));
    return begun;
  }

  function answer(call: HookCall): HookReply {
    if (!isSigned(call)) return { status: 401 };
    const act = Act.safeParse(jsonOf(call.body)).data;
    if (!act) return { status: 400 };
    if (act.type === InteractionType.Ping) return { status: 200, body: { type: 1 } };
    if (!client || signal.aborted) return { status: 503 };
    const doing = Doing.safeParse(act).data;
    if (!doing) return { status: 400 };
    answering.add(hand(client, doing));
    // The answer is a request of its own.
    return { status: 202 };
  }

  async function hand(to: Client, doing: z.infer<typeof Doing>): Promise<void> {
    await nextTurn();
    try {
      // The way by which discord.js itself takes what comes over the gateway; its types do not tell of it.
      const { actions } = to as unknown as {
        actions: { InteractionCreate: { handle(data: unknown): void } };
      };
      // It tells of the question before it returns.
      room = Room.safeParse(doing.channel).data;
      actions.InteractionCreate.handle(doing);
    } catch (error) {
      log.warn({ err: error, type: doing.type }, "Discord brought something in a form that is not known.");
    }
  }

  function look({ name, verify_key: key, interactions_endpoint_url: endpoint }: z.infer<typeof Application>) {
    if (key.toLowerCase() !== publicKey.toLowerCase())
      log.error(
        {},
        `DISCORD_PUBLIC_KEY is not the key of ${name}, so nothing that Discord brings can be believed. Copy the Public Key from the developer portal, page General Information, and start again.`,
      );
    else if (!endpoint)
      log.warn(
        {},
        `Discord does not know where to bring what people ask. Enter https://<your host>${INTERACTIONS_PATH} as Interactions Endpoint URL in the developer portal, page General Information.`,
      );
  }

  return {
    hook: { path: INTERACTIONS_PATH, answer },
    async live(bot) {
      client ??= begin(bot);
      const { rest } = client;
      try {
        const application = Application.parse(await rest.get(Routes.currentApplication(), { signal }));
        look(application);
        log.info({ bot: application.name }, `Discord: ${application.name} answers what Discord brings.`);
        void tellCommands(bot, { rest, application: application.id, store, log, signal });
        report(true);
        while (!signal.aborted) {
          await pause(CHECK_EVERY, undefined, { signal }).catch(() => undefined);
          if (!signal.aborted) await rest.get(Routes.user(), { signal });
        }
      } catch (error) {
        if (!signal.aborted) throw failureOf(error);
      } finally {
        if (signal.aborted) {
          await answering.finished(ANSWERS_TIMEOUT);
          rest.clearHandlerSweeper();
          rest.clearHashSweeper();
        }
      }
    },
  };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
