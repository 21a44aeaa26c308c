// Processes of the bot to which a fake platform sends requests, behind a balancer.

import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { BUDGET as DISCORD } from '../../src/adapters/discord/limits.ts';
import { BUDGET as TELEGRAM } from '../../src/adapters/telegram/limits.ts';
import type { Origin } from '../../src/core/ports.ts';
import { createHooks } from '../../src/web/hooks.ts';
import { createWebServer } from '../../src/web/server.ts';
import { type Balancer, openBalancer } from '../balancer.ts';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import { type FakeTelegram, openTelegram } from '../fakes/telegram/telegram.ts';
import { telegramFor } from '../telegram-of.ts';
import { type createTime, DISCORD_CALLS, type Square, TELEGRAM_CALLS } from './processes.ts';

type Time = ReturnType<typeof createTime>;

export const PUBLIC_URL = 'https://bot.example.org/verbatim';

interface Hooked<Fake> {
  readonly fake: Fake;
  readonly balancer: Balancer;
  readonly square: Square;
  readonly announced: readonly string[];
  close(): Promise<void>;
}

/** A place in which the bot must not answer. */
const FORBIDDEN = 'discord:private';

const NOBODY: Origin = { platform: '', chat: '', user: '', alone: true, way: 'typed', language: null };

/** `serve` opens a web server of its own for each process, which joins the balancer. */
const createFront = async () => {
  const balancer = await openBalancer();
  const servers: { close(): Promise<void> }[] = [];
  const opened: Promise<void>[] = [];
  return {
    balancer,
    route: (url: string) => `${balancer.url}${new URL(url).pathname}`,
    serve(log: Parameters<typeof createWebServer>[0]['log']) {
      const hooks = createHooks(PUBLIC_URL);
      const web = createWebServer({
        host: '127.0.0.1',
        port: 0,
        publicUrl: PUBLIC_URL,
        log,
        hooks,
        health: () => ({ ok: true }),
      });
      servers.push(web);
      opened.push(
        web.listen().then((url) => {
          balancer.targets = [...balancer.targets, url.replace(/\/$/, '')];
        }),
      );
      return hooks;
    },
    opened: async () => void (await Promise.all(opened)),
    async close() {
      await balancer.close();
      await Promise.all(servers.map((web) => web.close()));
    },
  };
};

export const hookedTelegram = async (
  { now }: Time,
  options: Parameters<typeof openTelegram>[0] = {},
): Promise<Hooked<FakeTelegram>> => {
  const front = await createFront();
  const announced: string[] = [];
  const fake = await openTelegram({ clock: { now }, route: front.route, ...options });
  const close = async () => {
    await fake.close();
    await front.close();
  };
  const square: Square = {
    faults: fake.faults,
    calls: TELEGRAM_CALLS,
    origin: NOBODY,
    posted: () => [],
    source(common) {
      const hooks = front.serve(common.log);
      return {
        name: 'telegram',
        limits: TELEGRAM,
        exclusive: false,
        everywhere: true,
        create: ({ shared, ...parts }) =>
          telegramFor(fake, common, {
            ...parts,
            webhook: { hooks, shared },
            announce: (line) => void announced.push(line),
          }),
      };
    },
    close,
  };
  return { fake, balancer: front.balancer, square, announced, close };
};

export const hookedDiscord = async ({ now }: Time): Promise<Hooked<FakeDiscord>> => {
  const front = await createFront();
  const announced: string[] = [];
  const fake = await openDiscord({ clock: { now }, route: front.route });
  const close = async () => {
    await fake.close();
    await front.close();
  };
  const square: Square = {
    faults: fake.faults,
    calls: DISCORD_CALLS,
    origin: NOBODY,
    posted: () => [],
    source(common) {
      const hooks = front.serve(common.log);
      return {
        name: 'discord',
        limits: DISCORD,
        exclusive: false,
        everywhere: true,
        create: ({ shared, budget }) =>
          createDiscord({
            ...common,
            token: fake.token,
            apiUrl: fake.url,
            allows: (place) => place !== FORBIDDEN,
            link: () => null,
            budget,
            announce: (line) => void announced.push(line),
            http: { publicKey: fake.endpoint.publicKey, hooks, shared },
          }),
      };
    },
    close,
  };
  return { fake, balancer: front.balancer, square, announced, close };
};
