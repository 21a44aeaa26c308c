// The shipped library: its document, its attributions, and what its questions must find.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/reply.ts';
import { attributionName } from '../../src/core/source.ts';
import { appOf, originOf, type TestApp } from '../app-of.ts';
import { type Asked, type Floors, isFound, placesOf, tally } from '../asked.ts';
import { onConsole } from '../services/places.ts';

const ARTICLE = '000_3d97ee9c44c06335.txt';

let test: TestApp;
let answers: (Asked & { readonly cards: readonly Card[] })[];

/** For `knowledge/questions.yaml`, by the writing of the question. `--reporter=verbose` tells the misses. */
const FLOORS: Floors = [
  ['en', 'found', 69],
  ['en', 'silent', 43],
  ['en', 'shown', 37],
  ['ar', 'found', 20],
  ['ar', 'silent', 13],
  ['he', 'found', 23],
  ['he', 'silent', 14],
];

beforeAll(async () => {
  test = await appOf();
  const { questions } = test.app.library.snapshot();
  answers = await Promise.all(
    questions.map(async (question) => {
      const { reply } = await test.app.host.answer({ origin: originOf(), said: { line: question.line } });
      if (reply.report === undefined) throw new Error(`"${question.line}" did not search`);
      return { question, report: reply.report, cards: reply.cards };
    }),
  );
});

describe('the shipped library', () => {
  it('has nothing wrong with it', () => {
    expect(test.app.faults()).toEqual([]);
  });

  it('quotes the article as it was given, byte for byte', () => {
    const bytes = readFileSync(`knowledge/${ARTICLE}`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'd076c912d67427cdb0068fc2675a5c46b6b2c1a526831bfd6b93049cde38691b',
    );
  });

  it('knows of the article only what was given with it', () => {
    const article = test.app.library.snapshot().documents.get(ARTICLE);
    expect(article?.meta).toMatchObject({
      title: null,
      author: null,
      published: null,
      url: null,
      licence: null,
      source: ARTICLE,
    });
    expect(article?.paragraphs).toHaveLength(9);
  });

  it('says of each of the nine paragraphs whose words it reports', () => {
    const { library } = test.app;
    const said = library
      .snapshot()
      .passages.map((p) => attributionName(library.excerpt(p).place.attribution));
    expect(said).toEqual([
      'Palestinian resistance factions',
      'narration; Palestinian factions',
      'officials from both factions',
      'narration',
      'narration; the Palestinian factions (“the groups”)',
      'narration; the Palestinian factions',
      'narration; Palestinian representatives',
      'the political leadership of the resistance factions',
      'the political leadership of the resistance factions (“their view”)',
    ]);
  });
});

describe('topics', () => {
  it('have all been given the passages that they must show', () => {
    const asked = answers.filter(({ question }) => question.line.startsWith('/')).map((a) => a.question.line);
    expect(asked.sort()).toEqual(test.app.topics.all().map(({ name }) => `/${name}`));
  });

  it('show every passage they must, and none that they may not', () => {
    for (const { question, report } of answers.filter((a) => a.question.line.startsWith('/'))) {
      const places = placesOf(report);
      expect(places, question.line).toEqual(expect.arrayContaining([...question.find]));
      expect([...question.find, ...question.may], question.line).toEqual(expect.arrayContaining(places));
    }
  });
});

describe('questions', () => {
  const plain = () => answers.filter(({ question }) => !question.line.startsWith('/'));

  it('are half of them held back from everything but this test', () => {
    const held = answers.filter(({ question }) => question.heldOut).length;
    expect(held).toBeGreaterThanOrEqual(answers.length / 2);
  });

  it.for(FLOORS)('%s, %s: at least %i answered as they must be', async ([locale, group, floor], t) => {
    const { right, report } = tally(plain(), locale, group);
    await t.annotate(report);
    expect(right, report).toBeGreaterThanOrEqual(floor);
  });

  it('in Arabic and Hebrew get the English text with a word that says so, or silence', () => {
    const foreign = plain().filter(({ question }) => /[\u0590-\u06ff]/.test(question.line));
    for (const { question, report, cards } of foreign.filter((a) => a.report.confident)) {
      expect(JSON.stringify(cards[0]), question.line).toMatch(
        /وثائقه بلغة أخرى|המסמכים שלו כתובים בשפה אחרת/,
      );
      const languages = new Set(report.findings.map(({ excerpt }) => excerpt.place.meta.language));
      expect([...languages], question.line).toEqual(['en']);
    }
  });

  it('that are offered as suggestions are answered', () => {
    const offered = plain().filter(({ question }) => !question.heldOut && question.find.length > 0);
    expect(offered.filter((one) => !isFound(one)).map((a) => a.question.line)).toEqual([]);
  });
});

describe('examples of commands', () => {
  it('all give what they promise', async () => {
    // By whoever sits at the terminal, who may do everything there.
    const place = await onConsole();
    const { app } = place.bot;
    await app.services.tick();
    const origin = originOf({
      platform: 'console',
      chat: 'console:terminal',
      user: 'console:terminal',
      alone: false,
    });
    for (const command of app.host.menu())
      for (const example of command.examples) {
        const { outcome } = await app.host.answer({ origin, said: { line: `/${example}` } });
        expect(outcome, example).toBe('answered');
      }
    await place.close();
  });

  it.each([
    ['what do they want', 'demands', true],
    ['ماذا يريدون', 'demands', true],
    ['מה הם רוצים', 'demands', true],
    ['humanitarian situation', 'humanitarian', true],
    ['what is the humanitarian situation?', 'humanitarian', true],
    ['الوضع الإنساني', 'humanitarian', true],
    ['המצב ההומניטרי', 'humanitarian', true],
    ['mediators', 'negotiations', true],
    ['الوسطاء', 'negotiations', true],
    ['המתווכים', 'negotiations', true],
    ['blockade', 'crossings', true],
    ['الحصار', 'crossings', true],
    ['המצור', 'crossings', true],
    ['why do they want this', 'demands', false],
    ['when will the crossings open', 'crossings', false],
    ['who signed the ceasefire', 'ceasefire', false],
  ])('"%s" leads to %s', async (line, topic, isAnswered) => {
    const { reply } = await test.app.host.answer({ origin: originOf(), said: { line } });
    expect(reply.report?.topics[0]?.name).toBe(topic);
    expect(reply.report?.confident).toBe(isAnswered);
  });
});
