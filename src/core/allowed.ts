// Where the bot may answer.

/** Whether a chat, by its ID or what its adapter counts it to, such as all private chats, is in the list; an empty list allows all. */
export const allowsOnly =
  (names: readonly string[]) =>
  (name: string): boolean =>
    names.length === 0 || names.includes(name);
