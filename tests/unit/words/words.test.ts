// The catalogues say the same things in every language, and say them right.

import { readdirSync, readFileSync } from 'node:fs';
import { type Entry, type Pattern, type Placeable, parse } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../../src/core/ports.ts';
import { loadWords } from '../../../src/words/words.ts';

const words = loadWords();

const entriesOf = (locale: Locale): Entry[] =>
  parse(readFileSync(`src/words/${locale}.ftl`, 'utf8'), {}).body.filter((e) => e.type !== 'Junk');

/** The names of the variables in a pattern, and the keys of each selector. */
const readPattern = (pattern: Pattern, found: { args: Set<string>; selects: string[][] }) => {
  const readPlaceable = ({ expression }: Placeable): void => {
    if (expression.type === 'VariableReference') found.args.add(expression.id.name);
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
        ? [[entry.id.name, readPattern(entry.value, { args: new Set(), selects: [] })] as const]
        : [],
    ),
  );

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** A choice by number: by one, by few, by 0. */
const isOfPlural = (key: string): boolean => /^(\d+|zero|one|two|few|many)$/.test(key);

describe('the catalogues', () => {
  it('hold the same messages with the same arguments in every language', () => {
    const shapes = LOCALES.map((locale) =>
      Object.fromEntries([...messagesOf(locale)].map(([id, { args }]) => [id, [...args].sort()])),
    );
    expect(shapes[0]).not.toEqual({});
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
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
