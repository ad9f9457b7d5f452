import type { Fields } from "./form.ts";
import { type Interactions, type OpenInteraction, originOf } from "./interactions.ts";
import { messageFlags } from "./limits.ts";
import { checkMessage } from "./message-form.ts";
import type { Messages, StoredMessage } from "./messages.ts";
import { refuse } from "./refusals.ts";
import type { Call, Reply, Route } from "./replies.ts";

const mostFollowUps = 5;

/** The routes by which the bot answers interactions; the token in the path is the only key they need. */
export function listInteractionRoutes(
  applicationId: string,
  interactions: Interactions,
  messages: Messages,
): readonly Route[] {
  const hook = "/webhooks/:applicationId/:token";
  const one = `${hook}/messages/:messageId`;

  function describeResponse(interaction: OpenInteraction): Fields {
    const { original, acknowledgedAs } = interaction;
    const flags = original?.payload.flags ?? 0;
    return {
      interaction: {
        id: interaction.id,
        type: interaction.kind,
        ...(original && {
          response_message_id: original.id,
          response_message_loading: (flags & messageFlags.loading) !== 0,
          response_message_ephemeral: (flags & messageFlags.ephemeral) !== 0,
        }),
      },
      resource: { type: acknowledgedAs, ...(original && { message: messages.describe(original) }) },
    };
  }

  function respond({ params, query, body, files }: Call): Reply {
    const interaction = interactions.respond(params["id"] ?? "", params["token"] ?? "", body, files);
    if (query.get("with_response") !== "true") return { status: 204 };
    return { status: 200, body: describeResponse(interaction) };
  }

  function interactionOf({ params }: Call): OpenInteraction {
    if (params["applicationId"] !== applicationId) throw refuse(10015);
    return interactions.byToken(params["token"] ?? "");
  }

  function messageOf(call: Call, interaction: OpenInteraction): StoredMessage {
    const id = call.params["messageId"];
    const message =
      id === "@original" || id === interaction.original?.id
        ? interaction.original
        : interaction.followUps.find((followUp) => followUp.id === id);
    if (message === undefined || message.deleted) throw refuse(10008);
    return message;
  }

  function change(interaction: OpenInteraction, message: StoredMessage, { body, files }: Call): Reply {
    messages.edit(message, body, files);
    if (message === interaction.original) interaction.settleVisible(message.payload);
    return { status: 200, body: messages.describe(message) };
  }

  function followUp(call: Call): Reply {
    const interaction = interactionOf(call);
    const { original } = interaction;
    // Discord treats the first further message after "thinking" as the answer itself.
    if (original && ((original.payload.flags ?? 0) & messageFlags.loading) !== 0)
      return change(interaction, original, call);
    if (interaction.userInstalled && interaction.followUps.length >= mostFollowUps) throw refuse(40094);
    checkMessage(call.body, call.files);
    const message = messages.create(call.body, call.files, originOf(interaction));
    interaction.followUps.push(message);
    return { status: 200, body: messages.describe(message) };
  }

  return [
    { method: "POST", path: "/interactions/:id/:token/callback", open: true, run: respond },
    { method: "POST", path: hook, open: true, run: followUp },
    {
      method: "GET",
      path: one,
      open: true,
      run: (call) => ({ status: 200, body: messages.describe(messageOf(call, interactionOf(call))) }),
    },
    {
      method: "PATCH",
      path: one,
      open: true,
      run: (call) => {
        const interaction = interactionOf(call);
        return change(interaction, messageOf(call, interaction), call);
      },
    },
    {
      method: "DELETE",
      path: one,
      open: true,
      run: (call) => {
        messageOf(call, interactionOf(call)).deleted = true;
        return { status: 204 };
      },
    },
  ];
}
