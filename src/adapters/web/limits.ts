// Limits of the chat page. Numbers only, each with its reason.

/** How a question is shown above its answer: long ones by their beginning. */
export const ECHO_CHARS = 300;

/** The label of a button; the bot's own are shorter. */
export const LABEL_CHARS = 120;

/** A longer question has no address: servers on the way and chats cut addresses from about 2,000 characters on. */
export const ADDRESS_BYTES = 2_000;
