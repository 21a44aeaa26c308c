// Telegram sends updates to a webhook: each is stored before Telegram hears so, and answered once, in the order of its chat.

import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookSecret } from '../../src/adapters/telegram/webhook.ts';
import type { StoreLocation } from '../../src/stores/open.ts';
import { filesHolding } from '../files-holding.ts';
import { folderFor, storesAt } from '../stores-of.ts';
import { hookedTelegram, PUBLIC_URL } from './hooked.ts';
import { openLibrary, type TestLibrary } from './library.ts';
import { createTime, type Process, passing, startProcess, until } from './processes.ts';

const HOOK = `${PUBLIC_URL}/hooks/telegram`;
const SECRET = 'x-telegram-bot-api-secret-token';

let time: ReturnType<typeof createTime>;
let hooked: Awaited<ReturnType<typeof hookedTelegram>>;
let library: TestLibrary;
let place: StoreLocation & { readonly file: string };
const running: Process[] = [];
const closers: (() => void)[] = [];

const prepare = async (options: Parameters<typeof hookedTelegram>[1] = {}) => {
  time = createTime();
  library = openLibrary();
  hooked = await hookedTelegram(time, options);
  place = {
    url: null,
    file: join(
      folderFor((close) => closers.push(close)),
      'bot.db',
    ),
  };
};
afterEach(async () => {
  for (const each of running.splice(0)) await each.die();
  expect(hooked.fake.violations).toEqual([]);
  await hooked.close();
  library.close();
  for (const close of closers.splice(0)) close();
});

const start = async (): Promise<Process> => {
  const started = await passing(time, startProcess(hooked.square, { place, library, time }));
  running.push(started);
  return started;
};
const startedUp = async () => {
  const started = await start();
  await until(time, () => started.health() === 'up' && hooked.fake.webhook() === HOOK, true);
  return started;
};
const so = (isSo: () => boolean) => until(time, isSo, true);
const said = ({ logged }: Process, message: string): Record<string, unknown>[] =>
  logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === message);

/** As somebody else than Telegram would. */
const send = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, method = 'POST') =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(
      `${hooked.balancer.url}/verbatim/hooks/telegram`,
      { method, headers },
      (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });

describe('the webhook', () => {
  beforeEach(() => prepare());

  it('is registered with a secret, the kinds of updates, and as many connections as help, and the menu once', async () => {
    const first = await startedUp();
    await so(() => hooked.fake.commands({ type: 'all_private_chats' }).length > 0);
    const registered = hooked.fake.calls.filter(({ method }) => method === 'setWebhook');
    expect(registered.map(({ params }) => params)).toEqual([
      {
        url: HOOK,
        secret_token: expect.stringMatching(/^[\w-]{43}$/),
        allowed_updates: expect.arrayContaining(['message', 'callback_query']),
        max_connections: 40,
      },
    ]);
    expect(registered[0]?.params.secret_token).not.toContain(hooked.fake.token.slice(11));
    await so(() => said(first, 'registered the webhook').length === 1);
    expect(hooked.fake.calls.filter(({ method }) => method === 'getUpdates')).toEqual([]);
  });

  it('is registered by one of two processes, and both take updates', async () => {
    await startedUp();
    const second = await start();
    await so(() => second.health() === 'up');
    const ada = hooked.fake.user();
    ada.start();
    for (let i = 1; i <= 6; i++) {
      ada.say('/about');
      await so(() => ada.private.sent().length === i + 1);
    }
    await so(() => hooked.fake.pending() === 0);
    expect(hooked.fake.calls.filter(({ method }) => method === 'setWebhook')).toHaveLength(1);
    expect([...hooked.balancer.answered.values()].every((count) => count >= 3)).toBe(true);
  });

  it('is registered again where something has removed it', async () => {
    const first = await startedUp();
    await fetch(`${hooked.fake.url}/bot${hooked.fake.token}/deleteWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await so(() => hooked.fake.webhook() === HOOK);
    expect(said(first, 'something else has changed the webhook; registering it again')).toHaveLength(1);
  });

  it('of somebody else is left alone, and told in plain words', async () => {
    await fetch(`${hooked.fake.url}/bot${hooked.fake.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://other.example.com/telegram' }),
    });
    const first = await start();
    await so(() => first.health() === 'failed');
    expect(hooked.announced.join('\n')).toContain(
      'another webhook is set for this bot, at other.example.com: a service that uses the same token, or somebody who knows it. To remove that webhook, start the bot once with TELEGRAM_MODE=polling',
    );
    expect(hooked.fake.webhook()).toBe('https://other.example.com/telegram');
    expect(said(first, 'registered the webhook')).toEqual([]);
  });

  it.each([
    ['a refused token', 401, 'Unauthorized', /Telegram refused the token/],
    [
      'a URL that Telegram cannot use',
      400,
      'Bad Request: bad webhook: Failed to resolve host',
      /Telegram cannot use https:/,
    ],
  ])('tells %s in plain words', async (_, status, description, words) => {
    hooked.fake.faults.plan('setWebhook', {
      is: 'answer',
      status,
      body: { ok: false, error_code: status, description },
    });
    const first = await start();
    await so(() => first.health() === 'failed');
    expect(hooked.announced.join('\n')).toMatch(words);
    expect(first.logged.join('\n')).not.toContain(hooked.fake.token);
  });

  it('tries again where Telegram cannot be reached', async () => {
    hooked.fake.faults.plan('getMe', { is: 'reset' }, { times: 2 });
    hooked.fake.faults.plan('setWebhook', { is: 'answer', status: 500 }, { times: 2 });
    await startedUp();
    expect(hooked.fake.faults.left()).toBe(0);
  });
});

describe('a request', () => {
  beforeEach(() => prepare());
  const update = (id = 1) =>
    JSON.stringify({
      update_id: id,
      message: { message_id: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: '/about' },
    });
  const secret = () => webhookSecret(hooked.fake.token);

  it('without the secret, or with another, is refused before its body is read', async () => {
    await startedUp();
    const before = hooked.fake.calls.length;
    for (const headers of [
      {},
      { [SECRET]: '' },
      { [SECRET]: `${secret()}x` },
      { [SECRET]: secret().slice(0, -1) },
      { [SECRET]: createHash('sha256').update(secret()).digest('hex') },
    ])
      expect((await send(update(), headers)).status).toBe(401);
    expect((await send('x'.repeat(1024 * 1024))).status).toBe(401);
    expect(hooked.fake.calls.slice(before).map(({ method }) => method)).not.toContain('sendMessage');
  });

  it('that is too long, or no update, is refused', async () => {
    await startedUp();
    const headers = { [SECRET]: secret() };
    expect((await send(Buffer.alloc(256 * 1024 + 1, 0x20), headers)).status).toBe(413);
    expect((await send('{}', headers)).status).toBe(400);
    expect((await send('[]', headers)).status).toBe(400);
    expect((await send('{"update_id":', headers)).status).toBe(400);
    expect((await send(Buffer.from([0x22, 0xff, 0x22]), headers)).status).toBe(400);
    expect((await send('', headers, 'GET')).status).toBe(404);
    // What is none of ours is taken, so that it does not come again.
    expect((await send('{"update_id":5,"poll":{}}', headers)).status).toBe(200);
  });

  it('of the longest message with the longest reply is taken', async () => {
    await startedUp();
    const { id } = hooked.fake.user();
    const text = '\\ud83d\\ude00'.repeat(2_048);
    const body = `{"update_id":9,"message":{"message_id":1,"chat":{"id":${id},"type":"private"},"from":{"id":${id}},"text":"${text}","reply_to_message":{"text":"${text}"},"quote":{"text":"${text}"}}}`;
    expect(body.length).toBeGreaterThan(64 * 1024);
    expect((await send(body, { [SECRET]: secret() })).status).toBe(200);
  });
});

describe('updates', () => {
  const texts = (sent: readonly { readonly text: string }[]) => sent.map(({ text }) => text);

  it('are answered once, however often they come, by two processes at once', async () => {
    await prepare();
    await startedUp();
    const second = await start();
    await so(() => second.health() === 'up');
    const ada = hooked.fake.user();
    hooked.fake.faults.plan('webhook', { is: 'lost' }, { times: 12 });
    ada.start();
    for (let i = 0; i < 5; i++) ada.say('/about');
    await so(() => hooked.fake.pending() === 0 && ada.private.sent().length >= 6);
    ada.say('/help');
    await so(() => ada.private.sent().length >= 7);
    await so(() => hooked.fake.pending() === 0);
    expect(ada.private.sent()).toHaveLength(7);
    expect(hooked.fake.faults.left()).toBe(0);
  });

  it('of one chat are answered in their order, whichever process takes them', async () => {
    await prepare();
    await startedUp();
    const second = await start();
    await so(() => second.health() === 'up');
    const ada = hooked.fake.user();
    ada.start();
    await so(() => ada.private.sent().length === 1);
    const asked = Array.from({ length: 20 }, (_, i) => ada.say(`/cite zz${i}zz`).text);
    await so(() => ada.private.sent().length === 21);
    const answered = texts(ada.private.sent().slice(1)).map((text) => /zz(\d+)zz/.exec(text)?.[0] ?? text);
    expect(answered).toEqual(asked.map((text) => text.replace('/cite ', '')));
  });

  it('that cannot be stored come again until they can', async () => {
    await prepare();
    await startedUp();
    const ada = hooked.fake.user();
    ada.start();
    await so(() => ada.private.sent().length === 1 && hooked.fake.pending() === 0);
    const { stores, database } = await storesAt(place, {
      now: time.now,
      elapsed: time.now,
      wait: async () => {},
    });
    await database.write((tx) => sql`alter table waiting rename to elsewhere`.execute(tx));
    ada.say('/about');
    await so(() => hooked.fake.deliveries.filter(({ status }) => status === 503).length >= 2);
    expect(ada.private.sent()).toHaveLength(1);
    await database.write((tx) => sql`alter table elsewhere rename to waiting`.execute(tx));
    await stores.close();
    await so(() => ada.private.sent().length === 2 && hooked.fake.pending() === 0);
  });

  it('that nobody has answered when a process dies are answered by the other, once', async () => {
    await prepare({ budgets: { now: () => time.now() } });
    const first = await startedUp();
    const second = await start();
    await so(() => second.health() === 'up');
    const ada = hooked.fake.user();
    // Each process gets some of them.
    const groups = Array.from({ length: 4 }, () => hooked.fake.group({ members: [ada] }));
    const questions = groups.flatMap((group) =>
      Array.from({ length: 24 }, (_, i) => ({
        group,
        id: ada.say(`/ask who pays the ferry in zanzibarine-${i}?`, { in: group }).message_id,
      })),
    );
    await so(() => hooked.fake.pending() === 0 && groups.every((group) => group.sent().length >= 2));
    expect(filesHolding(['zanzibarine'], dirname(place.file))).not.toEqual([]);
    running.splice(running.indexOf(first), 1);
    await first.die();
    const isNotice = (text: string) => text.includes('may not have arrived');
    const told = () =>
      groups.flatMap((group) => [...new Set(group.sent().map(({ replyTo }) => replyTo?.message_id))]);
    await so(() => told().length === questions.length);
    const counts = questions.map(
      ({ group, id }) =>
        group.sent().filter(({ replyTo, text }) => replyTo?.message_id === id && !isNotice(text)).length,
    );
    expect(counts.filter((count) => count > 1)).toEqual([]);
    const notices = groups.flatMap((group) => group.sent().filter(({ text }) => isNotice(text)));
    expect(notices.length).toBeLessThanOrEqual(groups.length);
    expect(said(second, 'took over the questions of a process that has ended')).toHaveLength(1);
  });

  it('beyond what a chat may have waiting are turned away with one line', async () => {
    await prepare();
    await startedUp();
    const ada = hooked.fake.user();
    const group = hooked.fake.group({ members: [ada] });
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Whatever comes meanwhile waits for the first answer.
    hooked.fake.faults.plan('sendMessage', { is: 'late', until });
    for (let i = 0; i < 40; i++) ada.say('/about', { in: group });
    await so(() => hooked.fake.pending() === 0 && group.sent().length === 2);
    release();
    await so(() => group.sent().length === 31);
    ada.say('/help', { in: group });
    await so(() => group.sent().length === 32);
    expect(texts(group.sent()).filter((text) => text.includes('60'))).toHaveLength(1);
  });

  it('of buttons and inline queries are answered as when they are fetched', async () => {
    await prepare();
    await startedUp();
    const ada = hooked.fake.user();
    ada.start();
    await so(() => ada.private.sent().length === 1);
    ada.say('/help');
    await so(() => ada.private.sent().length === 2);
    const help = ada.private.sent()[1];
    const label = help?.buttons.flat()[0]?.text ?? '';
    if (help !== undefined) ada.press(help, label);
    await so(() => hooked.fake.unansweredCallbacks().length === 0 && hooked.fake.pending() === 0);
    await so(() => ada.private.sent().length === 3 || (help?.edits ?? 0) > 0);
    expect((await ada.query('ferry')).results).not.toEqual([]);
  });
});
