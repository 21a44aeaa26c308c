// `@bot crossings` in any chat: excerpts to insert there, each with its source.

import { describe, expect, it } from 'vitest';
import type { InlineAnswer } from '../fakes/telegram/telegram.ts';
import { textOf } from '../html.ts';
import { asRead, botFor, CITATION, CROSSINGS, folderWith, newest, withBot } from './telegram-town.ts';

const bot = withBot();

const textsOf = ({ results }: InlineAnswer): string[] =>
  results.map(({ input_message_content: { message_text } }) => textOf(message_text));

describe('a person who writes the bot’s name in some chat', () => {
  it('and a topic, is offered its passages, each with its source in itself', async () => {
    const ada = bot().telegram.user();
    const answer = await ada.query('crossings');
    expect(answer.results.length).toBeGreaterThan(1);
    const [first = ''] = textsOf(answer);
    expect(first).toContain(CROSSINGS);
    for (const text of textsOf(answer)) {
      expect(text).toContain('according to');
      expect(text).toMatch(/paragraph \d/);
      expect(text).toMatch(CITATION);
      expect(text).toContain('undated');
    }
    for (const { title, description = '', input_message_content: content } of answer.results) {
      expect(title).not.toBe('');
      expect(description).toContain('according to');
      expect(content.parse_mode).toBe('HTML');
      expect(content.message_text).toContain('<blockquote>');
    }
    expect(answer.button).toBeUndefined();
    expect(answer.is_personal).toBe(true);
  });

  it('and any name of a topic, is offered the same', async () => {
    const ada = bot().telegram.user();
    for (const name of ['المعابر', 'מעברים', 'מעברי הגבול', '/crossings', '  CROSSINGS ', 'Border crossings'])
      expect(textsOf(await ada.query(name))[0], name).toContain(CROSSINGS);
  });

  it('and a topic by its Arabic or Hebrew name, is told the source in that language, as in a chat', async () => {
    const ada = bot().telegram.user();
    for (const [name, undated] of [
      ['المعابر', 'بلا تاريخ'],
      ['מעברים', 'ללא תאריך'],
    ] as const) {
      await bot().answering(() => ada.say(`/ask ${name}`));
      expect(newest(ada.private).text).toContain(undated);
      expect(textsOf(await ada.query(name))[0], name).toContain(undated);
    }
  });

  it('and a question, is offered what answers it', async () => {
    const texts = textsOf(await bot().telegram.user().query('what do they accuse Israel of?'));
    expect(texts.join('\n')).toContain('They accuse Israel of prolonging negotiations');
  });

  it('and nothing, is offered a passage of each topic', async () => {
    const answer = await bot().telegram.user().query('');
    expect(answer.results.length).toBeGreaterThan(2);
    expect(answer.results.length).toBeLessThanOrEqual(8);
    for (const text of textsOf(answer)) expect(text).toMatch(CITATION);
    expect(await bot().telegram.user().query('   ')).toMatchObject({ results: answer.results });
  });

  it('and what the library does not know, is offered a way to the topics, which works', async () => {
    const ada = bot().telegram.user();
    const answer = await ada.query('what is the capital of France?');
    expect(answer.results).toEqual([]);
    expect(answer.button?.text).toBe('I found no passage that answers this.');
    await bot().answering(() => ada.start(answer.button?.start_parameter));
    expect(newest(ada.private).text).toContain('/crossings');
  });

  it('is told in their own language that there is nothing', async () => {
    const answer = await bot().telegram.user({ language: 'he' }).query('zzzz qqqq');
    expect(answer.button?.text).toMatch(/[א-ת]/);
  });

  it('and as much as can be written, is answered', async () => {
    const ada = bot().telegram.user();
    for (const text of [
      'crossings '.repeat(26).slice(0, 256),
      'x'.repeat(256),
      'מ'.repeat(256),
      '😀'.repeat(128),
    ]) {
      expect(text.length).toBeLessThanOrEqual(256);
      const { results, button } = await ada.query(text);
      expect(results.length > 0 || button !== undefined).toBe(true);
    }
  });

  it('and hostile text, gets an answer that is none of it', async () => {
    const ada = bot().telegram.user();
    for (const text of [
      '<b>crossings</b>',
      '<script>alert(1)</script>',
      '/settings language:ar',
      '/start l_AAAA',
      '/help',
      'limit:99 source:"',
      '"crossings',
      '\u202e\u2066crossings',
      'crossings\u0000\u0007',
      '@everyone /crossings',
      '&lt;&amp;',
      'constructor',
      '__proto__',
      'toString',
    ]) {
      const answer = await ada.query(text);
      expect(Array.isArray(answer.results), text).toBe(true);
      for (const shown of textsOf(answer)) expect(shown).toMatch(CITATION);
    }
    // A query changes nothing.
    await bot().answering(() => ada.say('/about'));
    expect(newest(ada.private).text).toContain('Version');
  });

  it('again and again, is answered each time', async () => {
    const ada = bot().telegram.user();
    const answers = await Promise.all(
      Array.from('crossings').map((_, i, letters) => ada.query(letters.slice(0, i + 1).join(''))),
    );
    expect(answers.at(-1)?.results.length).toBeGreaterThan(0);
  });

  it('in a channel that cannot be read by the bot, is answered all the same', async () => {
    const answer = await bot().telegram.user().query('crossings', { chatType: 'channel' });
    expect(answer.results.length).toBeGreaterThan(0);
  });
});

describe('an excerpt to insert', () => {
  it('keeps its whole source, or is not offered', async () => {
    // A passage without an end of a sentence, which nothing cuts.
    const long = `The salt ferry${', and another bell and another rope'.repeat(150)}`;
    const sea = await botFor({
      knowledgeDir: folderWith({ 'ferries.txt': `${long}\n\nThe salt ferry is blue.` }),
    });
    const answered = sea.telegram.user().query('salt ferry bell rope');
    await Promise.race([answered, sea.logs(/could not deliver an answer/)]);
    expect(sea.telegram.violations).toEqual([]);
    for (const text of textsOf(await answered)) expect(text).toMatch(CITATION);
    expect(textsOf(await answered).join(' ')).not.toContain('bell');
    const ada = sea.telegram.user();
    await sea.answering(() => ada.say('/ask salt ferry bell rope'));
    expect(ada.private.sent().length).toBeGreaterThan(1);
    for (const { text } of ada.private.sent()) expect(text).toMatch(CITATION);
  });

  it('holds no more entities than Telegram shows, or is not offered', async () => {
    const song = `The salt ferry: ${'salt ferry, '.repeat(70)}ahoy.`;
    const sea = await botFor({
      knowledgeDir: folderWith({ 'song.txt': `${song}\n\nThe salt ferry is blue.` }),
    });
    const answered = sea.telegram.user().query('salt ferry');
    await Promise.race([answered, sea.logs(/could not deliver an answer/)]);
    expect(sea.telegram.violations).toEqual([]);
    expect((await answered).results.length).toBeGreaterThan(0);
  });
});

describe('a person who asks too often', () => {
  it('is not told that the documents hold no answer, which is not true', async () => {
    const strict = await botFor({ userRate: 4 });
    const ada = strict.telegram.user();
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await ada.query('crossings'));
    const last = answers.at(-1);
    expect(last?.results).toEqual([]);
    expect(asRead(last?.button?.text ?? '')).not.toContain('found no passage');
  });
});
