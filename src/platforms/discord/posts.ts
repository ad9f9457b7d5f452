import { type ChannelType, REST, RequestMethod, type ResponseLike, type RouteLike, Routes } from "discord.js";
import { z } from "zod";
import type { Log } from "../../core/log.ts";
import type { Drawn } from "../../core/picture.ts";
import { type Post, SendFailure } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { mayPass, unfenced } from "../../lib/fence.ts";
import type { Illustrate } from "../illustrating.ts";
import { createPacing } from "../pacing.ts";
import { createBreaker } from "./breaker.ts";
import { INVALID_FORM, MISSING_PERMISSIONS, NO_FILES, UNKNOWN_MESSAGE } from "./failure-rules.ts";
import { codeOf, failureOf, ruled } from "./failures.ts";
import type { Placed } from "./illustrated.ts";
import { REQUEST_TIMEOUT } from "./limits.ts";
import { nonceOf } from "./nonce.ts";
import { editOf, type Payload, payloadOf, type Shape } from "./payload.ts";
import { createPublishing } from "./publishing.ts";
import type { Requests } from "./requests.ts";
import { createUploads } from "./uploads.ts";

/** What posts are made with. */
export interface PostsParts {
  readonly token: string;
  /** The root of the REST API, without its version. */
  readonly root: string;
  /** The most requests a second. */
  readonly rate: number;
  readonly requests: Requests;
  readonly store: Store;
  readonly log: Log;
  readonly illustrate: Illustrate;
  /** The channel in which pictures are uploaded once for all posts; without it each post brings its own. */
  readonly picturesChannel?: string | undefined;
  /** The kind of a channel, where it is known. */
  readonly kindOf: (channel: string) => ChannelType | undefined;
  /** Whether what is posted in a channel can be published to others. */
  readonly hasFollowers: (channel: string) => boolean;
}

/** The posts of a bot: how they are made, and changed afterwards. Both throw a `SendFailure`. */
export interface Posts {
  send(post: Post): Promise<string>;
  edit(post: Post, message: string): Promise<void>;
  /** A picture with its address, where it was uploaded for posts before. */
  placed(drawn: Drawn): Placed;
  close(): void;
}

/** How much of a post is sent, and its picture where one was drawn. */
interface Fitted {
  readonly shape: Shape;
  readonly drawn: Placed | undefined;
}

/** Every so many milliseconds what discord.js keeps of channels that were posted to is forgotten. */
const SWEEP_INTERVAL = 300_000;
/** The mark of a second try under another nonce, after Discord took the first for another channel's. */
const AFRESH = "afresh";

/** What is read of a message that Discord has made. */
const Made = z.object({ id: z.string(), channel_id: z.string() });

/** discord.js reads nothing of an answer 5xx; but with this code nothing was done, and everybody is asked to wait. */
const OVERLOADED = 130000;

async function certain(response: ResponseLike): Promise<ResponseLike> {
  if (response.status !== 503) return response;
  const text = await response.text();
  if (text.includes(String(OVERLOADED))) throw ruled(OVERLOADED);
  return new Response(text, { status: response.status, headers: Object.fromEntries(response.headers) });
}

/** Posts through a REST client of their own, so that answers never wait behind them. It tries once: delivery decides on the rest. */
export function createPosts(parts: PostsParts): Posts {
  const { token, root, rate, requests, store, log, illustrate, picturesChannel, kindOf, hasFollowers } =
    parts;
  const rest = new REST({
    version: "10",
    api: root,
    timeout: REQUEST_TIMEOUT,
    retries: 0,
    // The pacing below holds over any second, which this limit of discord.js does not.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: async (url, init) => {
      if (!mayPass()) throw new SendFailure("later", "the right to send it had run out");
      return certain(await requests.makeRequest(url, init));
    },
    rejectOnRateLimit: requests.limited(0),
    handlerSweepInterval: SWEEP_INTERVAL,
  }).setToken(token);
  const pace = createPacing(rate);
  const breaker = createBreaker();
  const uploads =
    picturesChannel === undefined
      ? undefined
      : createUploads({ channel: picturesChannel, store, log, request });
  const publish = createPublishing({
    post: (route) => request(RequestMethod.Post, route),
    store,
    log,
  });

  async function request(method: RequestMethod, fullRoute: RouteLike, payload?: Payload): Promise<unknown> {
    await pace();
    await requests.mayPost(method, fullRoute);
    breaker.check();
    try {
      const answer = await rest.request({ method, fullRoute, ...payload });
      breaker.note(true);
      return answer;
    } catch (error) {
      breaker.note(failureOf(error).decision !== "unknown");
      throw error;
    }
  }

  /** Makes the message of a post, or finds the one that was made before. */
  async function make(post: Post, { shape, drawn }: Fitted, again = false): Promise<string> {
    const { channel } = post.key;
    const { body, files } = payloadOf(post, shape, drawn);
    const nonce = nonceOf(post.key, `${shape === "whole" ? "" : shape}${again ? AFRESH : ""}`);
    const route = Routes.channelMessages(channel);
    const made = await request(RequestMethod.Post, route, {
      body: { ...body, nonce, enforce_nonce: true },
      files,
    }).catch((error: unknown) => {
      // It had arrived before, and somebody has deleted it since.
      if (codeOf(error) === UNKNOWN_MESSAGE) return undefined;
      throw error;
    });
    if (made === undefined) return "";
    const { id, channel_id: where } = Made.parse(made);
    if (where === channel) return id;
    log.error({}, "Discord took a post for an earlier one to another channel, and did not make it.");
    if (!again) return make(post, { shape, drawn }, true);
    throw new SendFailure("ours", "Discord took the post for an earlier one to another channel");
  }

  /** Tries with all of a post first, and with what is left of it where the channel takes no more. */
  async function attempt<T>(post: Post, work: (fitted: Fitted) => Promise<T>): Promise<T> {
    const drawn = await illustrate(post.message);
    const address = drawn && (await uploads?.addressOf(drawn));
    const hasFiles = drawn !== undefined || post.message.file !== undefined;
    const fitting = async (shape: Shape, placed: Placed | undefined = drawn): Promise<T> => {
      try {
        return await work({ shape, drawn: placed });
      } catch (error) {
        const code = codeOf(error);
        if (placed?.address !== undefined && code === INVALID_FORM) {
          uploads?.refused(placed);
          return fitting(shape);
        }
        const isWhole = shape === "whole" && hasFiles;
        if (isWhole && (code === MISSING_PERMISSIONS || code === NO_FILES)) return fitting("bare");
        if (code === MISSING_PERMISSIONS && shape !== "plain") return fitting("plain");
        throw failureOf(error, kindOf(post.key.channel));
      }
    };
    return fitting("whole", drawn && { ...drawn, address });
  }

  return {
    async send(post) {
      const { channel } = post.key;
      const id = await attempt(post, (fitted) => make(post, fitted));
      if (id && post.publish && hasFollowers(channel)) await unfenced(() => publish(post.key, id));
      return id;
    },
    async edit(post, message) {
      if (!message) throw new SendFailure("forbidden", "the post is deleted");
      const route = Routes.channelMessage(post.key.channel, message);
      await attempt(post, ({ shape, drawn }) =>
        request(RequestMethod.Patch, route, editOf(post, shape, drawn)),
      );
    },
    placed: (drawn) => ({ ...drawn, address: uploads?.known(drawn) }),
    close() {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}
