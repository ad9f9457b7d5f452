// What Discord allows. A number that changes there is changed here, once.
// Texts are counted in UTF-16 units, the stricter of the two readings of "characters".

/** How much one message may hold. */
export const messageLimits = {
  content: 2000,
  embeds: 10,
  embedsTotal: 6000,
  nonce: 25,
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  requestBytes: 25 * 1024 * 1024,
  allowedMentions: 100,
} as const;

/** The name of a thread. */
export const threadNameLimit = 100;

/** How much one embed may hold. */
export const embedLimits = {
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  pictureDescription: 1024,
  color: 0xff_ffff,
} as const;

/** How many buttons and menus fit below one message. */
export const componentLimits = {
  rows: 5,
  buttonsPerRow: 5,
  customId: 100,
  label: 80,
  selectOptions: 25,
  selectText: 100,
  placeholder: 150,
  newStyleTotal: 40,
  newStyleText: 4000,
  modalTitle: 45,
} as const;

/** How large the published commands may be. */
export const commandLimits = {
  chatCommands: 100,
  menuCommands: 15,
  description: 100,
  options: 25,
  choices: 25,
  choiceText: 100,
  wholeCommand: 8000,
  createsPerDay: 200,
} as const;

/** The bits of a message's flags that change what Discord accepts. */
export const messageFlags = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const;

/** What a bot may do in a channel; the bits that decide over its messages. */
export const permissionBits = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageGuild: 1n << 5n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  mentionEveryone: 1n << 17n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** The permissions of the smallest invitation with which the bot can do all its work. */
export const smallestInvitation = 274_877_959_168n;

/** The bit of a channel's flags that says that every post in the forum carries a tag. */
export const requireTag = 1 << 4;

/** So many invalid requests in so many milliseconds shut an address out. */
export const invalidLimits = { most: 10_000, span: 600_000 } as const;

/** The languages a command may be translated into. */
export const discordLocales: readonly string[] = (
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th " +
  "zh-CN ja zh-TW ko"
).split(" ");
