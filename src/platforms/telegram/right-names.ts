// Rights as Telegram's apps show them.

/** To post in a channel, as its administrator. */
export const POST_MESSAGES = "Post Messages";
/** To write in a group. */
export const SEND_MESSAGES = "Send Messages";
export const SEND_PHOTOS = "Send Photos";
export const SEND_FILES = "Send Files";
/** To write in a topic that is closed, as an administrator of the group. */
export const MANAGE_TOPICS = "Manage Topics";
/** To pin in a group. */
export const PIN_MESSAGES = "Pin Messages";
/** With which pinning goes in a channel. */
export const EDIT_MESSAGES = "Edit Messages of Others";
