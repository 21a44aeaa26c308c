// What Telegram refuses for good.

/** The token is wrong (401), or no token at all (404, since it is part of the address). */
export const isRefused = (status: number | null): boolean => status === 401 || status === 404;

export const REFUSED =
  'Telegram refused the token: copy it from @BotFather to TELEGRAM_TOKEN again, and restart the bot';
