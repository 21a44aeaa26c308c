// Exported histories of channels: what becomes of their messages, whose names are kept back, and what is refused.

import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { createEscapes } from '../../../src/adding/history/json-stream.ts';
import { openHistory } from '../../../src/adding/history/open.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { addingTo, type Place } from './adding-to.ts';
import {
  asked,
  BERG,
  discordChannel,
  discordMessage,
  HADDAD,
  type Json,
  telegramChat,
  telegramMessage,
  written,
} from './history-of.ts';

const HARBOR = 'harbor-news-1234567890';

const added = async (
  file: unknown,
  { wanted = ['Harbor news'], ...more }: Parameters<typeof asked>[1] = {},
): Promise<{ place: Place; outcomes: Awaited<ReturnType<Place['add']>> }> => {
  const place = addingTo({ 'result.json': typeof file === 'string' ? file : written(file) });
  const outcomes = await place.add([join(place.from, 'result.json')], { histories: asked(wanted, more) });
  return { place, outcomes };
};

/** What the bot reads of the library: the words of each document, with its headings. */
const textsOf = async ({ library }: Place): Promise<Record<string, string>> => {
  const { documents, faults } = await createLoader(library)();
  expect(faults.filter(({ level }) => level !== 'note')).toEqual([]);
  return Object.fromEntries([...documents].map(([path, { text }]) => [path, text]));
};

const faultOf = async (file: unknown, wanted?: readonly string[]) => {
  const { outcomes, place } = await added(file, wanted === undefined ? {} : { wanted });
  expect(place.paths()).toEqual([]);
  const [outcome] = outcomes;
  expect(outcomes).toHaveLength(1);
  return outcome?.is === 'refused' ? `${outcome.faults[0]?.line} ${outcome.faults[0]?.problem}` : outcome?.is;
};

describe('a chat of Telegram', () => {
  it('becomes a document a day, with who wrote what and when above it', async () => {
    const { place, outcomes } = await added(
      telegramChat([
        {
          id: 1,
          type: 'service',
          date: '2025-03-13T09:00:00',
          actor: 'R. Berg',
          actor_id: 'user4711',
          action: 'create_channel',
          title: 'Harbor news',
          text: '',
          text_entities: [],
        },
        telegramMessage(2, 'The ferry leaves at noon.\nIt is small.\n\nTickets are <free> & green.'),
        telegramMessage(
          3,
          [
            'See ',
            { type: 'text_link', text: 'the table', href: 'https://ferry.example/t' },
            ' and ',
            { type: 'bold', text: 'ask' },
            '.',
          ],
          {
            from: 'A. Haddad',
            from_id: 'user4712',
            reply_to_message_id: 2,
            edited: '2025-03-14T15:00:00',
          },
        ),
        telegramMessage(4, 'It does not sail in storms.', {
          date: '2025-03-15T08:00:00',
          forwarded_from: 'Port office',
          forwarded_from_id: 'channel77',
        }),
      ]),
    );
    expect(outcomes.map(({ is }) => is)).toEqual(['added', 'added']);
    const texts = await textsOf(place);
    expect(Object.keys(texts)).toEqual([`${HARBOR}/2025-03-14.html`, `${HARBOR}/2025-03-15.html`]);
    const [berg, haddad] = [
      ...(texts[`${HARBOR}/2025-03-14.html`] ?? '').matchAll(/^member [0-9a-z]{8}/gm),
    ].map(String);
    expect(berg).not.toBe(haddad);
    expect(texts[`${HARBOR}/2025-03-14.html`]).toBe(
      `${berg}, 14:05\n\nThe ferry leaves at noon.\nIt is small.\n\nTickets are <free> & green.\n\n${haddad}, 14:05 (in reply to ${berg}, 2025-03-14 14:05; edited 2025-03-14 15:00)\n\nSee the table and ask.`,
    );
    expect(texts[`${HARBOR}/2025-03-15.html`]).toBe(
      `${berg}, 08:00 (forwarded from Port office)\n\nIt does not sail in storms.`,
    );
    expect(place.sidecar(`${HARBOR}/2025-03-14.meta.yaml`)).toMatchObject({
      title: 'Harbor news: 2025-03-14',
      source: 'Telegram',
      published: '2025-03-14',
      kind: 'messages',
    });
  });

  it('has a document for each topic, and links where an address is given', async () => {
    const { place } = await added(
      telegramChat([
        {
          id: 10,
          type: 'service',
          date: '2025-03-13T09:00:00',
          actor: 'R. Berg',
          actor_id: 'user4711',
          action: 'topic_created',
          title: 'Night buses',
          text: '',
        },
        telegramMessage(11, 'Buses run all night.', { reply_to_message_id: 10 }),
        telegramMessage(12, 'A word in general.'),
        telegramMessage(13, 'Not on Mondays.', { reply_to_message_id: 11, date: '2025-05-01T01:00:00' }),
      ]),
      { address: 'https://t.me/harbor_news' },
    );
    const texts = await textsOf(place);
    expect(Object.keys(texts)).toEqual([`${HARBOR}/2025-03-14.html`, `${HARBOR}/night-buses-10.html`]);
    expect(texts[`${HARBOR}/night-buses-10.html`]).toMatch(
      /^member \w{8}, 2025-03-14 14:05\n\nBuses run all night\.\n\nmember \w{8}, 2025-05-01 01:00 \(in reply to member \w{8}, 2025-03-14 14:05\)\n\nNot on Mondays\.$/,
    );
    expect(place.sidecar(`${HARBOR}/night-buses-10.meta.yaml`)).toMatchObject({
      title: 'Harbor news: Night buses',
      url: 'https://t.me/harbor_news/10/11',
    });
    expect(place.bytes(`${HARBOR}/2025-03-14.html`).toString()).toContain(
      '<a href="https://t.me/harbor_news/12">',
    );
  });

  it('names what it does not read, and quotes nothing of it', async () => {
    const { place } = await added(
      telegramChat([
        telegramMessage(1, '', { photo: 'photos/photo_1.jpg', width: 1, height: 1 }),
        telegramMessage(2, 'My voice.', {
          file: 'voice/1.ogg',
          media_type: 'voice_message',
          mime_type: 'audio/ogg',
        }),
        telegramMessage(3, '', {
          file: 'files/fares.pdf',
          file_name: 'fares.pdf',
          mime_type: 'application/pdf',
        }),
        telegramMessage(4, '', {
          contact_information: { first_name: 'Mo', last_name: '', phone_number: '+49 171 5550' },
        }),
        telegramMessage(5, '', {
          poll: {
            question: 'Which pier?',
            closed: true,
            total_voters: 2,
            answers: [
              { text: 'North', voters: 2, chosen: false },
              { text: 'South', voters: 0, chosen: false },
            ],
          },
        }),
        { id: 6, type: 'unsupported' },
      ]),
    );
    const text = (await textsOf(place))[`${HARBOR}/2025-03-14.html`] ?? '';
    expect(text.replace(/member \w+, 14:05/g, '-')).toBe(
      '- (with a photo)\n\n- (with a voice message)\n\nMy voice.\n\n- (with a file: fares.pdf)\n\n- (with a contact)\n\n- (with a poll)\n\nWhich pier?\n\n• North\n• South',
    );
  });

  it('writes no day on which nobody wrote a word', async () => {
    const { place, outcomes } = await added(telegramChat([telegramMessage(1, '', { photo: 'a.jpg' })]));
    expect(outcomes).toEqual([]);
    expect(place.paths()).toEqual([]);
  });

  it('gives nobody away, and names people only if that is asked for', async () => {
    const chat = telegramChat([
      telegramMessage(1, [
        'Ask ',
        { type: 'mention', text: '@rberg_pilot' },
        ' or ',
        { type: 'mention_name', text: 'Rosa', user_id: 4711 },
        '.',
      ]),
      telegramMessage(2, 'Gone.', { from: null, from_id: 'user4713' }),
      telegramMessage(3, 'From us.', {
        from: 'Harbor news',
        from_id: 'channel1234567890',
        author: 'R. Berg',
      }),
      telegramMessage(4, 'Seen.', { forwarded_from: 'M. Novak' }),
    ]);
    const { place } = await added(chat);
    const everything = place
      .paths()
      .map((path) => place.bytes(path).toString())
      .join('');
    for (const name of ['Berg', 'rberg', 'Rosa', 'Novak', '4711', '4713'])
      expect(everything).not.toContain(name);
    const text = (await textsOf(place))[`${HARBOR}/2025-03-14.html`] ?? '';
    const [, author, mentioned] =
      /^(member \w+), 14:05\n\nAsk @member \w+ or @(member \w+)\./.exec(text) ?? [];
    expect(mentioned).toBe(author);
    expect(text).toContain('deleted account, 14:05\n\nGone.');
    expect(text).toContain('Harbor news, 14:05\n\nFrom us.');

    const named = await added(chat, { key: async () => null });
    const open = (await textsOf(named.place))[`${HARBOR}/2025-03-14.html`] ?? '';
    expect(open).toMatch(/^R\. Berg, 14:05\n\nAsk @rberg_pilot or Rosa\./);
    expect(open).toContain('(forwarded from M. Novak)');
  });

  it('calls a person the same in every export, and otherwise with another key', async () => {
    const chat = telegramChat([telegramMessage(1, 'Words.')]);
    const other = { key: async () => '2e'.repeat(32) };
    const [one, again, different] = await Promise.all(
      [await added(chat), await added(chat), await added(chat, other)].map(({ place }) => textsOf(place)),
    );
    expect(one).toEqual(again);
    expect(one).not.toEqual(different);
  });

  it('is taken of an export of everything only if it is named', async () => {
    const whole = {
      about: 'Here is the data you requested.',
      personal_information: { user_id: 1, first_name: 'R.', last_name: 'Berg' },
      contacts: { about: '', list: [{ user_id: 2, first_name: 'Mo' }] },
      chats: {
        about: '',
        list: [
          telegramChat([telegramMessage(1, 'Private words.')], { name: 'Mo', type: 'personal_chat', id: 2 }),
          telegramChat([telegramMessage(1, 'Public words.')]),
          telegramChat([telegramMessage(1, 'Words of another.')], { name: 'Allotments', id: 55 }),
        ],
      },
      left_chats: {
        about: '',
        list: [telegramChat([telegramMessage(1, 'Left words.')], { name: 'Old', id: 56 })],
      },
    };
    const { place } = await added(whole, { wanted: ['harbor NEWS', '56'] });
    expect(Object.values(await textsOf(place)).join('\n')).toMatch(/Public words\.[\s\S]*Left words\./);
    expect(place.paths().filter((path) => path.endsWith('.html'))).toHaveLength(2);
    expect(await faultOf(whole, [])).toBe(
      'null is the history of "Mo" (private), "Harbor news" (1234567890, messages: 1), "Allotments" (55, messages: 1), "Old" (56, messages: 1).',
    );
    expect(await faultOf(whole, ['Mo'])).toMatch(/^null has no channel of these names/);
    expect(await faultOf(telegramChat([telegramMessage(1, 'x')], { type: 'personal_chat' }))).toBe(
      'null has only private conversations, of which nothing is added.',
    );
  });

  it('is read with the controls that Telegram Desktop writes in its own way', async () => {
    const file = written(telegramChat([telegramMessage(1, 'A bell~ and a C:\\\\x41 path.')])).replace(
      '~',
      '\\x07',
    );
    const { place } = await added(file);
    expect((await textsOf(place))[`${HARBOR}/2025-03-14.html`]).toContain('A bell and a C:\\\\x41 path.');
    for (const size of [1, 2, 3]) {
      const escapes = createEscapes();
      const bytes = Buffer.from('"\\x1B\\\\x1B\\n\\x0A"');
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        escapes(bytes.subarray(i * size, (i + 1) * size)),
      );
      expect(Buffer.concat(pieces).toString()).toBe('"\\u001B\\\\x1B\\n\\u000A"');
    }
  });
});

describe('a channel of Discord', () => {
  const FOLDER = 'harbor-town-900/ferries-901';
  const discord = (messages: readonly Json[], channel: Json = {}) =>
    added(discordChannel(messages, channel), { wanted: ['#ferries'] });

  it('becomes a document a day, with links to its messages', async () => {
    const { place } = await discord([
      discordMessage('1', 'joined', { type: 'GuildMemberJoin' }),
      discordMessage('2', 'Ask @Berg or <@82> about https://ferry.example/t today.', {
        author: HADDAD,
        mentions: [BERG, HADDAD],
        timestampEdited: '2025-03-14T16:00:00+00:00',
      }),
      discordMessage('3', 'At noon.', {
        type: 'Reply',
        reference: { type: 'Default', messageId: '2', channelId: '901', guildId: '900' },
        attachments: [{ id: '5', url: 'a/fares.png', fileName: 'fares.png', fileSizeBytes: 3 }],
      }),
      discordMessage('4', '', {
        reference: { type: 'Forward', messageId: '9', channelId: '77', guildId: null },
        forwardedMessage: {
          timestamp: '2025-01-01T00:00:00+00:00',
          timestampEdited: null,
          content: 'Forwarded words.',
          attachments: [],
          embeds: [],
          stickers: [],
        },
      }),
      discordMessage('5', '', {
        author: { ...HADDAD, id: '83', name: 'Port bot', nickname: null, isBot: true },
        embeds: [
          {
            title: 'Warning',
            url: 'https://port.example/1',
            timestamp: null,
            description: 'Storm at noon.',
            images: [],
            fields: [{ name: 'Wind', value: '9', isInline: true }],
            inlineEmojis: [],
          },
        ],
      }),
      discordMessage('6', 'look https://a.example', {
        embeds: [
          {
            title: 'Somebody else',
            url: 'https://a.example',
            description: 'Words of a page.',
            images: [],
            fields: [],
            inlineEmojis: [],
          },
        ],
      }),
      discordMessage('7', 'Bye.', {
        author: {
          id: '456226577798135808',
          name: 'Deleted User',
          discriminator: '0000',
          nickname: 'Deleted User',
          isBot: false,
          roles: [],
        },
      }),
    ]);
    const text = (await textsOf(place))[`${FOLDER}/2025-03-14.html`] ?? '';
    const [, haddad, berg] =
      /^(member \w+), 14:05 \(edited 2025-03-14 16:00\)\n\nAsk @(member \w+) or/.exec(text) ?? [];
    expect(text.split('\n\n')).toEqual([
      `${haddad}, 14:05 (edited 2025-03-14 16:00)`,
      `Ask @${berg} or @${haddad} about https://ferry.example/t today.`,
      `${berg}, 14:05 (in reply to ${haddad}, 2025-03-14 14:05; with a file: fares.png)`,
      'At noon.',
      `${berg}, 14:05 (forwarded)`,
      'Forwarded words.',
      expect.stringMatching(/^bot \w{8}, 14:05$/),
      'Warning',
      'Storm at noon.',
      'Wind\n9',
      `${berg}, 14:05`,
      'look https://a.example',
      'deleted account, 14:05',
      'Bye.',
    ]);
    expect(place.sidecar(`${FOLDER}/2025-03-14.meta.yaml`)).toMatchObject({
      title: 'ferries: 2025-03-14',
      source: 'Harbor Town',
      url: 'https://discord.com/channels/900/901/2',
      retrieved: '2025-04-01',
    });
  });

  it('has its threads as one document each, in parts if they are long', async () => {
    const messages = Array.from({ length: 1_001 }, (_, i) => discordMessage(String(i), `Word ${i}.`));
    const { place } = await discord(messages, {
      id: '902',
      type: 'GuildPublicThread',
      name: 'Lost bags',
      categoryId: '901',
      category: 'ferries',
    });
    const texts = await textsOf(place);
    expect(Object.keys(texts)).toEqual([
      `${FOLDER}/lost-bags-902-part-2.html`,
      `${FOLDER}/lost-bags-902.html`,
    ]);
    expect(texts[`${FOLDER}/lost-bags-902-part-2.html`]).toMatch(
      /^member \w+, 2025-03-14 14:05\n\nWord 1000\.$/,
    );
    expect(place.sidecar(`${FOLDER}/lost-bags-902-part-2.meta.yaml`)).toMatchObject({
      title: 'ferries: Lost bags, part 2',
    });
  });

  it('is found in a folder of exports, of which the others are passed over', async () => {
    const place = addingTo({
      'a.json': written(discordChannel([discordMessage('1', 'Words.')])),
      'b.json': written(
        discordChannel([discordMessage('1', 'Other words.')], { id: '903', name: 'cooking' }),
      ),
      'package.json': '{"name": "x"}',
    });
    const found: string[] = [];
    const outcomes = await place.add([place.from], {
      histories: asked(['ferries'], { found: (one) => void found.push(one) }),
    });
    expect(outcomes.map(({ is }) => is)).toEqual(['added']);
    expect(found).toEqual(['ferries']);
    expect(place.passedOver).toEqual([
      'it is the history of channels that were not named',
      '.json is read only if it is the history of a channel',
    ]);
  });

  it('adds nothing of a conversation between people', async () => {
    const file = {
      ...discordChannel([discordMessage('1', 'x')], { type: 'DirectTextChat' }),
      guild: { id: '0', name: 'Direct Messages' },
    };
    expect(await faultOf(file, ['ferries'])).toBe(
      'null has only private conversations, of which nothing is added.',
    );
  });
});

describe('a later export', () => {
  it('renews what has changed, keeps what people have said of it, and overwrites nothing of theirs', async () => {
    const place = addingTo({
      'result.json': written(
        telegramChat([
          telegramMessage(1, 'First.'),
          telegramMessage(2, 'Day two.', { date: '2025-03-15T09:00:00' }),
        ]),
      ),
    });
    const file = join(place.from, 'result.json');
    const add = () => place.add([file], { histories: asked(['Harbor news']) });
    await add();
    const sidecar = `${HARBOR}/2025-03-15.meta.yaml`;
    writeFileSync(join(place.library, sidecar), `${place.bytes(sidecar)}licence: CC0 # asked\n`);
    writeFileSync(
      file,
      written(
        telegramChat([
          telegramMessage(1, 'First.'),
          telegramMessage(2, 'Day two, edited.', { date: '2025-03-15T09:00:00' }),
        ]),
      ),
    );
    expect((await add()).map(({ is }) => is)).toEqual(['there', 'renewed']);
    expect((await textsOf(place))[`${HARBOR}/2025-03-15.html`]).toContain('Day two, edited.');
    expect(place.bytes(sidecar).toString()).toContain('licence: CC0 # asked');
    expect(place.paths()).toHaveLength(4);

    const html = join(place.library, HARBOR, '2025-03-15.html');
    writeFileSync(html, '<p>By hand.</p>');
    expect(await add()).toMatchObject([
      { is: 'there' },
      { is: 'refused', faults: [{ problem: expect.stringContaining('not as it was written') }] },
    ]);
    expect(place.bytes(`${HARBOR}/2025-03-15.html`).toString()).toBe('<p>By hand.</p>');
  });
});

describe('what is no history', () => {
  const chat = telegramChat([telegramMessage(1, 'Words.'), telegramMessage(2, 'More words.')]);
  const lines = written(chat).split('\n');
  const lineOf = (part: string) => lines.findIndex((line) => line.includes(part)) + 1;

  test.each([
    ['nothing', '', '1 ends too early: a part of it is missing.'],
    ['cut off', written(chat).slice(0, -40), `${lines.length - 4} ends too early: a part of it is missing.`],
    ['a list', '[1, 2]', 'null is not the history of a channel, or has no messages.'],
    [
      'another object',
      '{"name": "x", "type": "public_channel"}',
      'null is not the history of a channel, or has no messages.',
    ],
    ['words', 'hello', '1 is not JSON from here on.'],
    [
      'a comma too many',
      written(chat).replace('"Words."', '"Words.",,'),
      `${lineOf('"Words."')} is not JSON from here on.`,
    ],
    ['more after its end', `${written(chat)}\n{}`, `${lines.length + 1} is not JSON from here on.`],
    [
      'a message of another type',
      written(telegramChat([telegramMessage(1, 'a'), telegramMessage(2, { a: 1 })])),
      /^\d+ has a message that is not as exported: text: /,
    ],
    [
      'a message that is none',
      written(telegramChat([telegramMessage(1, 'a')])).replace('"messages": [', '"messages": [7,'),
      '5 has a message that is not as exported: it: Invalid input: expected object, received number.',
    ],
    [
      'an ID that is none',
      written(telegramChat([{ ...telegramMessage(1, 'a'), id: 'one' }])),
      /^6 has a message that is not as exported: id: /,
    ],
    [
      'a message without a date',
      written(telegramChat([telegramMessage(1, 'a', { date: 'soon' })])),
      '6 has a message (id 1) without a date.',
    ],
    [
      'messages first',
      JSON.stringify({ messages: [telegramMessage(1, 'a')], id: 1, type: 'public_channel' }),
      '1 has messages of a chat without its id and type before them.',
    ],
    [
      'a prototype',
      written(chat).replace(
        '"from": "R. Berg"',
        '"__proto__": {"date": "x"}, "constructor": 1, "from": "R. Berg"',
      ),
      undefined,
    ],
    ['deep', `{"messages": ${'['.repeat(200)}`, '1 is nested more than 64 levels deep.'],
    ['wide and deep', `{"other": ${'{"a":'.repeat(200)}`, '1 is nested more than 64 levels deep.'],
    [
      'not UTF-8',
      Buffer.concat([Buffer.from('{\n"name": "'), Buffer.from([0xff]), Buffer.from('"}')]).toString('latin1'),
      null,
    ],
    [
      'a guild that is none',
      written({ guild: 5, channel: 5, messages: [] }),
      '2 has a guild that is not as exported: it: Invalid input: expected object, received number.',
    ],
    [
      'Discord without its channel',
      written({ guild: { id: '1', name: 'x' }, messages: [discordMessage('1', 'a')] }),
      '7 has messages without a guild and a channel before them.',
    ],
  ])('is refused with its place: %s', async (_, file, expected) => {
    if (expected === undefined) {
      const { outcomes } = await added(file);
      expect(outcomes.map(({ is }) => is)).toEqual(['added']);
      expect(({} as Json).date).toBeUndefined();
    } else if (expected === null) {
      const place = addingTo({ 'result.json': Buffer.from(file, 'latin1') });
      const [outcome] = await place.add([join(place.from, 'result.json')], { histories: asked(['x']) });
      expect(outcome).toMatchObject({ is: 'refused', faults: [{ problem: 'is not UTF-8.' }] });
    } else
      expect(await faultOf(file)).toEqual(
        typeof expected === 'string' ? expected : expect.stringMatching(expected),
      );
  });

  it('is refused if it needs more memory than reading may take', async () => {
    const place = addingTo();
    mkdirSync(place.from, { recursive: true });
    const file = join(place.from, 'huge.json');
    const handle = openSync(file, 'w');
    writeSync(
      handle,
      '{"name": "Harbor news", "type": "public_channel", "id": 1, "messages": [{"id": 1, "text": [',
    );
    const piece = `${'"words", '.repeat(1_000)}`;
    for (let i = 0; i < 12_000; i++) writeSync(handle, piece);
    const [outcome] = await place.add([file], {
      histories: asked(['Harbor news'], { open: (order) => openHistory(order, 48) }),
    });
    expect(outcome).toMatchObject({
      is: 'refused',
      faults: [{ problem: 'needed more than 48 MB of memory to read.' }],
    });
  });
});
