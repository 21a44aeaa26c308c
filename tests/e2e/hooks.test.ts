// Two processes of `npm start` behind a balancer, over one Postgres: platforms send requests to both, one is killed, and nothing is lost.

import { afterAll, describe, expect, it } from 'vitest';
import { type Balancer, openBalancer } from '../balancer.ts';
import { openDiscord } from '../fakes/discord/discord.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { openPostgres } from '../postgres.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { type Started, startBot } from './scripts.ts';
import { town } from './town.ts';

const PUBLIC_URL = 'https://bot.example.org';
const AUDIT_KEY = 'the key of the tests, which is no secret';

const postgres = await openPostgres();
afterAll(() => postgres?.close());

interface Front {
  readonly balancer: Balancer;
  readonly route: (url: string) => string;
  start(): Promise<Started>;
}

const openFront = async (env: () => Record<string, string>): Promise<Front> => {
  const balancer = await openBalancer();
  atEnd(() => balancer.close());
  const library = await town();
  const url = (await postgres?.openDatabase())?.url ?? '';
  return {
    balancer,
    route: (to) => `${balancer.url}${new URL(to).pathname}`,
    async start() {
      const bot = startBot({
        ...library,
        DATA_DIR: await folderWith({}),
        DATABASE_URL: url,
        AUDIT_KEY,
        PUBLIC_URL,
        USER_RATE: '0',
        CHAT_RATE: '0',
        WEB_RATE: '60',
        ...env(),
      });
      await bot.prints('stderr', /"is":"up","msg":"connection"/);
      const [, address = ''] = await bot.prints('stderr', /"address":"(http:[^"]+?)\/?"/);
      balancer.targets = [...balancer.targets, address];
      return bot;
    },
  };
};

const isNotice = ({ text }: { readonly text: string }) => text.includes('may not have arrived');

describe.skipIf(postgres === null)('two processes over one Postgres', () => {
  it('Telegram: what a killed process has taken is answered by the other, and nothing twice', async () => {
    let front: Front | undefined;
    const telegram = await openTelegram({ budgets: Date, route: (url) => front?.route(url) ?? url });
    atEnd(() => telegram.close());
    front = await openFront(() => ({
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      TELEGRAM_MODE: 'webhook',
    }));
    const first = await front.start();
    const second = await front.start();
    await telegram.when(() => telegram.webhook() === `${PUBLIC_URL}/hooks/telegram`);
    const people = Array.from({ length: 8 }, () => telegram.user());
    for (const person of people) person.start();
    await telegram.when(() => people.every((person) => person.private.sent().length === 1));
    expect([...front.balancer.answered.values()].filter((count) => count >= 3)).toHaveLength(2);

    const groups = people.map((person) => telegram.group({ members: [person] }));
    const questions = people.map((person, i) => {
      const where = groups[i] ?? person.private;
      return Array.from({ length: 3 }, () =>
        person.say('/ask when does the ferry leave the pier?', { in: where }),
      );
    });
    await telegram.when(() => groups.some((group) => group.sent().length > 0));
    first.signal('SIGKILL');
    await first.ended;
    const third = await front.start();
    const told = (i: number) => new Set(groups[i]?.sent().map(({ replyTo }) => replyTo?.message_id)).size;
    await telegram.when(() => telegram.pending() === 0 && groups.every((_, i) => told(i) === 3));
    // Whoever asked what was being answered when the process was killed is told that the answer may not have arrived.
    const notices = groups.flatMap((group) => group.sent().filter(isNotice));
    expect(notices.length).toBeLessThanOrEqual(people.length);
    groups.forEach((group, i) => {
      const answers = group.sent().filter((message) => !isNotice(message));
      const asked = questions[i]?.map(({ message_id: id }) => id) ?? [];
      const counts = asked.map((id) => answers.filter(({ replyTo }) => replyTo?.message_id === id).length);
      expect(Math.max(...counts)).toBe(1);
      // In their order.
      const order = group.sent().map(({ replyTo }) => asked.indexOf(replyTo?.message_id ?? 0));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    });
    for (const bot of [second, third]) bot.signal('SIGTERM');
    expect(await Promise.all([second.ended, third.ended])).toEqual([0, 0]);
    expect(telegram.violations).toEqual([]);

    // Back to polling: the webhook goes.
    const polling = await openFront(() => ({
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
    }));
    await polling.start();
    await telegram.polled();
    expect(telegram.webhook()).toBeNull();
  });

  it('Discord: what a killed process has acknowledged is answered by the other, and nothing twice', async () => {
    let front: Front | undefined;
    const discord = await openDiscord({ route: (url) => front?.route(url) ?? url });
    atEnd(() => discord.close());
    front = await openFront(() => ({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DISCORD_MODE: 'http',
      DISCORD_PUBLIC_KEY: discord.endpoint.publicKey,
    }));
    const first = await front.start();
    const second = await front.start();
    await discord.endpoint.save(`${PUBLIC_URL}/hooks/discord`);
    await discord.when(() => discord.commands().length > 0);
    const channel = discord.guild().channel();
    const ada = discord.user();
    const ask = () => ada.slash('ask', { question: 'when does the ferry leave the pier?' }, channel);
    for (let i = 0; i < 4; i++) {
      const asked = ask();
      await discord.when(() => asked.messages.length > 0);
    }
    expect([...front.balancer.answered.values()].filter((count) => count >= 2)).toHaveLength(2);

    // Discord takes no answer for a while, so that those that are acknowledged wait for theirs.
    const fill = 'PATCH /webhooks/:application/:token/messages/:message';
    discord.faults.plan(fill, { is: 'answer', status: 503 }, { times: 1_000 });
    front.balancer.targets = front.balancer.targets.slice(0, 1);
    const asked = Array.from({ length: 6 }, ask);
    await discord.when(() => asked.every(({ acknowledged }) => acknowledged !== null));
    await discord.when(() => discord.faults.left() < 1_000);
    first.signal('SIGKILL');
    await first.ended;
    // Whether they were acknowledged shows only by trying.
    for (const { id } of asked) discord.forgive(id);
    discord.faults.clear();
    await discord.when(() => asked.every(({ messages }) => messages.length > 0));
    await discord.when(() => discord.unfilled().length === 0);
    for (const { messages } of asked) {
      expect(messages).toHaveLength(1);
      expect(messages[0]?.text()).toContain('every forty minutes');
    }
    second.signal('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(discord.violations).toEqual([]);
    expect(discord.gateway.sessions()).toEqual([]);
  });
});
