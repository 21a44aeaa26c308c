// A library without documents says so to everybody who asks, and not that its documents do not answer.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appOf, originOf } from '../app-of.ts';
import { asRead, botFor, newest } from '../platforms/telegram-town.ts';
import { read } from '../read-reply.ts';
import { onConsole, onDiscordChannel, type Place } from './places.ts';

const EMPTY = 'The library has no documents yet';
const OPERATOR = 'lint:knowledge';

const TOPIC = '---\nsummary: { en: Boats }\nsearch: { en: [ferry, boat] }\n---\nBoats of the town.\n';

/** Folders with one topic, and these documents. */
const foldersWith = (documents: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-empty-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [knowledgeDir, topicsDir] = [join(folder, 'knowledge'), join(folder, 'topics')];
  for (const path of [knowledgeDir, topicsDir]) mkdirSync(path);
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(knowledgeDir, name), text);
  writeFileSync(join(topicsDir, 'boats.md'), TOPIC);
  return { knowledgeDir, topicsDir };
};

const CALLS = [
  ['ask', { question: 'when does the ferry leave' }],
  ['ask', { question: '"at noon"' }],
  ['boats', {}],
  ['check', { quotation: 'The ferry leaves the harbour at noon.' }],
  ['sources', {}],
  ['why', { question: 'when does the ferry leave' }],
  ['start', {}],
] as const;

type Call = (name: string, options: Readonly<Record<string, string>>) => Promise<string>;

const onTelegram = async (): Promise<Call> => {
  const bot = await botFor(foldersWith());
  const ada = bot.telegram.user();
  return async (name, options) => {
    await bot.answering(() => ada.say([`/${name}`, ...Object.values(options)].join(' ')));
    return newest(ada.private).text;
  };
};

const at = (open: (config: ReturnType<typeof foldersWith>) => Promise<Place>) => async (): Promise<Call> => {
  const place = await open(foldersWith());
  onTestFinished(() => place.close());
  return (name, options) => place.moderator.command(name, options);
};

describe.each([
  ['telegram', onTelegram],
  ['discord', at(onDiscordChannel)],
  ['console', at(onConsole)],
] as const)('on %s', (platform, open) => {
  it('an empty library says that it is empty', async () => {
    const call = await open();
    for (const [name, options] of CALLS) {
      const shown = asRead(await call(name, options));
      expect(shown, name).toContain(EMPTY);
      expect(shown, name).not.toMatch(/no passage|may be elsewhere|Closest/);
      // Nobody but the operator can add documents, and sits at the terminal.
      const isTold = platform === 'console' && !['boats', 'why'].includes(name);
      expect(shown.includes(OPERATOR), name).toBe(isTold);
    }
  });
});

it('is said in the language of whoever asks, also where every file was left out', async () => {
  for (const documents of [
    {},
    { 'draft.md': '---\ndraft: true\n---\nThe ferry leaves at noon.\n' },
    { 'faulty.md': '---\nshow: nothing\n---\nThe ferry leaves at noon.\n' },
  ]) {
    const { app } = await appOf(foldersWith(documents));
    onTestFinished(() => app.stop());
    for (const [line, said] of [
      ['when does the ferry leave', EMPTY],
      ['متى تغادر العبارة', 'لا توجد في المكتبة أي وثائق بعد'],
      ['מתי יוצאת המעבורת', 'אין עדיין מסמכים בספרייה'],
    ] as const) {
      const { reply } = await app.host.answer({ origin: originOf(), said: { line } });
      expect(read(reply).text).toContain(said);
      expect(read(reply).buttons).toEqual({});
    }
  }
});

it('is not said where the library has documents that do not answer', async () => {
  const { app } = await appOf(foldersWith({ 'bees.txt': 'The beehives are behind the windmill.\n' }));
  onTestFinished(() => app.stop());
  const { reply } = await app.host.answer({ origin: originOf(), said: { line: 'who painted the moon' } });
  expect(read(reply).text).toContain('I found no passage that answers this.');
  expect(read(reply).text).not.toContain(EMPTY);
});

it('is said in the line that Telegram shows below a question in some other chat', async () => {
  const bot = await botFor(foldersWith());
  const { results, button } = await bot.telegram.user().query('when does the ferry leave');
  expect(results).toEqual([]);
  expect(button?.text).toContain(EMPTY);
});
