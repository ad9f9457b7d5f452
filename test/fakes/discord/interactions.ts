import { keepUntold } from "../../told.ts";
import { describeUser } from "./documents.ts";
import { createForm, type Fields } from "./form.ts";
import { messageFlags } from "./limits.ts";
import { checkMessage, type MessagePayload, type UploadedFile } from "./message-form.ts";
import type { Messages, Origin, StoredMessage } from "./messages.ts";
import { checkModal, checkSuggestions } from "./modals.ts";
import { refuse } from "./refusals.ts";
import type { Snowflakes } from "./snowflakes.ts";

/** The first thing the bot said to an interaction. */
export interface Acknowledgement {
  /** 4 an answer, 5 "thinking", 6 and 7 the same for a press of a button, 8 suggestions, 9 a dialogue window. */
  readonly type: number;
  readonly data: Fields;
  readonly flags: number;
  /** How long the user waited for it. */
  readonly milliseconds: number;
}

/** Something a user asked of the bot, and what came back. */
export interface AskedInteraction {
  readonly id: string;
  readonly token: string;
  /** The bot's first response; rejects if none came in time. */
  readonly acknowledged: Promise<Acknowledgement>;
  /** What the user finally reads: an immediate answer, or the first edit after "thinking". */
  answer(): Promise<MessagePayload>;
  /** The message that answers, as it stands now. */
  readonly original: StoredMessage | undefined;
  /** The further messages of the bot. */
  readonly followUps: readonly StoredMessage[];
}

/** What the fake keeps of an interaction. */
export interface OpenInteraction extends AskedInteraction {
  /** Discord's number for the kind: 2 a command, 3 a button or menu, 4 typing ahead. */
  readonly kind: number;
  readonly channelId: string;
  readonly userId: string;
  readonly at: number;
  /** The message whose button was pressed. */
  readonly source: StoredMessage | undefined;
  /** Whether the bot answers only by the wish of the user, without being in the guild. */
  readonly userInstalled: boolean;
  original: StoredMessage | undefined;
  readonly followUps: StoredMessage[];
  acknowledgedAs: number | undefined;
  readonly settleFirst: (acknowledgement: Acknowledgement) => void;
  readonly settleVisible: (payload: MessagePayload) => void;
  readonly giveUp: (error: Error) => void;
}

/** The interactions in flight. */
export interface Interactions {
  open(
    about: Pick<OpenInteraction, "kind" | "channelId" | "userId" | "source" | "userInstalled">,
  ): OpenInteraction;
  /** Takes the bot's first response to an interaction, or refuses it. */
  respond(id: string, token: string, body: unknown, files: readonly UploadedFile[]): OpenInteraction;
  /** The interaction a later message belongs to, or the refusal it gets. */
  byToken(token: string): OpenInteraction;
  /** Ends all waiting. */
  close(): void;
}

/** Where a message comes from that the bot sends about an interaction. */
export function originOf({ id, kind, channelId, userId, userInstalled }: OpenInteraction): Origin {
  const user = describeUser(userId);
  const authorizing_integration_owners = userInstalled ? { 1: userId } : { 0: "0" };
  return { channelId, interactionId: id, asked: { id, type: kind, user, authorizing_integration_owners } };
}

const answersTo: Record<number, readonly number[]> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

/** How the token of each begins, which alone lets whoever has it answer, and is a part of the address of its webhook. */
const TOKEN = "fake-interaction-token-";

/** Starts with no interactions; times are in milliseconds. */
export function createInteractions(
  messages: Messages,
  nextId: Snowflakes,
  times: { readonly deadline: number; readonly tokenLifetime: number },
): Interactions {
  const byId = new Map<string, OpenInteraction>();
  const tokens = new Map<string, OpenInteraction>();
  keepUntold(TOKEN);
  const timers = new Set<NodeJS.Timeout>();

  function open(about: Parameters<Interactions["open"]>[0]): OpenInteraction {
    const first = Promise.withResolvers<Acknowledgement>();
    const visible = Promise.withResolvers<MessagePayload>();
    // Nobody has to wait for them, so a rejection nobody hears is no error.
    first.promise.catch(() => {});
    visible.promise.catch(() => {});
    const id = nextId();
    const interaction: OpenInteraction = {
      ...about,
      id,
      token: `${TOKEN}${id}`,
      at: Date.now(),
      original: undefined,
      followUps: [],
      acknowledgedAs: undefined,
      acknowledged: first.promise,
      answer: () => visible.promise,
      settleFirst: first.resolve,
      settleVisible: visible.resolve,
      giveUp(error) {
        first.reject(error);
        visible.reject(error);
      },
    };
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (interaction.acknowledgedAs === undefined)
        interaction.giveUp(new Error(`The application did not respond within ${times.deadline} ms.`));
    }, times.deadline);
    timers.add(timer);
    byId.set(id, interaction);
    tokens.set(interaction.token, interaction);
    return interaction;
  }

  function post(interaction: OpenInteraction, payload: MessagePayload, files: readonly UploadedFile[]): void {
    interaction.original = messages.create(payload, files, originOf(interaction));
  }

  function apply(
    interaction: OpenInteraction,
    type: number,
    data: Fields,
    files: readonly UploadedFile[],
  ): void {
    if (type === 4) {
      checkMessage(data, files, ["data"]);
      post(interaction, data, files);
      interaction.settleVisible(data);
    } else if (type === 5) {
      const form = createForm();
      form.oneOf(["data", "flags"], data["flags"] ?? 0, [0, messageFlags.ephemeral]);
      form.settle();
      post(interaction, { flags: ((data["flags"] as number) ?? 0) | messageFlags.loading }, []);
    } else if (type === 6 || type === 7) {
      interaction.original = interaction.source;
      if (type === 6 || interaction.source === undefined) return;
      if (interaction.source.deleted) throw refuse(10008);
      messages.edit(interaction.source, data, files);
      interaction.settleVisible(interaction.source.payload);
    } else if (type === 8) checkSuggestions(data);
    else checkModal(data);
  }

  return {
    open,
    respond(id, token, body, files) {
      const interaction = byId.get(id);
      if (interaction === undefined || interaction.token !== token) throw refuse(10062);
      if (interaction.acknowledgedAs !== undefined) throw refuse(40060);
      const milliseconds = Date.now() - interaction.at;
      if (milliseconds >= times.deadline) throw refuse(10062);
      const form = createForm();
      const fields = form.fields([], body);
      form.oneOf(["type"], fields["type"], answersTo[interaction.kind] ?? []);
      const type = fields["type"] as number;
      const data = fields["data"] === undefined && (type === 5 || type === 6) ? {} : fields["data"];
      const checked = form.fields(["data"], data ?? undefined);
      form.settle();
      apply(interaction, type, checked, files);
      interaction.acknowledgedAs = type;
      const flags = (checked["flags"] as number | undefined) ?? 0;
      interaction.settleFirst({ type, data: checked, flags, milliseconds });
      return interaction;
    },
    byToken(token) {
      const interaction = tokens.get(token);
      if (interaction?.acknowledgedAs === undefined) throw refuse(10015);
      if (Date.now() - interaction.at > times.tokenLifetime) throw refuse(50027);
      return interaction;
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      for (const interaction of byId.values()) interaction.giveUp(new Error("The fake Discord was closed."));
    },
  };
}
