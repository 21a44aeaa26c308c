// Interactions of any shape: read where they can be answered, left alone where not, and never a reason to throw.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandOnMessage } from '../../../src/adapters/discord/menu.ts';
import { parseInteraction } from '../../../src/adapters/discord/parse.ts';
import { QUESTION_CHARS } from '../../../src/core/limits.ts';
import { appOf, type TestApp } from '../../app-of.ts';

let test: TestApp;
beforeAll(async () => {
  test = await appOf();
});
const parse = (raw: unknown) => parseInteraction(raw, (label) => commandOnMessage(test.app.host, label));

const base = {
  id: '10',
  application_id: '20',
  token: 'token',
  type: 2,
  guild_id: '30',
  channel_id: '40',
  member: { user: { id: '50' } },
  locale: 'he',
  context: 0,
  app_permissions: String((1n << 10n) | (1n << 11n)),
  authorizing_integration_owners: { 0: '30' },
};
const slash = { type: 1, name: 'ask', options: [{ name: 'question', type: 3, value: 'when' }] };

describe('an interaction', () => {
  it('tells who, where and in which language', () => {
    expect(parse({ ...base, data: slash })).toEqual({
      id: '10',
      token: 'token',
      application: '20',
      place: 'discord:30',
      isGuest: false,
      channel: '40',
      origin: {
        platform: 'discord',
        chat: 'discord:30/40',
        user: 'discord:50',
        alone: false,
        way: 'typed',
        language: 'he',
      },
      is: 'call',
      call: {
        origin: expect.anything(),
        said: { command: 'ask', options: { question: 'when' } },
      },
    });
  });

  it('outside of guilds is private, and alone only in the direct messages of the bot', () => {
    const { guild_id: _, member: __, ...outside } = base;
    for (const [context, alone] of [
      [1, true],
      [2, false],
      [null, false],
      ['1', false],
    ] as const)
      expect(parse({ ...outside, user: { id: '50' }, context, data: slash })).toMatchObject({
        place: 'discord:private',
        channel: null,
        origin: { chat: 'discord:40', user: 'discord:50', alone },
      });
  });

  it.each([
    ['a guild in which the bot is not', { authorizing_integration_owners: { 1: '50' } }],
    ['a channel in which it may not write', { app_permissions: String(1n << 10n) }],
    ['a channel that it may not see', { app_permissions: String(1n << 11n) }],
    ['rights that are no number', { app_permissions: '0x400' }],
    ['no rights', { app_permissions: undefined }],
    ['no channel', { channel_id: null }],
    ['a thread in which it may not write', { channel: { type: 11 } }],
  ])('leaves the bot no channel to write in: %s', (_, change) => {
    expect(parse({ ...base, ...change, data: slash })).toMatchObject({ is: 'call', channel: null });
  });

  it('leaves the bot a thread to write in, where it may', () => {
    const change = { channel: { type: 11 }, app_permissions: String((1n << 10n) | (1n << 38n)) };
    expect(parse({ ...base, ...change, data: slash })).toMatchObject({ channel: '40' });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'INTERACTION'],
    ['a list', []],
    ['no id', { ...base, id: undefined }],
    ['a number for an id', { ...base, id: 10 }],
    ['no token', { ...base, token: null }],
    ['no application', { ...base, application_id: undefined }],
    ['a type in words', { ...base, type: 'command' }],
    ['a ping', { ...base, type: 1 }],
  ])('that cannot be answered is left alone: %s', (_, raw) => {
    expect(parse(raw)).toBeNull();
  });

  it.each([
    ['a modal', { ...base, type: 5, data: { custom_id: 'x' } }],
    ['a type of next year', { ...base, type: 99 }],
    ['a user command', { ...base, data: { type: 2, name: 'ask' } }],
    ['a command without data', base],
    ['a button of another bot', { ...base, type: 3, data: { custom_id: 'buy:1' } }],
    ['a button without a line', { ...base, type: 3, data: { custom_id: '0+' } }],
    ['a message command that is gone', { ...base, data: { type: 3, name: 'Translate' } }],
  ])('that the bot has not offered is unknown, and will be told so: %s', (_, raw) => {
    expect(parse(raw)).toMatchObject({ is: 'unknown', id: '10' });
  });

  it('with options of any kind is a call all the same', () => {
    const options = [
      { name: 'limit', value: 3 },
      { name: 'private', value: true },
      { name: '__proto__', value: 'x' },
    ];
    const incoming = parse({ ...base, data: { type: 1, name: 'ask', options } });
    if (incoming?.is !== 'call' || !('options' in incoming.call.said)) throw new Error('no call');
    expect(Object.entries(incoming.call.said.options)).toEqual([
      ['limit', '3'],
      ['private', 'true'],
      ['__proto__', 'x'],
    ]);
    for (const odd of [null, 'x', [null], [{ name: 1 }], [{ name: 'x', options: [] }]])
      expect(parse({ ...base, data: { type: 1, name: 'ask', options: odd } })).toMatchObject({
        is: 'call',
        call: { said: { command: 'ask', options: {} } },
      });
  });

  it('with a button takes its place only where nobody else has it before their eyes', () => {
    const press = (custom_id: string, flags: unknown, context = 0) =>
      parse({ ...base, type: 3, context, data: { custom_id }, message: { flags } });
    expect(press('3=/more abc', 64)).toMatchObject({ is: 'press', inPlace: true });
    expect(press('3=/more abc', 64 | (1 << 15))).toMatchObject({ inPlace: true });
    expect(press('3=/more abc', 0, 1)).toMatchObject({ inPlace: true });
    expect(press('3=/more abc', 0)).toMatchObject({ inPlace: false });
    expect(press('3=/more abc', 'x')).toMatchObject({ inPlace: false });
    expect(press('3+/cite abc', 64)).toMatchObject({ inPlace: false, call: { said: { line: '/cite abc' } } });
  });

  it('that completes tells the option in focus, or none', () => {
    const type = (options: unknown) => parse({ ...base, type: 4, data: { type: 1, name: 'ask', options } });
    expect(type([{ name: 'source', value: 'x', focused: true }])).toMatchObject({
      is: 'typing',
      typing: { command: 'ask', option: 'source', typed: 'x' },
    });
    expect(type([{ name: 'limit', value: 3, focused: true }])).toMatchObject({ typing: { typed: '3' } });
    expect(type(undefined)).toMatchObject({ typing: { option: '', typed: '' } });
    expect(type([{ name: 'source', value: 'x', focused: 'yes' }])).toMatchObject({ typing: { option: '' } });
  });

  it('about a message takes its words from anywhere in it, and no more than a question may have', () => {
    const about = (message: unknown) => {
      const incoming = parse({
        ...base,
        data: { type: 3, name: 'Find in sources', target_id: '60', resolved: { messages: { 60: message } } },
      });
      if (incoming?.is !== 'call' || !('options' in incoming.call.said)) throw new Error('no call');
      return incoming.call.said.options;
    };
    expect(about({ content: ' when ' })).toEqual({ question: 'when', private: 'yes' });
    const inside = {
      components: [{ type: 17, components: [{ type: 10, content: 'deep' }] }, { content: 'on' }],
    };
    expect(about(inside).question).toBe('deep\non');
    expect(about({ content: 'x'.repeat(4_000) }).question).toHaveLength(QUESTION_CHARS);
    expect(about({ content: 'so "they" say -ferry' }).question).toBe('so  they  say  ferry');
    for (const odd of [undefined, null, 3, [], { content: 3 }, { components: 'x' }])
      expect(about(odd)).toEqual({ question: '', private: 'yes' });
  });

  it('nested ten thousand deep is no reason to throw', () => {
    let message: unknown = { content: 'at the bottom' };
    for (let i = 0; i < 10_000; i++) message = { components: [message] };
    const data = {
      type: 3,
      name: 'Find in sources',
      target_id: '60',
      resolved: { messages: { 60: message } },
    };
    expect(() => parse({ ...base, data })).not.toThrow();
  });

  it('of any shape at all is read or left alone', () => {
    const field = fc.oneof(fc.constant(undefined), fc.anything(), fc.string());
    const raw = fc.record({
      id: fc.oneof(fc.string(), field),
      application_id: fc.oneof(fc.string(), field),
      token: fc.oneof(fc.string(), field),
      type: fc.oneof(fc.integer({ min: 0, max: 6 }), field),
      guild_id: field,
      channel_id: field,
      context: field,
      locale: field,
      app_permissions: fc.oneof(fc.bigInt({ min: 0n }).map(String), field),
      authorizing_integration_owners: field,
      member: field,
      user: field,
      message: field,
      data: fc.oneof(
        fc.record({
          type: field,
          name: field,
          options: field,
          custom_id: field,
          target_id: field,
          resolved: field,
        }),
        field,
      ),
    });
    fc.assert(
      fc.property(raw, (each) => {
        const incoming = parse(each);
        if (incoming === null) return;
        expect(incoming).toMatchObject({ id: each.id, token: each.token });
        expect(['call', 'press', 'typing', 'unknown']).toContain(incoming.is);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the way a line came', () => {
  const button = { component_type: 2, custom_id: '0+/ferry' };
  const way = (raw: object) => {
    const incoming = parse({ ...base, ...raw });
    return incoming !== null && 'call' in incoming ? incoming.call.origin.way : null;
  };
  const said = { interaction_metadata: { user: { id: '50' } } };

  it.each([
    ['a command', { data: slash }, 'typed'],
    ['a button under an answer to the same person', { type: 3, data: button, message: said }, 'button'],
    ['a button that nobody else sees', { type: 3, data: button, message: { flags: 64 } }, 'button'],
    ['a button in the direct messages', { type: 3, data: button, message: {}, context: 1 }, 'button'],
    [
      'a button under an answer to somebody else',
      { type: 3, data: button, message: { interaction_metadata: { user: { id: '51' } } } },
      'foreign-button',
    ],
    ['a button under what answers nobody', { type: 3, data: button, message: {} }, 'foreign-button'],
    ['a button of which nothing is told', { type: 3, data: button }, 'foreign-button'],
    [
      'a button under a message that is described oddly',
      { type: 3, data: button, message: { interaction_metadata: { user: '50' } } },
      'foreign-button',
    ],
  ])('%s', (_, raw, expected) => {
    expect(way(raw)).toBe(expected);
  });

  it('is a message where its menu was used', () => {
    const data = {
      type: 3,
      name: 'Ask the library',
      target_id: '9',
      resolved: { messages: { 9: { content: 'when' } } },
    };
    const label =
      test.app.host.menu().find(({ fromMessage }) => fromMessage !== null)?.fromMessage?.label ?? '';
    const name = test.app.host.greet({ chat: '', language: 'en' }).say(label);
    expect(way({ data: { ...data, name } })).toBe('message');
  });
});
