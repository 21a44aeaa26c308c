// What an update of Telegram asks of the bot, if anything.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkParameter } from '../../../src/adapters/telegram/deep-link.ts';
import { START_CHARS } from '../../../src/adapters/telegram/limits.ts';
import { chatName, parseUpdate, type Self } from '../../../src/adapters/telegram/parse.ts';
import type { AnyCommand } from '../../../src/core/command.ts';
import { flag, words } from '../../../src/core/params.ts';

const ask = { question: words({ describe: 'q', max: 1_000 }), private: flag({ describe: 'p' }) };
const commands: Readonly<Record<string, Partial<AnyCommand>>> = {
  ask: { name: 'ask', fromMessage: { param: 'question', label: 'x' }, params: ask },
  help: { name: 'help', fromMessage: null },
  start: { name: 'start', fromMessage: null },
};
const self: Self = {
  id: 99,
  username: 'quote_bot',
  command: (name) => (Object.hasOwn(commands, name) ? (commands[name] as AnyCommand) : undefined),
};

const ADA = { id: 5_000_000_021, is_bot: false, first_name: 'Ada', language_code: 'ar-EG' };
const CHATS = {
  private: { id: ADA.id, type: 'private' },
  group: { id: -4_000_001, type: 'group' },
  supergroup: { id: -1_001_000_000_001, type: 'supergroup' },
  channel: { id: -1_001_000_000_002, type: 'channel' },
};
type Kind = keyof typeof CHATS;

const message = (kind: Kind, text: string | undefined, more: object = {}) => ({
  message_id: 7,
  date: 1_700_000_000,
  chat: CHATS[kind],
  ...(kind === 'channel' ? {} : { from: ADA }),
  ...(text !== undefined && { text }),
  ...more,
});
const parse = (kind: Kind, text: string | undefined, more: object = {}) =>
  parseUpdate({ update_id: 1, message: message(kind, text, more) }, self);

/** What was said to the bot; null if nothing was. */
const saidIn = (kind: Kind, text: string, more: object = {}) => {
  const incoming = parse(kind, text, more);
  return incoming?.is === 'call' ? incoming.call.said : null;
};
const line = (text: string) => ({ line: text });

describe('a message', () => {
  it.each<[Kind, string, string | null]>([
    ['private', 'the ferry?', 'the ferry?'],
    ['private', '/help', '/help'],
    ['private', '/nothing here', '/nothing here'],
    ['private', '/help@quote_bot', '/help'],
    ['private', '/help@QUOTE_BOT x', '/help x'],
    ['private', '/help@other_bot', null],
    ['private', '/', '/'],
    ['private', '/ help', '/ help'],
    ['private', '//', '//'],
    ['private', '/a@b@c', '/a@b@c'],
    ['private', ' /help', ' /help'],
    ['group', 'the ferry?', null],
    ['group', '/help', '/help'],
    ['group', '/HELP', '/HELP'],
    ['group', '/help\nask', '/help ask'],
    ['group', '/help@quote_bot  ask', '/help ask'],
    ['group', '/nothing', null],
    ['group', '/nothing@quote_bot', '/nothing'],
    ['group', '/help@other_bot', null],
    ['group', 'say /help', null],
    ['group', '/help@quote_bot2', null],
    ['supergroup', '/help', '/help'],
    ['channel', '/help', '/help'],
    ['channel', 'the ferry?', null],
    ['channel', '/help@other_bot', null],
  ])('in a %s chat that says %j is %j to the bot', (kind, text, heard) => {
    expect(saidIn(kind, text)).toEqual(heard === null ? null : line(heard));
  });

  it('mentions the bot by its name or through its profile, wherever in the text', () => {
    const entity = (offset: number, length: number, more: object = { type: 'mention' }) => ({
      entities: [{ offset, length, ...more }],
    });
    expect(saidIn('group', '@quote_bot the ferry', entity(0, 10))).toEqual(line('the ferry'));
    expect(saidIn('group', 'the ferry, @Quote_Bot', entity(11, 10))).toEqual(line('the ferry,'));
    expect(saidIn('group', '😀 @quote_bot: ferry', entity(3, 10))).toEqual(line('😀  : ferry'));
    expect(saidIn('group', '@quote_bot', entity(0, 10))).toEqual(line('/help'));
    expect(saidIn('group', '@quote_botx ferry', entity(0, 11))).toBeNull();
    expect(saidIn('group', '@quote_bot ferry')).toBeNull();
    const profile = (id: number) => ({ type: 'text_mention', user: { id, is_bot: true, first_name: 'Q' } });
    expect(saidIn('group', 'Quote, ferry', entity(0, 5, profile(99)))).toEqual(line('ferry'));
    expect(saidIn('group', 'Quote, ferry', entity(0, 5, profile(98)))).toBeNull();
  });

  it('replies to the bot, and to nobody else', () => {
    const to = (id: number, more: object = {}) => ({
      reply_to_message: { message_id: 3, from: { id, is_bot: true, first_name: 'Q' }, text: 'old', ...more },
    });
    expect(saidIn('group', 'the ferry?', to(99))).toEqual(line('the ferry?'));
    expect(saidIn('group', 'the ferry?', to(98))).toBeNull();
    expect(saidIn('group', 'the ferry?', to(99, { forum_topic_created: { name: 'x' } }))).toBeNull();
  });

  it('asks with the message that it replies to, where it says no more than that', () => {
    const quoting = (text: string | undefined) => ({ reply_to_message: { message_id: 3, text } });
    const asked = (question: string) => ({ command: 'ask', options: { question } });
    expect(saidIn('group', '/ask', quoting('the ferry?'))).toEqual(asked('the ferry?'));
    expect(saidIn('private', '/ask@quote_bot ', quoting('the ferry?'))).toEqual(asked('the ferry?'));
    expect(saidIn('group', '/ask the tide', quoting('the ferry?'))).toEqual(line('/ask the tide'));
    expect(saidIn('group', '/help', quoting('the ferry?'))).toEqual(line('/help'));
    expect(saidIn('group', '/ask', quoting(undefined))).toEqual(line('/ask'));
    expect(saidIn('group', '/ask private', quoting('the ferry?'))).toEqual({
      command: 'ask',
      options: { question: 'the ferry?', private: 'yes' },
    });
    expect(
      saidIn('group', '/ask', { ...quoting('the ferry and the tide'), quote: { text: 'the tide' } }),
    ).toEqual(asked('the tide'));
    const photo = { reply_to_message: { message_id: 3, caption: 'the pier' } };
    expect(saidIn('group', '/ask', photo)).toEqual(asked('the pier'));
    const long = saidIn('group', '/ask', quoting('x'.repeat(4_096)));
    expect(long).toEqual(asked('x'.repeat(1_000)));
  });

  it('asks with a message whose thousandth character it does not cut in two', () => {
    const said = saidIn('group', '/ask', {
      reply_to_message: { message_id: 3, text: `x${'😀'.repeat(2_000)}` },
    });
    expect(JSON.stringify(said)).not.toMatch(/\\ud[89a-f]/);
  });

  it('is kept apart by chat and topic, and says who asks in which language', () => {
    const inTopic = { message_thread_id: 31, is_topic_message: true };
    const incoming = parse('supergroup', '/help', inTopic);
    expect(incoming).toMatchObject({
      is: 'call',
      place: { chatId: CHATS.supergroup.id, thread: 31, kind: 'group' },
      asker: ADA.id,
      message: 7,
      editedAfterMs: null,
      call: {
        origin: {
          platform: 'telegram',
          chat: `telegram:${CHATS.supergroup.id}/31`,
          user: `telegram:${ADA.id}`,
          alone: false,
          way: 'typed',
          language: 'ar-EG',
        },
      },
    });
    expect(parse('supergroup', '/help', { message_thread_id: 31 })).toMatchObject({
      place: { thread: null },
    });
    expect(parse('private', '/help')).toMatchObject({ call: { origin: { alone: true } } });
    expect(chatName({ chatId: 5, thread: null, kind: 'group' })).toBe('telegram:5');
  });

  it('tells by which way it came', () => {
    const way = (incoming: ReturnType<typeof parse>) =>
      incoming !== null && 'call' in incoming ? incoming.call?.origin.way : null;
    const other = { id: 97, is_bot: true, first_name: 'x' };
    for (const [expected, incoming] of [
      ['typed', parse('private', 'when?')],
      ['typed', parse('group', '/help')],
      ['typed', parse('private', '/start')],
      ['typed', parse('private', '/start 3f7k2m9q')],
      ['link', parse('private', '/start w_help')],
      ['link', parse('private', '/START l_L2hlbHA')],
      ['link', parse('group', '/start@quote_bot w_help')],
      ['message', parse('private', '/help', { via_bot: other })],
      ['message', parse('private', '/help', { forward_origin: { type: 'hidden_user' } })],
      ['message', parse('private', '/help', { forward_date: 1_700_000_000 })],
      ['message', parse('group', '/ask', { reply_to_message: { message_id: 3, text: 'when?' } })],
    ] as const)
      expect([expected, way(incoming)]).toEqual([expected, expected]);
  });

  it('of somebody who does not show themselves names nobody', () => {
    for (const id of [1_087_968_824, 136_817_688, 777_000]) {
      const from = { id, is_bot: id !== 777_000, first_name: 'x' };
      const incoming = parse('supergroup', '/help', { from, sender_chat: { id: -5, type: 'channel' } });
      expect(incoming).toMatchObject({
        is: 'call',
        asker: null,
        call: { origin: { user: 'telegram:-5', language: null } },
      });
    }
    expect(parse('channel', '/help')).toMatchObject({ is: 'call', asker: null });
  });

  it('is not read where a bot said it, where it was inserted through this bot, or forwarded from the channel', () => {
    const present = { is: 'present', place: { chatId: CHATS.group.id, thread: null, kind: 'group' } };
    const bot = { id: 98, is_bot: true, first_name: 'x' };
    expect(parse('group', '/help', { from: bot })).toEqual(present);
    expect(parse('group', '/help', { via_bot: { id: 99, is_bot: true, first_name: 'x' } })).toEqual(present);
    expect(parse('group', '/help', { is_automatic_forward: true })).toEqual(present);
    expect(parse('private', 'x', { via_bot: { id: 99, is_bot: true, first_name: 'x' } })).toBeNull();
    expect(parse('group', '/help', { via_bot: bot })).toMatchObject({ is: 'call' });
    expect(parse('group', undefined)).toEqual(present);
  });

  it('that was changed says how long after it was first said', () => {
    const later = { edit_date: 1_700_000_060 };
    const edited = parseUpdate({ update_id: 1, edited_message: message('private', '/help', later) }, self);
    expect(edited).toMatchObject({ is: 'call', editedAfterMs: 60_000 });
    const post = parseUpdate({ update_id: 1, edited_channel_post: message('channel', '/help') }, self);
    expect(post).toMatchObject({ is: 'call', editedAfterMs: Number.POSITIVE_INFINITY });
  });

  it('tells that the chat goes on elsewhere', () => {
    expect(parse('group', undefined, { migrate_to_chat_id: -1_001 })).toEqual({
      is: 'moved',
      from: CHATS.group.id,
      to: -1_001,
    });
  });
});

describe('a press', () => {
  const press = (data: string | undefined, more: object = {}) =>
    parseUpdate(
      { update_id: 1, callback_query: { id: 'q', from: ADA, data, message: message('group', 'x'), ...more } },
      self,
    );

  it.each([
    ['+/help', '/help', false],
    ['=/more a b', '/more a b', true],
    ['+/ask\nx', '/ask\nx', false],
  ])('of %j asks %j', (data, asked, replaces) => {
    expect(press(data)).toMatchObject({
      is: 'press',
      id: 'q',
      replaces,
      message: 7,
      call: { said: { line: asked }, origin: { user: `telegram:${ADA.id}` } },
    });
  });

  it.each(['', '+', '=', '/help', '+help', '*/help', undefined])(
    'of %j is one that is only acknowledged',
    (data) => {
      expect(press(data)).toMatchObject({ is: 'press', id: 'q', call: null });
    },
  );

  it('under no message is one that is only acknowledged', () => {
    expect(press('+/help', { message: undefined })).toMatchObject({ is: 'press', call: null, place: null });
    expect(press('+/help', { message: { odd: true } })).toMatchObject({
      is: 'press',
      call: null,
      place: null,
    });
  });

  it.each([{ language_code: null }, { is_bot: 'no' }, { language_code: 5 }])(
    'of somebody described as %j is acknowledged too',
    (odd) => {
      expect(press('+/help', { from: { ...ADA, ...odd } })).toMatchObject({ is: 'press', id: 'q' });
    },
  );
});

describe('the parameter of a link', () => {
  it('leads back to the line, in any script, or is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        const parameter = linkParameter(text);
        if (parameter === null) {
          expect(Buffer.byteLength(text)).toBeGreaterThan(46);
          return;
        }
        expect(parameter).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(parameter.length).toBeLessThanOrEqual(START_CHARS);
        expect(saidIn('private', `/start ${parameter}`)).toEqual(line(text));
      }),
    );
  });

  it('is a passage’s code as it stands', () => {
    expect(saidIn('private', '/start f3nw8arw')).toEqual(line('/start f3nw8arw'));
    expect(saidIn('private', '/start l_')).toEqual(line('/start l_'));
    expect(saidIn('group', '/start@quote_bot l_L2hlbHA')).toEqual(line('/help'));
  });
});

describe('an update of any shape', () => {
  const kinds = [
    'message',
    'edited_message',
    'channel_post',
    'edited_channel_post',
    'callback_query',
    'inline_query',
    'my_chat_member',
  ] as const;

  it('is read or dropped, and never throws', () => {
    const shape = fc.oneof(
      fc.anything(),
      fc.record(
        {
          message_id: fc.anything(),
          date: fc.anything(),
          chat: fc.oneof(fc.constant(CHATS.group), fc.anything()),
          from: fc.oneof(fc.constant(ADA), fc.anything()),
          text: fc.oneof(fc.string(), fc.anything()),
          entities: fc.anything(),
          reply_to_message: fc.anything(),
          id: fc.anything(),
          data: fc.anything(),
          query: fc.anything(),
          message: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), shape, (kind, given) => {
        const incoming = parseUpdate({ update_id: 1, [kind]: given }, self);
        expect(incoming === null || typeof incoming.is === 'string').toBe(true);
      }),
      { numRuns: 1_000 },
    );
    for (const odd of [null, undefined, 1, 'x', [], [[]], () => 1]) expect(parseUpdate(odd, self)).toBeNull();
  });
});

describe('the notice of a pin', () => {
  const pinned = { pinned_message: { message_id: 3 } };

  it('is known where the bot has pinned', () => {
    const from = { id: self.id, is_bot: true };
    expect(parse('supergroup', undefined, { ...pinned, from })).toMatchObject({ is: 'notice', message: 7 });
  });

  it('is nobody’s business where somebody else has, or where a channel does not say who', () => {
    expect(parse('supergroup', undefined, pinned)).toMatchObject({ is: 'present' });
    expect(parse('channel', undefined, pinned)).toMatchObject({ is: 'present' });
  });
});

describe('somebody who does not show themselves', () => {
  const hiddenIn = (kind: Kind, more: object) => {
    const incoming = parse(kind, '/help', more);
    return incoming?.is === 'call' ? incoming.call.origin.hidden : null;
  };

  it('is hidden, and nobody else is', () => {
    expect(hiddenIn('supergroup', {})).toBeUndefined();
    expect(hiddenIn('private', {})).toBeUndefined();
    for (const id of [1_087_968_824, 136_817_688, 777_000])
      expect(hiddenIn('supergroup', { from: { id, is_bot: true } })).toBe(true);
    expect(hiddenIn('supergroup', { sender_chat: { id: -5 } })).toBe(true);
    expect(hiddenIn('channel', {})).toBe(true);
  });
});
