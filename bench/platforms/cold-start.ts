// From `npm start` to the first answer, with both platforms, and the memory then held.

import { spawn } from 'node:child_process';
import { openDiscord } from '../../tests/fakes/discord/discord.ts';
import { openTelegram } from '../../tests/fakes/telegram/telegram.ts';
import { memoryOf } from '../measures.ts';

export const coldStart = async (line: string): Promise<{ ms: number; mb: number }> => {
  const [discord, telegram] = [await openDiscord(), await openTelegram()];
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    env: {
      ...process.env,
      PORT: '0',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  npm.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const failed = new Promise<never>((_, reject) =>
    npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`))),
  );
  failed.catch(() => undefined);
  await Promise.race([
    failed,
    Promise.all([discord.when(() => discord.publishes > 0), discord.gateway.connected(), telegram.polled()]),
  ]);
  const user = telegram.user();
  user.say(line);
  await Promise.race([failed, telegram.when(() => user.private.sent().length > 0)]);
  const ms = performance.now() - began;
  const mb = memoryOf(npm.pid ?? 0);
  const ended = new Promise((resolve) => npm.once('close', resolve));
  npm.kill('SIGTERM');
  await ended;
  await Promise.all([discord.close(), telegram.close()]);
  return { ms, mb };
};
