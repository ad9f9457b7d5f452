import { keepUntold } from "../../told.ts";
import { flagOf, numberOf, type Payload, structureOf, textOf } from "./parameters.ts";
import { refusal, refuse } from "./refusal.ts";

/** An update in the form of the Bot API: its number and one more field that names its kind. */
export type Update = { update_id: number } & Payload;

const OTHER_POLLER =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const POLL_LIMIT_SECONDS = 50;

// These come only to a bot that asks for them by name.
const ONLY_ON_REQUEST = ["chat_member", "message_reaction", "message_reaction_count"];

type Entry = { update: Update; resent: boolean; delivered: boolean };
type Poll = { end: (result: Update[] | Error) => void; limit: number };

/** The queue of updates with its one reader, which learns of them by asking. */
export function createUpdates(changed: () => void = () => undefined) {
  const history = new Map<number, Update>();
  let queue: Entry[] = [];
  let lastId = 800_000_000;
  let allowed: string[] = [];
  let webhook = "";
  let secret = "";
  let trouble: { last_error_date: number; last_error_message: string } | undefined;
  let poll: Poll | undefined;

  function take(limit: number): Update[] {
    const entries = queue.slice(0, limit);
    for (const entry of entries) entry.delivered = true;
    return entries.map(({ update }) => update);
  }

  function wake() {
    if (poll !== undefined && queue.length > 0) poll.end(take(poll.limit));
    changed();
  }

  function isAllowed(kind: string) {
    return allowed.length === 0 ? !ONLY_ON_REQUEST.includes(kind) : allowed.includes(kind);
  }

  /** An absent list leaves the earlier one in force; an empty list means the usual kinds. */
  function remember(payload: Payload) {
    const list = structureOf(payload, "allowed_updates", "allowed_updates");
    if (Array.isArray(list)) allowed = list.map(String);
  }

  function confirm(offset: number) {
    if (offset > 0) {
      queue = queue.filter(
        ({ update, resent, delivered }) => update.update_id >= offset || (resent && !delivered),
      );
    } else if (offset < 0) {
      queue = queue.slice(offset);
    }
  }

  function getUpdates(payload: Payload, gone: AbortSignal): Update[] | Promise<Update[]> {
    // Whoever hung up while the request was read waits for nothing; it would be in the way of the next one, and keep a timer.
    if (gone.aborted) return [];
    if (webhook !== "") refuse(409, WEBHOOK_ACTIVE);
    poll?.end(refusal(409, OTHER_POLLER));
    remember(payload);
    confirm(numberOf(payload, "offset") ?? 0);
    const limit = Math.min(Math.max(numberOf(payload, "limit") ?? 100, 1), 100);
    const seconds = Math.min(Math.max(numberOf(payload, "timeout") ?? 0, 0), POLL_LIMIT_SECONDS);
    if (queue.length > 0 || seconds === 0) return take(limit);
    return new Promise((resolve, reject) => {
      const end = (result: Update[] | Error) => {
        clearTimeout(timer);
        if (poll?.end === end) poll = undefined;
        if (result instanceof Error) reject(result);
        else resolve(result);
      };
      const timer = setTimeout(end, seconds * 1000, []);
      poll = { end, limit };
      // A poller that went away must not be in the way of the next one.
      gone.addEventListener("abort", () => end([]), { once: true });
    });
  }

  function setWebhook(payload: Payload): true {
    const url = textOf(payload, "url");
    if (url !== "" && URL.parse(url)?.protocol !== "https:") {
      refuse(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    }
    remember(payload);
    keepUntold(url, textOf(payload, "secret_token"));
    if (flagOf(payload, "drop_pending_updates")) queue = [];
    if (url !== webhook) poll?.end(refusal(409, "Conflict: terminated by setWebhook request"));
    webhook = url;
    secret = textOf(payload, "secret_token");
    trouble = undefined;
    wake();
    return true;
  }

  return {
    /** Queues an update and returns its number; one the bot did not ask for is lost, as on the service. */
    push(update: Payload & { update_id?: number }): number {
      const id = update.update_id ?? lastId + 1;
      lastId = Math.max(lastId, id);
      const numbered = { ...update, update_id: id };
      history.set(id, numbered);
      const kind = Object.keys(update).find((key) => key !== "update_id");
      if (kind !== undefined && isAllowed(kind)) {
        queue.push({ update: numbered, resent: false, delivered: false });
      }
      wake();
      return id;
    },
    /** Delivers an update once more, even when it was confirmed. */
    resend(id: number): void {
      const update = history.get(id);
      if (update === undefined) throw new Error(`The fake never had an update ${id}.`);
      queue = [
        ...queue.filter((entry) => entry.update !== update),
        { update, resent: true, delivered: false },
      ];
      // In order of number, or the client would take a lower one for the place it has come to.
      queue.sort((a, b) => a.update.update_id - b.update.update_id);
      wake();
    },
    /** The numbers of all updates there have been. */
    ids: (): number[] => [...history.keys()],
    pending: (): Update[] => queue.map(({ update }) => update),
    isPolled: (): boolean => poll !== undefined,
    /** Where updates are brought, and with what; the address is empty where they are asked for. */
    webhook: () => ({ url: webhook, secret }),
    /** An update was brought, or could not be. */
    brought(id: number, error: string | undefined): void {
      if (error === undefined) queue = queue.filter(({ update }) => update.update_id !== id);
      else trouble = { last_error_date: Math.floor(Date.now() / 1000) + 1, last_error_message: error };
    },
    methods: {
      getUpdates,
      setWebhook,
      deleteWebhook: (payload: Payload) =>
        setWebhook({ drop_pending_updates: payload["drop_pending_updates"] }),
      getWebhookInfo: () => ({
        url: webhook,
        has_custom_certificate: false,
        pending_update_count: queue.length,
        ...trouble,
        ...(allowed.length === 0 ? {} : { allowed_updates: allowed }),
      }),
    },
  };
}
