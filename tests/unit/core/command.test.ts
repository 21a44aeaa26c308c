// How the values of parameters are read.

import { describe, expect, it } from 'vitest';
import { asTyped, defineCommand } from '../../../src/core/command.ts';
import { UsageError } from '../../../src/core/errors.ts';
import { choice, count, day, flag, requiredWord, word, words } from '../../../src/core/params.ts';
import { originOf } from '../../app-of.ts';

const context = {
  origin: originOf(),
  words: { locale: 'en' as const, direction: 'ltr' as const, say: (id: string) => id },
  actor: null,
  confirmed: false,
  audience: 'everyone' as const,
  files: [],
  today: '2026-01-01',
};

const command = (seen: object[]) =>
  defineCommand({
    name: 'try',
    summary: () => '',
    examples: [],
    audience: 'everyone',
    effect: 'reads',
    params: {
      text: words({ describe: 't', max: 5 }),
      code: requiredWord({ describe: 'c' }),
      maybe: word({ describe: 'm' }),
      many: count({ describe: 'n', min: 1, max: 9, fallback: 3 }),
      tint: choice({ describe: 'h', choices: ['red', 'blue'] }),
    },
    run(values) {
      seen.push(values);
      return { cards: [] };
    },
  });

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('a flag', () => {
  it('is yes, no or not given, and tells anything else what it takes', () => {
    const { read } = flag({ describe: 'f' });
    expect(['yes', 'TRUE', ' on '].map((raw) => read(raw, 'f'))).toEqual([true, true, true]);
    expect(['no', 'false', 'off'].map((raw) => read(raw, 'f'))).toEqual([false, false, false]);
    expect([undefined, ' '].map((raw) => read(raw, 'f'))).toEqual([null, null]);
    expect(() => read('perhaps', 'f')).toThrow('param-not-choice');
  });
});

describe('a day', () => {
  it('is a year, month or day, in the digits of any keyboard', () => {
    const { read } = day({ describe: 'd' });
    expect(['2024', ' 2024-05 ', '2024-05-01', '٢٠٢٤-٠٥', '\u200f۲۰۲۴'].map((raw) => read(raw, 'd'))).toEqual(
      ['2024', '2024-05', '2024-05-01', '2024-05', '2024'],
    );
    expect([undefined, ' '].map((raw) => read(raw, 'd'))).toEqual([null, null]);
    for (const raw of ['yesterday', '2024-13', '31.5.2024'])
      expect(() => read(raw, 'd')).toThrow('param-not-day');
  });
});

describe('a name as it is typed', () => {
  it('is one word in small letters', () => {
    expect(asTyped('Border  Crossings')).toBe('border_crossings');
    expect(asTyped('معابر الحدود')).toBe('معابر_الحدود');
  });
});

describe('a command', () => {
  it('runs with its values read and its gaps filled', async () => {
    const seen: object[] = [];
    await command(seen).bind({ text: ' hi ', code: 'x', tint: 'RED' }, context.origin).run(context);
    expect(seen).toEqual([{ text: 'hi', code: 'x', maybe: null, many: 3, tint: 'red' }]);
  });

  it('tells every bad value at once', () => {
    const raw = { text: 'too long', many: '10', tint: 'green', what: '1' };
    const error = thrownBy(() => command([]).bind(raw, context.origin));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).problems.map(({ id, args }) => [id, args.name])).toEqual([
      ['param-too-long', 'text'],
      ['param-missing', 'code'],
      ['param-not-count', 'many'],
      ['param-not-choice', 'tint'],
      ['param-unknown', 'what'],
    ]);
  });

  it('takes no number but a whole one in its range', () => {
    for (const many of ['0', '-1', '1.5', '1e1', 'x', '99999999999'])
      expect(() => command([]).bind({ text: 'a', code: 'b', many }, context.origin), many).toThrow(
        UsageError,
      );
  });

  it('has a name that every platform takes', () => {
    for (const name of ['Ask', '1st', 'a-b', 'ü', '', 'a'.repeat(33)])
      expect(() =>
        defineCommand({
          name,
          summary: () => '',
          examples: [],
          audience: 'everyone',
          effect: 'reads',
          params: {},
          run: () => ({ cards: [] }),
        }),
      ).toThrow(RangeError);
  });
});
