// `npm run invite`: the links by which the bot is added to a server or group.

import { ConfigError, loadConfig } from '../config.ts';
import { PlatformError } from '../core/errors.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const explain = (error: unknown, variable: string): string => {
  if (!(error instanceof PlatformError)) throw error;
  return error.status === 401 || error.status === 404
    ? `The platform refused ${variable}. Copy the token again.`
    : `${error.message}. Check the connection, and try again.`;
};

const main = async (): Promise<number> => {
  const { discord, telegram } = loadConfig();
  let code = 0;
  const fail = (platform: string, error: unknown, variable: string) => {
    process.stderr.write(`${platform}: ${explain(error, variable)}\n`);
    code = 1;
  };
  if (discord === null && telegram === null) {
    process.stderr.write('Neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set. Set one of them in .env.\n');
    return 2;
  }
  if (discord !== null) {
    const { fetchInviteLink } = await import('../adapters/discord/invite.ts');
    await fetchInviteLink(discord)
      .then((link) => say(`Discord: ${link}`))
      .catch((error: unknown) => fail('Discord', error, 'DISCORD_TOKEN'));
  }
  if (telegram !== null) {
    const { fetchInviteLinks } = await import('../adapters/telegram/invite.ts');
    await fetchInviteLinks(telegram)
      .then(({ alone, group }) => {
        say(`Telegram, private chat with the bot: ${alone}`);
        say(`Telegram, add to a group: ${group}`);
      })
      .catch((error: unknown) => fail('Telegram', error, 'TELEGRAM_TOKEN'));
  }
  return code;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  for (const fault of error.faults) process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
}
