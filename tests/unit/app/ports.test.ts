// Adapters that bring only some of the ports: what they bring works, and what they don't is refused in words, before anything is posted.

import { expect, it, onTestFinished } from 'vitest';
import { createPlatformHandles } from '../../../src/app/platform-handles.ts';
import { withAllPorts } from '../../../src/app/ports.ts';
import type { Adapter, Health, Host, Outcome } from '../../../src/core/adapter.ts';
import type { PlatformSource } from '../../../src/core/description.ts';
import {
  type BotPermission,
  MISSING_PERMISSION_OTHER,
  type Posting,
  type Rights,
} from '../../../src/core/platform.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { appOf, originOf } from '../../app-of.ts';
import { read } from '../../read-reply.ts';
import { openLibrary } from '../../services/library.ts';

const CHAT = 'town:square';
const MODERATOR = 'town:mayor';
const HOUR = 3_600_000;
const FERRY = 'The ferry leaves the harbour at noon on every day of the week.';

/** The least that an adapter can be; a class, since not every adapter is a plain object. */
class OnlyAnswers implements Adapter {
  readonly name = 'town';
  #health: Health = 'starting';
  #host: Host | null = null;

  async start(host: Host) {
    this.#host = host;
    this.#health = 'up';
  }

  health() {
    return this.#health;
  }

  async stop() {
    this.#host = null;
    this.#health = 'down';
  }

  /** Somebody types a line in the square. */
  async type(line: string, user = MODERATOR): Promise<{ outcome: Outcome; text: string }> {
    if (this.#host === null) throw new Error('not started');
    const { outcome, reply } = await this.#host.answer({ origin: inTheSquare(user), said: { line } });
    return { outcome, text: read(reply).text };
  }
}

const inTheSquare = (user: string) => originOf({ platform: 'town', chat: CHAT, user, alone: false });

class AlsoPosts extends OnlyAnswers {
  readonly posted: { readonly chat: string; readonly text: string }[] = [];
  readonly posting: Posting = {
    prepare: (reply) => [{ payload: JSON.stringify(reply) }],
    deliver: async (chat, { payload }) => {
      this.posted.push({ chat, text: read(JSON.parse(payload) as Reply).text });
      return { chat, message: String(this.posted.length) };
    },
    repeatableMs: 0,
    trace: async () => null,
    edit: async () => {},
    remove: async () => {},
    alone: async (user) => user,
  };
}

class PostsForModerators extends AlsoPosts {
  readonly lacking: BotPermission[] = [];
  readonly rights: Rights = {
    holds: async (user) => user === MODERATOR,
    missingPermissions: async () => this.lacking,
    missingPermissionMessage: () => MISSING_PERMISSION_OTHER,
    roles: null,
  };
}

/** The bot on a platform of such an adapter, where something is typed in the square. */
const onTown = async (adapter: OnlyAnswers) => {
  const library = openLibrary();
  onTestFinished(library.close);
  const source: PlatformSource = {
    name: 'town',
    limits: { perSecond: 1_000, chatIntervalMs: 0, group: null, isGroup: () => true },
    exclusive: false,
    create: () => adapter,
  };
  const bot = await appOf(library.config, { platforms: () => [source] });
  await adapter.start(bot.app.host);
  const failed = () => bot.logged.filter((line) => /"level":(50|"error")|an answer failed/.test(line));
  return { ...bot, library, source, failed };
};

it('an adapter that only answers listens where its process is chosen for it, quotes, and ends', async () => {
  const { app, clock, log } = await onTown(new OnlyAnswers());
  const made: OnlyAnswers[] = [];
  const create = () => {
    const adapter = new OnlyAnswers();
    made.push(adapter);
    return adapter;
  };
  const limits = { perSecond: 1, chatIntervalMs: 0, group: null, isGroup: () => true };
  const handles = createPlatformHandles({
    sources: [{ name: 'town', limits, exclusive: true, create }],
    stores: () => expect.fail('nothing is stored for it'),
    settings: { move: () => {} },
    clock,
    log,
    stopping: new AbortController().signal,
  });
  expect(handles.byName('town')).toBeUndefined();
  expect(handles.byChat(CHAT)).toBeUndefined();
  expect(handles.platform(CHAT)).toBeUndefined();
  expect(handles.rights('town')).toBeUndefined();
  const health = () => handles.listening.map((adapter) => [adapter.name, adapter.health()]);
  expect(health()).toEqual([['town', 'standby']]);

  handles.serve(app.host);
  await handles.listenerRoles[0]?.onAcquired();
  expect(health()).toEqual([['town', 'up']]);
  const listener = made.at(-1) ?? expect.fail('nobody listens');
  const { outcome, text } = await listener.type('when does the ferry leave?');
  expect(outcome).toBe('answered');
  expect(text).toContain(FERRY);
  expect(text).toContain('harbour.txt');

  await handles.listenerRoles[0]?.onLost();
  expect(listener.health()).toBe('down');
  expect(health()).toEqual([['town', 'standby']]);
});

it('an adapter that only answers has no moderators, and every command there ends in words', async () => {
  const adapter = new OnlyAnswers();
  const { app, failed } = await onTown(adapter);
  for (const line of ['/pin ferry', '/digest on daily at 09:00 UTC', '/permissions', '/audit', '/pins'])
    expect([line, (await adapter.type(line)).outcome]).toEqual([line, 'refused']);
  const help = await adapter.type('/help');
  expect(help.outcome).toBe('answered');
  expect(help.text).toContain('/ask');
  expect(help.text).not.toContain('/digest');
  for (const line of ['/forget me', '/privacy', '/settings', '/ferry', '/topics'])
    expect([line, (await adapter.type(line)).outcome]).toEqual([line, 'answered']);
  await app.services.tick();
  expect(failed()).toEqual([]);
});

it('an adapter that posts without saying who may do what has no moderators either', async () => {
  const adapter = new AlsoPosts();
  const { app, clock, failed } = await onTown(adapter);
  for (const line of ['/digest on daily at 09:00 UTC always', '/pin ferry', '/permissions'])
    expect([line, (await adapter.type(line)).outcome]).toEqual([line, 'refused']);
  clock.forward(9 * HOUR + 1_000);
  await app.services.tick();
  expect(adapter.posted).toEqual([]);
  expect(failed()).toEqual([]);
  const { rights, files } = withAllPorts(adapter) ?? expect.fail('it posts');
  expect(await rights.holds(MODERATOR, CHAT, 'settings', null)).toBe(false);
  expect([rights.roles, files.max]).toEqual([null, 0]);
});

it('an adapter that posts without pins sends digests, and says of a pin that it cannot be, before it posts', async () => {
  const adapter = new PostsForModerators();
  const { app, clock, library, failed } = await onTown(adapter);
  await app.services.tick();
  const pin = await adapter.type('/pin ferry');
  expect(pin.outcome).toBe('misused');
  expect(pin.text).toContain('cannot pin messages on this platform');
  expect(adapter.posted).toEqual([]);

  const { text } = await adapter.type('/permissions');
  const [digests = '', pins = ''] = text.split(/(?=Pins)/);
  expect(digests).not.toContain('cannot pin');
  expect(pins).toContain('cannot pin messages on this platform');

  const set = await adapter.type('/digest on daily at 09:00 UTC');
  expect(set.text).toContain('The bot will post here.');
  library.write('tide.txt', 'The tide turned an hour before the ferry came.\n');
  await app.refresh();
  await app.services.tick();
  clock.forward(9 * HOUR + 1_000);
  await app.services.tick();
  expect(adapter.posted).toHaveLength(1);
  expect(adapter.posted[0]?.chat).toBe(CHAT);
  expect(adapter.posted[0]?.text).toContain('The tide turned an hour before the ferry came.');

  const file = await adapter.type('/audit csv:yes');
  expect(file.outcome).toBe('refused');
  expect(file.text).toContain('cannot send files on this platform');
  expect((await adapter.type('/digest on daily at 09:00 UTC', 'town:fisher')).outcome).toBe('refused');
  expect(failed()).toEqual([]);
});

it('what an adapter lacks for pins is said once, and the rest of what it lacks too', async () => {
  const adapter = new PostsForModerators();
  adapter.lacking.push('send', 'pin');
  const { rights, pinning } = withAllPorts(adapter) ?? expect.fail('it posts');
  expect(await rights.missingPermissions(CHAT, 'pin')).toEqual(['pin', 'send']);
  expect(await rights.missingPermissions(CHAT, 'post')).toEqual(['send']);
  const posted = { chat: CHAT, message: '1' };
  await expect(pinning.pin(posted)).rejects.toMatchObject({
    platform: 'town',
    code: 'closed',
    certain: true,
  });
  await pinning.unpin(posted);
  expect(await pinning.look(CHAT, [posted, posted])).toEqual(['unknown', 'unknown']);
});

it('an adapter that is an instance of a class keeps its methods', async () => {
  const adapter = new PostsForModerators();
  const platform = withAllPorts(adapter) ?? expect.fail('it posts');
  expect([platform.name, platform.health()]).toEqual(['town', 'starting']);
  const { app } = await onTown(new OnlyAnswers());
  await platform.start(app.host);
  expect(platform.health()).toBe('up');
  await platform.stop();
  expect(adapter.health()).toBe('down');
});
