// What a platform says about itself, and that nothing else knows it by name.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../../../src/adapters/platforms.ts';

/**
 * Where a platform may be named: in its adapter, in the preview of how it looks, in the words that people read, and where
 * histories are read that people have exported from it. */
const MAY_NAME = /^src\/(adapters|preview|words|adding\/history)\//;

const FILES = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|js|yaml|sql)$/.test(path) && !MAY_NAME.test(path)),
);

const linesWith = (pattern: RegExp): string[] =>
  FILES.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );

describe('outside of the adapters', () => {
  it('there is something to look through', () => {
    expect(FILES).toContain('src/main.ts');
    expect(FILES).toContain('src/core/host.ts');
    expect(FILES).toContain('commands/help.ts');
    expect(FILES.length).toBeGreaterThan(250);
  });

  it('no file names a platform that the bot can be added to, in code or comments', () => {
    const names = PLATFORMS.flatMap(({ name, title }) => [name, title]);
    expect(names.length).toBeGreaterThanOrEqual(4);
    expect(linesWith(new RegExp(names.join('|'), 'i'))).toEqual([]);
  });

  it('no file compares a platform or an ID with the name of one', () => {
    // The web page's IDs are made in `src/web/`, for all pages.
    const names = readdirSync('src/adapters', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'web')
      .map(({ name }) => name);
    expect(names).toContain('console');
    expect(linesWith(new RegExp(`(['"\`])(${names.join('|')})(:[^'"\`]*)?\\1`))).toEqual([]);
  });
});

describe.each(PLATFORMS)('$title', ({ name, token, apiUrl, ids, privateChat, foreignVariables }) => {
  it('has examples that are what they are examples of', () => {
    const filled = (id: string) => id.replace(/[A-Z]{2,}/g, '1');
    for (const { pattern, examples } of Object.values(ids)) {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect(example.startsWith(`${name}:`)).toBe(true);
        expect(filled(example)).toMatch(pattern);
      }
    }
    if (privateChat !== undefined) expect(privateChat.startsWith(`${name}:`)).toBe(true);
  });

  it('takes no ID of another platform, and none with something before or after it', () => {
    const others = PLATFORMS.filter((other) => other.name !== name).flatMap((other) =>
      Object.values(other.ids).flatMap(({ examples }) => examples),
    );
    for (const { pattern, examples } of Object.values(ids))
      for (const id of [...others, ...examples.flatMap((known) => [` ${known}`, `${known}\n`, `x${known}`])])
        expect(id).not.toMatch(pattern);
  });

  it('has an address without a slash at its end, and claims no variable of its own for others', () => {
    expect(new URL(apiUrl).protocol).toBe('https:');
    expect(apiUrl).not.toMatch(/\/$/);
    for (const variable of ['TOKEN', 'API_URL'])
      expect(`${name.toUpperCase()}_${variable}`).not.toMatch(foreignVariables);
    expect(token.expected).not.toBe('');
  });
});
