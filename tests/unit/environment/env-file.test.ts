// `.env`, as people write it: what is taken, and that nothing is ignored without a word.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEnvFile, readEnvFile } from '../../../src/environment/env-file.ts';
import { folderOf } from './folder-of.ts';

const MARK = 'aMarkerThatNobodyMayRead';
const isOurs = (name: string) => ['PORT', 'AUDIT_KEY', 'PUBLIC_URL'].includes(name);

const parse = (text: string | Uint8Array) => {
  const parsed = parseEnvFile('.env', typeof text === 'string' ? Buffer.from(text) : text, isOurs);
  expect(parsed.faults.join('\n')).not.toContain(MARK);
  return parsed;
};

describe('.env', () => {
  it.each([
    ['plain', 'PORT=1\nAUDIT_KEY=a b'],
    ['of Windows', 'PORT=1\r\nAUDIT_KEY=a b\r\n'],
    ['of an old Mac', 'PORT=1\rAUDIT_KEY=a b\r'],
    ['with a byte-order mark', '\uFEFFPORT=1\nAUDIT_KEY=a b'],
    ['for a shell', 'export PORT=1\n  export  AUDIT_KEY="a b"'],
    ['with quotation marks', 'PORT=\'1\'\nAUDIT_KEY="a b"'],
    ['with spaces', '  PORT = 1  \n\tAUDIT_KEY =  a b '],
    ['with comments', '# x\n\nPORT=1 # one\n  # y\nAUDIT_KEY="a b" # "c"'],
    ['with colons', 'PORT: 1\nAUDIT_KEY: a b'],
    ['with the same value twice', 'PORT=1\nAUDIT_KEY=a b\nPORT=1'],
  ])('is read where it is %s', (_, text) => {
    expect(parse(text)).toEqual({ values: { PORT: '1', AUDIT_KEY: 'a b' }, faults: [] });
  });

  it('keeps a # in quotation marks, and values with equals signs', () => {
    expect(parse('AUDIT_KEY="a#b"\nPUBLIC_URL=https://a/?b=c')).toMatchObject({
      values: { AUDIT_KEY: 'a#b', PUBLIC_URL: 'https://a/?b=c' },
      faults: [],
    });
  });

  it.each([
    ['no assignment', `PORT=1\n${MARK}\n`, /^\.env, line 2: expected NAME=value, or # before a comment\.$/],
    ['a colon without a space', `PORT=1\n\nAUDIT_KEY:${MARK}`, /^\.env, line 3: expected NAME=value/],
    ['a command', `set AUDIT_KEY=${MARK}`, /^\.env, line 1: expected NAME=value/],
    ['a command of PowerShell', `$env:AUDIT_KEY = "${MARK}"`, /^\.env, line 1: expected NAME=value/],
    ['an open quotation mark', `AUDIT_KEY="${MARK}\nPORT=1`, /^\.env, line 1: the quotation marks around/],
    ['text after quotation marks', `AUDIT_KEY="a" ${MARK}`, /^\.env, line 1: the quotation marks around/],
    ['curly quotation marks', `AUDIT_KEY=“${MARK}”`, /^\.env, line 1: the quotation marks around/],
    ['several lines', `AUDIT_KEY="${MARK}\nmore\nlast"\nPORT=1`, /^\.env, line 1: .*spans several lines/],
    ['a value that goes on after #', `AUDIT_KEY=${MARK}#${MARK}`, /^\.env, line 1: .*contains a #/],
    [
      'two values',
      `PORT=1\nAUDIT_KEY=${MARK}\nAUDIT_KEY=`,
      /^\.env, line 3: .*another value in line 2: keep/,
    ],
  ])('is a fault where it has %s', (_, text, fault) => {
    const { faults } = parse(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  it('may hold values of several lines for others', () => {
    expect(parse('OTHER="a\nb=c\n"\nPORT=1')).toEqual({
      values: { OTHER: 'a\nb=c\n', PORT: '1' },
      faults: [],
    });
  });

  it('has to be UTF-8', () => {
    for (const bytes of [
      Buffer.from(`\uFEFFPORT=${MARK}`, 'utf16le'),
      Buffer.from('PORT=1', 'utf16le'),
      Buffer.from([0x50, 0x3d, 0xe9]),
    ])
      expect(parse(bytes).faults).toEqual(['.env is not UTF-8 text: save it as UTF-8.']);
  });

  it('may be missing, but not be a folder', () => {
    const folder = folderOf();
    expect(readEnvFile(join(folder, '.env'), isOurs)).toEqual({ values: {}, faults: [], isOpen: false });
    expect(readEnvFile(folder, isOurs).faults).toEqual([
      `${folder} cannot be read (EISDIR): expected a text file that the bot may read, or none.`,
    ]);
  });

  it('tells whether everybody can read it', () => {
    expect(readEnvFile(join(folderOf({ '.env': 'PORT=1' }, 0o644), '.env'), isOurs).isOpen).toBe(true);
    expect(readEnvFile(join(folderOf({ '.env': 'PORT=1' }, 0o640), '.env'), isOurs).isOpen).toBe(false);
  });
});
