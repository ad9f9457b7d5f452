import type { Channel, Server } from "./channel.ts";

/** A setting of a subscription that only some networks, or some kinds of channels, can do something with. */
export type Feature = "role" | "publish" | "pin";

/** What a subscription wants of its place beside plain posts. */
export interface Wishes {
  readonly pictures?: boolean;
  readonly pin?: boolean;
  /** The id of a role that is to be mentioned. */
  readonly role?: string;
}

/** A wish that a place does not grant; the posts come without it. */
export interface Shortfall {
  /** `role`: it is there, and would not hear of it. `noRole`: there is none that can be mentioned. */
  readonly kind: "pictures" | "pin" | "role" | "noRole";
  /** The permission that would mend it, in the network's own words; empty where none does. */
  readonly permission: string;
}

/** Where a question was asked, as far as it matters for the answer; posts would go to its channel. */
export interface Place extends Channel, Server {
  /** Whether nobody but the asker is there. */
  readonly isPrivate: boolean;
  /** What can be set up here beside what every network can. */
  readonly features: readonly Feature[];
  /** Whether the asker may set up what the bot does in this place. Asked only when a command needs it, and each time. */
  mayManage(): Promise<boolean>;
  /** What the place is called, as people see it there: `#news`. Absent where it has no name of its own. */
  readonly title?: string | undefined;
  /** Which of these wishes the bot may not fulfil here. Asked each time; never rejects. */
  shortfalls?(wishes: Wishes): Promise<readonly Shortfall[]>;
  /** The names of the permissions that the bot lacks to post here, in the network's own words. Never rejects. */
  lacking?(): Promise<readonly string[]>;
  /** Another channel of the same server by its id; nothing where there is none, or where the network has no such thing. */
  other?(channel: string): Promise<Place | undefined>;
  /** Which of these channels was opened here before, where something must be made for posts. */
  opened?(channels: readonly string[]): Promise<string | undefined>;
  /** What must be made before anything can be posted here, such as a thread in a forum, under a title; returns the channel for the posts. */
  open?(title: string): Promise<string>;
  /** The address under which people find what was opened here. */
  addressOf?(channel: string): string;
}
