import { describeChannel, describeGuild, type Identity } from "./documents.ts";
import { createForm, type Fields } from "./form.ts";
import { permissionBits, threadNameLimit } from "./limits.ts";
import { checkMessage, type MessagePayload, type UploadedFile } from "./message-form.ts";
import type { Messages } from "./messages.ts";
import type { Channel, Places } from "./places.ts";
import { refuse } from "./refusals.ts";
import type { Call, Route } from "./replies.ts";

const announcements = 5;
const publicThread = 11;

function needs(body: unknown, files: readonly UploadedFile[]): bigint {
  const embeds = (body as Fields | undefined)?.["embeds"];
  const embedding = Array.isArray(embeds) && embeds.length > 0 ? permissionBits.embedLinks : 0n;
  return embedding | (files.length > 0 ? permissionBits.attachFiles : 0n);
}

/** The routes about channels, guilds and the messages in them; `threadBegun` is told of every thread that the bot begins. */
export function listChannelRoutes(
  identity: Identity,
  places: Places,
  messages: Messages,
  threadBegun: (thread: Channel) => void,
): readonly Route[] {
  const one = "/channels/:channelId/messages/:messageId";
  const find = ({ params }: Call) => {
    const channel = places.visible(params["channelId"] ?? "");
    return messages.find(channel.id, params["messageId"] ?? "");
  };

  function post({ params, body, files }: Call) {
    const channel = places.open(params["channelId"] ?? "", needs(body, files));
    checkMessage(body, files);
    const message = messages.create(body, files, originIn(channel));
    return { status: 200, body: messages.describe(message) };
  }

  function originIn({ id }: Channel) {
    return { channelId: id, rings: (role: string) => places.rings(id, role) };
  }

  function edit(call: Call) {
    const message = find(call);
    const channel = places.visible(message.channelId);
    if (message.foreign) throw refuse(50005);
    if (channel.archived || channel.locked) throw refuse(50083);
    const needed = needs(call.body, call.files);
    if (channel.guildId !== undefined && (channel.permissions & needed) !== needed) throw refuse(50013);
    messages.edit(message, call.body as MessagePayload, call.files);
    return { status: 200, body: messages.describe(message) };
  }

  function publish(call: Call) {
    const message = find(call);
    const channel = places.open(message.channelId, 0n);
    if (channel.type !== announcements) throw refuse(50024);
    if (message.foreign) throw refuse(50013);
    if (message.published) throw refuse(40033);
    message.published = true;
    return { status: 200, body: messages.describe(message) };
  }

  /** Begins a thread with a message in a forum. */
  function beginThread({ params, body, files }: Call) {
    const form = createForm();
    const fields = form.fields([], body);
    form.text(["name"], fields["name"], { min: 1, max: threadNameLimit });
    form.fields(["message"], fields["message"]);
    form.settle();
    const tags = (fields["applied_tags"] ?? []) as string[];
    const forum = places.forum(params["channelId"] ?? "", needs(fields["message"], files), tags);
    checkMessage(fields["message"], files, ["message"]);
    const thread = places.addChannel({
      ...(forum.guildId && { guildId: forum.guildId }),
      type: publicThread,
      parentId: forum.id,
      name: String(fields["name"]),
      permissions: forum.permissions,
    });
    threadBegun(thread);
    const message = messages.create(fields["message"], files, originIn(thread));
    const described = describeChannel(thread, identity.applicationId);
    return { status: 201, body: { ...described, message: messages.describe(message) } };
  }

  function openDirect({ body }: Call) {
    const recipientId = String((body as Fields | undefined)?.["recipient_id"]);
    if (!/^\d+$/.test(recipientId)) throw refuse(10013);
    const existing = [...places.channels.values()].find((channel) => channel.recipientId === recipientId);
    const channel = existing ?? places.addChannel({ type: 1, recipientId });
    return { status: 200, body: describeChannel(channel, identity.applicationId) };
  }

  function list({ params, query }: Call) {
    const channel = places.visible(params["channelId"] ?? "");
    const inside = messages.posts.filter(({ channelId, deleted }) => channelId === channel.id && !deleted);
    const newest = inside.toReversed().slice(0, Number(query.get("limit") ?? 50));
    return { status: 200, body: newest.map((message) => messages.describe(message)) };
  }

  return [
    {
      method: "GET",
      path: "/channels/:channelId",
      run: ({ params }) => {
        const channel = places.visible(params["channelId"] ?? "");
        return { status: 200, body: describeChannel(channel, identity.applicationId) };
      },
    },
    { method: "GET", path: "/channels/:channelId/messages", run: list },
    { method: "POST", path: "/channels/:channelId/messages", run: post },
    { method: "GET", path: one, run: (call) => ({ status: 200, body: messages.describe(find(call)) }) },
    { method: "PATCH", path: one, run: edit },
    {
      method: "DELETE",
      path: one,
      run: (call) => {
        find(call).deleted = true;
        return { status: 204 };
      },
    },
    { method: "POST", path: `${one}/crosspost`, run: publish },
    { method: "POST", path: "/channels/:channelId/threads", run: beginThread },
    {
      method: "POST",
      path: "/channels/:channelId/typing",
      run: ({ params }) => {
        places.open(params["channelId"] ?? "", 0n);
        return { status: 204 };
      },
    },
    { method: "POST", path: "/users/@me/channels", run: openDirect },
    {
      method: "GET",
      path: "/guilds/:guildId",
      run: ({ params }) => {
        const guild = places.guilds.get(params["guildId"] ?? "");
        if (guild?.member !== true) throw refuse(10004);
        return { status: 200, body: describeGuild(guild) };
      },
    },
  ];
}
