// What people read is plain English: no phrase of a short list that reads like a translation.

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What reads oddly, and the usual words for it. A phrase that is right somewhere is not on the list. */
const CALQUES: readonly (readonly [RegExp, string])[] = [
  [/\bstands?\b|\bstood\b/i, 'is, appears'],
  [/\bparted by\b/i, 'separated by'],
  [/\botherwise than\b/i, 'differently, differs from'],
  [/\bthe memory (is|was|has|holds|can|could|cannot)\b/i, 'the database'],
  [/\bobeys?\b/i, 'follows'],
  [/\bhears?\b|\bheard\b/i, 'receives, quotes'],
  [/\banew\b/i, 'again'],
  [/\bwhoever\b/i, 'the person who, anyone who'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/(?<!\bthere )\bis no (?!longer\b|more\b)/i, 'is not a'],
  [/\b(is|was|were|are) told\b|\btold (of|in|by)\b/i, 'specified, shown, notified'],
  [/\b(is|are) let go\b|\blet go of\b/i, 'discarded'],
  [/\b(asks?|asked) the like\b/i, 'something similar'],
  [/\bwithout a sound\b/i, 'without a notification'],
  [/\bwritten down\b/i, 'recorded'],
  [/\blooked after\b/i, 'maintained'],
  [/\bin vain\b/i, 'without an answer'],
  [/\bby likeness\b/i, 'by similarity'],
  [/\bpiece of work\b/i, 'job'],
  [/\btake (it|them) (away|out)\b/i, 'remove'],
  [/\bholds? (no|any|half|words)\b/i, 'contains'],
  [/\b(see|look) (that|whether) it\b/i, 'check that it'],
  [/\bis not what it should be\b/i, 'is not valid'],
  [/[\d}] %/, 'a percentage without a space'],
];

/** Each calque in a text, with what to say instead. */
const calquesIn = (text: string): string[] =>
  CALQUES.flatMap(([pattern, usual]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`“${found[0]}”: ${usual}`];
  });

const at = (file: string, line: number, text: string): string[] =>
  calquesIn(text).map((calque) => `${file}:${line}: ${calque}`);

const inLines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, i) => at(file, i + 1, file.endsWith('.ftl') ? saidIn(text) : text));

/** What a line of a catalogue says, without the name of its message; nothing of a comment. */
const saidIn = (line: string): string => (line.startsWith('#') ? '' : line.replace(/^[\w-]+ =/, ''));

const pagesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`.replace('./', ''));

/** Texts of several words in a source file: messages, log lines, usage. Of SQL, markup and lists of stop words nobody reads anything. */
const literalsIn = (file: string): string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
        : '';
    if (/\w+[ ,:]+\w+[ ,:]+\w+/.test(text) && !isForMachines(text))
      found.push(...at(file, source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const isForMachines = (text: string): boolean =>
  /\b(select|insert into|update \w+ set|delete from|case when|coalesce|pragma|exists)\b/.test(text) ||
  /<\w+[ >]/.test(text);

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/(^|\/)analysis\//.test(name.replaceAll('\\', '/')))
    .map((name) => `${folder}/${name}`);

describe('plain English', () => {
  it('finds a calque, and leaves the usual words alone', () => {
    expect(calquesIn('These words stand in the documents.')).toEqual(['“stand”: is, appears']);
    expect(calquesIn('“x” is no command.')).toEqual(['“is no ”: is not a']);
    expect(calquesIn('55 % likely')).toHaveLength(1);
    expect(
      calquesIn('There is no document. It is no longer there, an outstanding 55% standard in memory.'),
    ).toEqual([]);
  });

  it('is what members and moderators read', () => {
    expect(inLines('src/words/en.ftl')).toEqual([]);
  });

  it('is what operators read: faults, log lines, help', () => {
    expect([...sourcesIn('src'), ...sourcesIn('commands')].flatMap(literalsIn)).toEqual([]);
  });

  it.each(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...pagesIn('docs')])('is what %s says', (page) => {
    expect(inLines(page)).toEqual([]);
  });
});
