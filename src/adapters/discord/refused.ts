// What both ways to listen to Discord have in common.

/** The timeout of calls. */
export const TIMEOUT_MS = 10_000;

export const REFUSED =
  'Discord refused the token: copy it to DISCORD_TOKEN again (Developer Portal > Bot > Reset Token), and restart the bot';
