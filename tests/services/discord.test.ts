// Pins, digests and the record in a channel of the fake Discord.

import { afterEach, describe, expect, it } from 'vitest';
import { type OnDiscord, onDiscord } from '../discord-of.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import { openLibrary, type TestLibrary } from './library.ts';
import { onDiscordChannel } from './places.ts';
import { tellStories } from './stories.ts';

const DAY = 24 * 60 * 60_000;
const NINE = 9 * 60 * 60_000 + 1_000;

tellStories('Discord', ({ config }) => onDiscordChannel(config));

describe('a thread on Discord', () => {
  let bot: OnDiscord;
  let library: TestLibrary;
  afterEach(async () => {
    await bot.close();
    library.close();
  });

  it('gets the digest that was set up in it, also once it was archived, and its channel gets none', async () => {
    library = openLibrary();
    bot = await onDiscord({ config: library.config });
    const { services } = bot.app;
    await bot.discord.when(() => bot.discord.publishes > 0);
    await services.tick();
    const guild = bot.discord.guild();
    const channel = guild.channel();
    const [thread, other] = [channel.thread(), channel.thread()];
    const boss = bot.discord.user();
    guild.grant(boss, MAY.manageMessages);
    const plan = { action: 'on', plan: 'daily at 09:00 UTC always' };
    await bot.answering(() => boss.slash('digest', plan, thread));
    bot.clock.forward(NINE - DAY);
    for (let day = 1; day <= 2; day++) {
      bot.clock.forward(DAY);
      await services.tick();
      expect(thread.messages).toHaveLength(day);
      expect(thread.messages.at(-1)?.text()).toContain('From the library');
      thread.archive();
    }
    expect([channel, other].flatMap(({ messages }) => messages)).toEqual([]);
  });
});
