/** Where a question was asked, as far as it matters for the answer. */
export interface Place {
  readonly platform: string;
  /** The platform's id of the channel, which posts would go to. */
  readonly channel: string;
  /** Whether the asker may set up what the bot does in this place. Asked only when a command needs it. */
  mayManage(): Promise<boolean>;
  /** The names of the permissions that the bot lacks to post here, in the network's own words. */
  readonly lacking?: readonly string[];
}
