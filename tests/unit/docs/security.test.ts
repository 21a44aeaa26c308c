// The papers name what is there: test files, links, variables, the licence.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECRETS, VARIABLES } from '../../../src/environment/variables.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const SECURITY = read('docs/security.md');

const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const withoutComments = (text: string): string => text.replaceAll(/<!--.*?-->/gs, '');

const testsIn = (text: string): readonly string[] =>
  [...withoutComments(text).matchAll(/`(?:tests\/)?([\w./-]+\.test\.ts)`/g)].map(([, path = '']) => path);

/** The rows of all tables with such a head, by cells. */
const rowsBelow = (head: string): string[][] => {
  const lines = SECURITY.split('\n');
  return lines.flatMap((line, at) => {
    if (line !== head) return [];
    const after = lines.slice(at + 2);
    const end = after.findIndex((row) => !row.startsWith('|'));
    return after.slice(0, end).map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  });
};

describe('docs/security.md', () => {
  it('names no test that is not there', () => {
    const named = testsIn(SECURITY);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((path) => !existsSync(join('tests', path)))).toEqual([]);
  });

  it('names a test for whatever it says to hold', () => {
    const rows = rowsBelow('| what holds | test |');
    expect(rows.length).toBeGreaterThan(25);
    const isOpen = (cell = '') => testsIn(cell).length === 0;
    expect(rows.filter(([, tests]) => isOpen(tests))).toEqual([]);
  });

  it('says of every requirement how it stands, and names a test for each that holds', () => {
    const rows = rowsBelow('| no. | about | holds | test, or why |');
    expect(rows.length).toBeGreaterThan(60);
    for (const [number = '', , holds = '', why = ''] of rows) {
      expect(holds, number).toMatch(/^(yes|partly|no|untested|n\/a)$/);
      expect(withoutComments(why).trim(), number).not.toBe('');
      if (holds === 'yes') expect(testsIn(why).length, number).toBeGreaterThan(0);
    }
  });
});

/** As the hosts of repositories make an anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

it.each(PAGES)('%s links to nothing that is not there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return true;
    if (anchor === undefined) return false;
    const anchors = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
    return !anchors.includes(anchor);
  });
  expect(broken).toEqual([]);
});

describe('the operators’ pages', () => {
  const text = ['README.md', 'docs/operating.md'].map(read).join('\n');

  it('name every variable', () => {
    const missing = Object.keys(VARIABLES).filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    expect(missing).toEqual([]);
  });

  it('say which of them are secrets', () => {
    const starred = [...text.matchAll(/`([A-Z_]+)` \\\*/g)].map(([, name]) => name);
    expect(starred.sort()).toEqual([...SECRETS].sort());
    for (const name of SECRETS) expect(text).toContain(`\`${name.toLowerCase()}\``);
  });
});

it('the licence is the one that the package names', () => {
  const named = (file: string) => JSON.parse(read(file));
  expect(named('package.json').license).toBe('MIT');
  expect(named('package-lock.json').packages[''].license).toBe('MIT');
  expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) 2026 Verbatim contributors\n/);
});
