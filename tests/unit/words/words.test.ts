// The catalogues say the same things in every language, and say them right; some only what members read.

import { readdirSync, readFileSync } from 'node:fs';
import { type Entry, type Pattern, type Placeable, parse } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { NAMED_IN } from '../../../commands/index.ts';
import { LOCALES, type Locale } from '../../../src/core/ports.ts';
import { loadWords } from '../../../src/words/words.ts';

const words = loadWords();

const entriesOf = (locale: Locale): Entry[] =>
  parse(readFileSync(`src/words/${locale}.ftl`, 'utf8'), {}).body.filter((e) => e.type !== 'Junk');

/** The names of the variables, terms and functions in a pattern, and the keys of each selector. */
interface Found {
  readonly args: Set<string>;
  readonly terms: Set<string>;
  readonly selects: string[][];
}

const readPattern = (pattern: Pattern, found: Found): Found => {
  const readPlaceable = ({ expression }: Placeable): void => {
    if (expression.type === 'VariableReference') found.args.add(expression.id.name);
    if (expression.type === 'TermReference') found.terms.add(`-${expression.id.name}`);
    if (expression.type === 'FunctionReference') found.terms.add(expression.id.name);
    if (expression.type === 'Placeable') readPlaceable(expression);
    if (expression.type !== 'SelectExpression') return;
    if (expression.selector.type === 'VariableReference') found.args.add(expression.selector.id.name);
    found.selects.push(
      expression.variants.map(({ key }) => (key.type === 'Identifier' ? key.name : key.value)),
    );
    for (const { value } of expression.variants) readPattern(value, found);
  };
  for (const element of pattern.elements) if (element.type === 'Placeable') readPlaceable(element);
  return found;
};

const messagesOf = (locale: Locale) =>
  new Map(
    entriesOf(locale).flatMap((entry) =>
      entry.type === 'Message' && entry.value !== null
        ? [
            [
              entry.id.name,
              readPattern(entry.value, { args: new Set(), terms: new Set(), selects: [] }),
            ] as const,
          ]
        : [],
    ),
  );

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** A choice by number: by one, by few, by 0. */
const isOfPlural = (key: string): boolean => /^(\d+|zero|one|two|few|many)$/.test(key);

/** The languages that have every message, and those that have only what members read. */
const WHOLE: readonly Locale[] = ['en', 'ar', 'he'];
const FOR_MEMBERS = LOCALES.filter((locale) => !WHOLE.includes(locale));

/** Ends the headings of what a language may leave to English. */
const MAY_STAY_ENGLISH = '(may stay English)';

/** The messages that members read: those of the English catalogue that are under no such heading. */
const membersMessages = (): readonly string[] => {
  let stays = false;
  return entriesOf('en').flatMap((entry) => {
    if (entry.type === 'GroupComment') stays = entry.content.endsWith(MAY_STAY_ENGLISH);
    return entry.type === 'Message' && !stays ? [entry.id.name] : [];
  });
};

/** What each message takes: its variables and terms, and the words by which it chooses. */
const shapesOf = (locale: Locale) =>
  new Map(
    [...messagesOf(locale)].map(([id, { args, terms, selects }]) => [
      id,
      [...args, ...terms, ...selects.flat().filter((key) => !isOfPlural(key) && key !== 'other')].sort(),
    ]),
  );

describe('the catalogues', () => {
  it('hold nothing that the parser does not understand, and nothing twice', () => {
    for (const locale of LOCALES) {
      const { body } = parse(readFileSync(`src/words/${locale}.ftl`, 'utf8'), {});
      expect(body.filter(({ type }) => type === 'Junk')).toEqual([]);
      const ids = body.flatMap((entry) => (entry.type === 'Message' ? [entry.id.name] : []));
      expect(new Set(ids).size, locale).toBe(ids.length);
    }
  });

  it.each(WHOLE)('hold the same messages with the same arguments: %s', (locale) => {
    const wanted = shapesOf('en');
    expect(wanted.size).toBeGreaterThan(0);
    expect(shapesOf(locale)).toEqual(wanted);
  });

  it.each(FOR_MEMBERS)(
    'hold all that members read, with the same arguments, and nothing unknown: %s',
    (locale) => {
      const [wanted, held] = [shapesOf('en'), shapesOf(locale)];
      const members = membersMessages();
      expect(members.length).toBeGreaterThan(300);
      expect(members.filter((id) => !held.has(id))).toEqual([]);
      for (const [id, shape] of held) expect(shape, id).toEqual(wanted.get(id));
    },
  );

  it('name the commands in some languages alone, and all of them there', () => {
    const naming = LOCALES.filter((locale) =>
      [...shapesOf(locale).keys()].some((id) => id.endsWith('-name')),
    );
    expect(naming).toEqual(NAMED_IN);
  });

  it.each(FOR_MEMBERS)('say in their heads that they want a native reader: %s', (locale) => {
    const [head] = entriesOf(locale);
    expect(head?.type === 'ResourceComment' && head.content).toContain('No native reader');
  });

  it.each(FOR_MEMBERS)('say the number wherever “one” stands for others too: %s', (locale) => {
    const rules = new Intl.PluralRules(locale);
    const alsoOne = [0, 21].filter((count) => rules.select(count) === 'one');
    for (const [id, { args, selects }] of messagesOf(locale))
      for (const count of selects.some((keys) => keys.includes('one')) ? alsoOne : []) {
        if (selects.some((keys) => keys.includes(`${count}`))) continue;
        const given = Object.fromEntries([...args].map((name) => [name, count]));
        expect(words(locale).say(id, given), id).toContain(new Intl.NumberFormat(locale).format(count));
      }
  });

  it.each(LOCALES)(
    'hold no control of direction but marks, and one before each command where it is needed: %s',
    (locale) => {
      const isRtl = words(locale).direction === 'rtl';
      for (const line of readFileSync(`src/words/${locale}.ftl`, 'utf8').split('\n')) {
        if (line.startsWith('#')) continue;
        expect(line).not.toMatch(/[\u061c\u202a-\u202e\u2066-\u2069]/);
        if (isRtl) {
          expect(line).not.toMatch(/[^\u200e]\/[a-z]/);
          // What a line begins with tells programs which way it runs.
          expect(line).not.toMatch(/^[a-z-]+ = \u200e/);
          // Hyphens between digits are turned round after Arabic letters.
          if (locale !== 'he') expect(line).not.toMatch(/[^\u200e\d-]\d{4}-\d/);
        } else expect(line).not.toMatch(/[\u200e\u200f]/);
      }
    },
  );

  it('say in English what a language does not have, kept apart where the language runs the other way', () => {
    const english = words('en').say('pins-none');
    expect(messagesOf('fr').has('pins-none')).toBe(false);
    expect(messagesOf('fa').has('pins-none')).toBe(false);
    expect(words('fr').say('pins-none')).toBe(english);
    expect(words('fa').say('pins-none')).toBe(`\u2068${english}\u2069`);
    expect(words('fa').say('pins-title', { count: 2 })).toBe('\u20682 pins\u2069');
    expect(() => words('fr').say('no-such-message')).toThrow(RangeError);
  });

  it('give every plural that the language has', () => {
    for (const locale of LOCALES) {
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
      for (const [id, { selects }] of messagesOf(locale))
        for (const keys of selects.filter((s) => s.some(isOfPlural)))
          expect(keys, `${locale} ${id}`).toEqual(expect.arrayContaining(pluralCategories));
    }
  });

  it('hold nothing that is not used', () => {
    const code = [...sourcesIn('src'), ...sourcesIn('commands')].join('\n');
    const unused = [...messagesOf('en').keys()].filter(
      (id) => !code.includes(`'${id}'`) && !code.includes(`name: '${id.replace(/-name$/, '')}'`),
    );
    expect(unused).toEqual([]);
  });

  it('say every message without a fault', () => {
    for (const locale of LOCALES)
      for (const [id, { args }] of messagesOf(locale)) {
        const given = Object.fromEntries([...args].map((name) => [name, 2]));
        expect(words(locale).say(id, given).length, id).toBeGreaterThan(0);
      }
  });

  it('isolate an argument of another direction, and only then', () => {
    expect(words('he').say('author', { name: 'M. Quay' })).toBe('מאת \u2068M. Quay\u2069');
    expect(words('en').say('author', { name: 'M. Quay' })).toBe('by M. Quay');
    expect(words('en').say('author', { name: 'מ. רציף' })).toBe('by \u2068מ. רציף\u2069');
  });

  it('count as the language counts', () => {
    const said = [1, 2, 5, 11, 100].map((count) =>
      words('ar')
        .say('topics-title', { count })
        .replace(/[^\p{L} ]/gu, '')
        .trim(),
    );
    expect(said).toEqual(
      ['موضوع واحد', 'موضوعان', 'مواضيع', 'موضوعًا', 'موضوع'].map((s) => s.replace(/[^\p{L} ]/gu, '')),
    );
  });
});
