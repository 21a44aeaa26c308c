// What was read from files, kept from one reading to the next.

import { describe, expect, test } from 'vitest';
import { FaultyFileError } from '../../../src/knowledge/fault.ts';
import {
  createLastGoodCache,
  type ReadResult,
  readResultOf,
} from '../../../src/knowledge/last-good-cache.ts';

const WRONG = { file: 'a', line: 1, problem: 'is wrong.', remedy: 'Mend it.', level: 'error' } as const;
const faulty = async (): Promise<ReadResult<never>> => ({ faults: [WRONG] });
const good = <T>(value: T) => {
  return async (): Promise<ReadResult<T>> => ({ value });
};

describe('the last good version', () => {
  test('is made once for the same bytes', async () => {
    const kept = createLastGoodCache<object>();
    const { value } = await kept.get('a', '1', good({}));
    expect((await kept.get('a', '1', good({}))).value).toBe(value);
    expect((await kept.get('a', '2', good({}))).value).not.toBe(value);
    expect((await kept.get('b', '1', good({}))).value).not.toBe(value);
  });

  test('stays while the file is faulty, and the fault says so', async () => {
    const kept = createLastGoodCache<string>();
    await kept.get('a', '1', good('good'));
    const { value, faults } = await kept.get('a', '2', faulty);
    expect(value).toBe('good');
    expect(faults.map((f) => f.remedy)).toEqual(['Mend it. Its last good version stays in use.']);
    expect(await kept.get('a', '1', good('made again'))).toEqual({ value: 'good', faults: [] });
    expect(await kept.get('a', '3', good('mended'))).toEqual({ value: 'mended', faults: [] });
  });

  test('a faulty file is read once for the same bytes', async () => {
    const kept = createLastGoodCache<string>();
    let readings = 0;
    const counted = () => {
      readings++;
      return faulty();
    };
    for (let i = 0; i < 3; i++) expect((await kept.get('a', '1', counted)).faults).toEqual([WRONG]);
    expect(readings).toBe(1);
    await kept.get('a', '2', counted);
    expect(readings).toBe(2);
  });

  test('a file that was never good has none', async () => {
    const { value, faults } = await createLastGoodCache<string>().get('a', '1', faulty);
    expect([value, faults.map((f) => f.remedy)]).toEqual([null, ['Mend it.']]);
  });

  test('is forgotten when the file goes, and so are its faults', async () => {
    const kept = createLastGoodCache<string>();
    await kept.get('a', '1', good('good'));
    await kept.get('b', '1', faulty);
    kept.retain(new Set(['c']));
    expect((await kept.get('a', '2', faulty)).value).toBeNull();
    expect((await kept.get('b', '1', good('good'))).value).toBe('good');
  });
});

describe('an outcome', () => {
  test('holds the faults of the file', () => {
    const broken = () => {
      throw new FaultyFileError([WRONG]);
    };
    expect(readResultOf('a', broken)).toEqual({ faults: [WRONG] });
  });

  test('names the first faults, and how many more there are', () => {
    const broken = () => {
      throw new FaultyFileError(Array.from({ length: 5_000 }, (_, line) => ({ ...WRONG, line })));
    };
    const { faults = [] } = readResultOf('a', broken);
    expect(faults).toHaveLength(51);
    expect(faults.at(-1)?.problem).toBe('has 4950 more problems.');
  });

  test('is no fault of the file where the program is wrong', () => {
    const broken = () => {
      throw new TypeError('broken');
    };
    expect(() => readResultOf('a', broken)).toThrow(TypeError);
  });
});
