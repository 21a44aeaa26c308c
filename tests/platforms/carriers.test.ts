// What is asked travels in captions, forwarded messages, quotes, embeds, and polls; what has no words gets one polite line.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OnDiscord, onDiscord } from '../discord-of.ts';
import type { FakeUser } from '../fakes/telegram/telegram.ts';
import { openLibrary, type TestLibrary } from '../services/library.ts';
import { asRead, withBot } from './telegram-town.ts';

const QUOTE = 'A fare on the ferry costs four coins, and children travel free.';
const CANNOT = 'I can read only text. Please type your question, or write it below a picture or a file.';
const PICTURE = { file_id: 'p', file_unique_id: 'p', width: 1, height: 1 };
const FILE = { file_id: 'v', file_unique_id: 'v', duration: 1 };

let library: TestLibrary;
beforeAll(() => {
  library = openLibrary();
});
afterAll(() => library.close());

describe('on Telegram', () => {
  const bot = withBot(() => library.config);
  let ids = 90_000;

  /** Somebody alone with the bot sends what the official schema calls so. */
  const person = async () => {
    const user = bot().telegram.user();
    await bot().answering(() => user.start());
    const from = { id: user.id, is_bot: false, first_name: 'Ada', language_code: 'en' };
    const chat = { id: user.id, type: 'private', first_name: 'Ada' };
    const send = (fields: object) => {
      ids += 1;
      bot().telegram.push({ message: { message_id: ids, date: 1_767_225_600, from, chat, ...fields } });
    };
    const shown = () => user.private.sent().map(({ text }) => asRead(text));
    return { user, send, shown };
  };
  const asked = async (send: (fields: object) => void, fields: object) => bot().answering(() => send(fields));
  /** All that was sent before has been taken. */
  const settled = async (user: FakeUser) => {
    await bot().answering(() => user.say('/about'));
  };

  it.each([
    ['a picture', { photo: [PICTURE] }],
    ['a video', { video: { ...FILE, width: 1, height: 1 } }],
    ['a file', { document: { file_id: 'd', file_unique_id: 'd', file_name: 'a.pdf' } }],
    ['a voice message', { voice: FILE }],
  ])('the caption of %s is a question in a private chat', async (_, carrier) => {
    const { send, shown } = await person();
    await asked(send, { ...carrier, caption: 'what does a fare on the ferry cost?' });
    expect(shown().at(-1)).toContain('A fare on the ferry costs four coins');
  });

  it('an edited caption is asked anew, and the answer is changed', async () => {
    const { user, send, shown } = await person();
    await asked(send, { photo: [PICTURE], caption: 'who painted the moon?' });
    const answers = user.private.sent().length;
    const edited = {
      message_id: ids,
      date: 1_767_225_600,
      edit_date: 1_767_225_660,
      from: { id: user.id, is_bot: false, first_name: 'Ada', language_code: 'en' },
      chat: { id: user.id, type: 'private', first_name: 'Ada' },
      photo: [PICTURE],
      caption: 'what does a fare on the ferry cost?',
    };
    await bot().answering(() => bot().telegram.push({ edited_message: edited }));
    expect(user.private.sent()).toHaveLength(answers);
    expect(shown().at(-1)).toContain('four coins');
  });

  it.each([
    ['a sticker', { sticker: { file_id: 's', file_unique_id: 's', width: 1, height: 1 } }],
    ['a voice message', { voice: FILE }],
    ['a round video', { video_note: { ...FILE, length: 1 } }],
    ['a picture', { photo: [PICTURE] }],
    ['a file', { document: { file_id: 'd', file_unique_id: 'd', file_name: 'a.pdf' } }],
    ['a place', { location: { latitude: 1, longitude: 1 } }],
  ])('%s without words gets one polite line, however many follow', async (_, carrier) => {
    const { user, send, shown } = await person();
    for (let i = 0; i < 3; i++) send(carrier);
    await settled(user);
    expect(shown().filter((text) => text === CANNOT)).toHaveLength(1);
    bot().clock.forward(60_000);
    send(carrier);
    await settled(user);
    expect(shown().filter((text) => text === CANNOT)).toHaveLength(2);
  });

  it('an album with words is answered once, wherever they are below it', async () => {
    const { user, send, shown } = await person();
    const album = { media_group_id: '77', photo: [PICTURE] };
    await bot().answering(() => {
      send({ ...album, caption: 'what does a fare on the ferry cost?' });
      for (let i = 0; i < 3; i++) send(album);
    });
    await settled(user);
    expect(shown().filter((text) => text === CANNOT)).toEqual([]);
    expect(shown().filter((text) => text.includes('four coins'))).toHaveLength(1);
  });

  it('says nothing of it in a group, nor of what happens to a chat', async () => {
    const { user, send, shown } = await person();
    const group = bot().telegram.group({ members: [user], bot: 'administrator' });
    const from = { id: user.id, is_bot: false, first_name: 'Ada' };
    for (const fields of [{ photo: [PICTURE] }, { voice: FILE }])
      bot().telegram.push({
        message: {
          message_id: 5,
          date: 1,
          from,
          chat: { id: group.id, type: 'group', title: 'x' },
          ...fields,
        },
      });
    send({ message_auto_delete_timer_changed: { message_auto_delete_time: 60 } });
    await settled(user);
    expect([group.sent(), shown().filter((text) => text === CANNOT)]).toEqual([[], []]);
  });

  it.each([
    ['a caption', { photo: [PICTURE], caption: QUOTE }],
    ['a poll', { poll: { id: '1', question: QUOTE, options: [{ text: 'Yes', voter_count: 0 }] } }],
    [
      'a forwarded text',
      { text: QUOTE, forward_origin: { type: 'hidden_user', sender_user_name: 'x', date: 1 } },
    ],
  ])('/check reads %s that it replies to', async (_, theirs) => {
    const { send, shown } = await person();
    await asked(send, { text: '/check', reply_to_message: { message_id: 3, ...theirs } });
    expect(shown().join('\n')).toMatch(/Exact quote|Some of these sentences/);
  });

  it('a poll is asked for what it asks, and a bare address for its page', async () => {
    const { send, shown } = await person();
    const poll = { id: '1', question: 'what does a fare on the ferry cost?', options: [] };
    await asked(send, { poll });
    expect(shown().at(-1)).toContain('four coins');
    await asked(send, { text: 'https://example.org/ferry' });
    expect(shown().at(-1)).toContain('The library has no page with this address.');
  });
});

describe('on Discord', () => {
  let bot: OnDiscord;
  beforeAll(async () => {
    bot = await onDiscord({ config: library.config });
    await bot.discord.when(() => bot.discord.publishes > 0);
    bot.discord.guild().channel();
  });
  afterAll(async () => {
    await bot.close();
    expect(bot.discord.violations).toEqual([]);
  });

  it.each([
    ['an embed', { embeds: [{ type: 'rich', description: QUOTE }] }],
    ['a field of an embed', { embeds: [{ type: 'rich', fields: [{ name: 'Fares', value: QUOTE }] }] }],
    [
      'a poll',
      { poll: { question: { text: QUOTE }, answers: [{ answer_id: 1, poll_media: { text: 'Yes' } }] } },
    ],
    [
      'a forwarded message',
      { message_snapshots: [{ message: { type: 0, content: QUOTE, embeds: [], attachments: [] } }] },
    ],
    [
      'the embed of a forwarded message',
      { message_snapshots: [{ message: { type: 0, content: '', embeds: [{ description: QUOTE }] } }] },
    ],
  ])('the menu reads %s', async (_, carries) => {
    const user = bot.discord.user();
    const asked = await bot.answering(() => user.useOnMessage('Check this quote', { content: '', carries }));
    expect(asRead(asked.messages.map((message) => message.text()).join('\n'))).toMatch(
      /Exact quote|Some of these sentences/,
    );
  });

  it("reads somebody's own words, and not the page that they link to", async () => {
    const user = bot.discord.user();
    const embeds = [{ type: 'link', title: 'News', description: 'The market is closed for ever.' }];
    const asked = await bot.answering(() =>
      user.useOnMessage('Check this quote', { content: QUOTE, carries: { embeds } }),
    );
    expect(asked.messages.map((message) => message.text()).join('\n')).toContain('Exact quote');
  });

  it('a bare address is looked up as a page', async () => {
    library.write(
      'fares.md',
      '---\ntitle: Fares of the ferry\nurl: https://www.example.org/fares/\n---\nOne coin.\n',
    );
    await bot.app.refresh();
    const user = bot.discord.user();
    for (const question of [
      'https://example.org/fares',
      'http://www.example.org/fares/?utm_source=x#prices',
      '<https://EXAMPLE.org/fares>',
    ]) {
      const asked = await bot.answering(() => user.slash('ask', { question }));
      const said = asRead(asked.messages.map((message) => message.text()).join('\n'));
      expect(said).toMatch(/We have this page\\?:/);
      expect(said).toContain('Fares of the ferry');
    }
    for (const question of [
      'https://example.org/fares?page=2',
      'https://example.org/',
      'https://other.org/fares',
    ]) {
      const asked = await bot.answering(() => user.slash('ask', { question }));
      expect(asked.messages.map((message) => message.text()).join('\n')).toContain(
        'no page with this address',
      );
    }
  });
});
