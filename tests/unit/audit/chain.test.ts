// The audit log's chain: what it seals, and every way in which it was tampered with is found and named.

import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainFault, canonical, type Row, sealRow, verifyChain } from '../../../src/audit/chain.ts';
import { chainOf, forgotten, KEY, logOf, saltOf } from './rows.ts';

const faultsIn = async (rows: Iterable<Row>, head: string | null = null): Promise<string[]> =>
  (await verifyChain(KEY, rows, head)).faults.map(named);

const named = ({ kind, seq, to }: ChainFault): string => `${kind} ${seq === to ? seq : `${seq}-${to}`}`;

/** Every number that a fault of these kinds names. */
const numbersIn = (faults: readonly string[], kinds: RegExp): number[] =>
  faults
    .filter((fault) => kinds.test(fault))
    .flatMap((fault) => {
      const [from = 0, to = from] = (fault.split(' ')[1] ?? '').split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });

const swapped = (rows: readonly Row[], a: number, b: number): Row[] =>
  rows.map((row, i) => (i === a ? rows[b] : i === b ? rows[a] : row) as Row);

/** A log, and a place in it; the log is at least `min` rows long. */
const placeIn = (min = 1) =>
  fc.integer({ min, max: 12 }).chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1)));

describe('a value in its canonical form', () => {
  test('has its keys sorted at every depth, and no white space', () => {
    expect(canonical({ b: [1, { d: null, c: 'é"\n' }], a: true, B: -0.5 })).toBe(
      '{"B":-0.5,"a":true,"b":[1,{"c":"é\\"\\n","d":null}]}',
    );
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('is the same however it was put together, and says what it said', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const backwards = (v: unknown): unknown =>
          Array.isArray(v)
            ? v.map(backwards)
            : typeof v === 'object' && v !== null
              ? Object.fromEntries(
                  Object.entries(v)
                    .reverse()
                    .map(([k, held]) => [k, backwards(held)]),
                )
              : v;
        expect(canonical(backwards(value))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([[Number.NaN], [1n], [() => 1], [new Date(0)], [[undefined]], [Symbol.iterator], [undefined]])(
    'is refused where JSON cannot say it: %s',
    (value) => {
      expect(() => canonical(value)).toThrow(TypeError);
    },
  );
});

describe('a row', () => {
  test('is sealed as anybody with the key can compute it', () => {
    const first = sealRow(KEY, null, '{"act":"pin"}', saltOf(7));
    const digest = createHash('sha256')
      .update(`${saltOf(7)}{"act":"pin"}`)
      .digest('hex');
    const mac = (previous: string | null, seq: number) =>
      createHmac('sha256', KEY)
        .update(JSON.stringify(['verbatim audit 1', previous, seq, digest]))
        .digest('hex');
    expect(first).toEqual({ seq: 1, content: '{"act":"pin"}', salt: saltOf(7), digest, mac: mac(null, 1) });
    expect(sealRow(KEY, { seq: 41, mac: 'ab' }, '{"act":"pin"}', saltOf(7))).toMatchObject({
      seq: 42,
      mac: mac('ab', 42),
    });
  });

  test('is refused without a key, with a salt of another shape, or with half a character', () => {
    expect(() => sealRow('', null, '{}', saltOf(1))).toThrow(RangeError);
    expect(() => sealRow(KEY, null, '{}', 'ABCDEF'.padStart(32, '0'))).toThrow(RangeError);
    expect(() => sealRow(KEY, null, '{}', '00')).toThrow(RangeError);
    expect(() => sealRow(KEY, null, '"\ud800"', saltOf(1))).toThrow(RangeError);
  });
});

describe('a log that nobody touched', () => {
  test('verifies, whatever it holds, and gives its head', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 12 }), bytes, async (values, key) => {
        const rows = chainOf(
          values.map((v) => canonical(v).replace(/\p{Surrogate}/gu, '?')),
          key,
        );
        const head = rows.at(-1)?.mac ?? null;
        const report = await verifyChain(key, rows, head);
        expect(report).toEqual({ rows: rows.length, forgotten: 0, head, faults: [] });
      }),
    );
  });

  test('verifies with any rows forgotten, and tells how many', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (gone) => {
        const rows = logOf(gone.length).map((row, i) => (gone[i] ? forgotten(row) : row));
        const report = await verifyChain(KEY, rows, rows.at(-1)?.mac ?? null);
        expect(report.faults).toEqual([]);
        expect(report.forgotten).toBe(gone.filter(Boolean).length);
      }),
    );
  });

  test('may have grown since its head was noted', async () => {
    const rows = logOf(5);
    for (const { mac } of rows) expect(await faultsIn(rows, mac)).toEqual([]);
  });

  test('is read one row after another', async () => {
    let out = 0;
    async function* reading() {
      for (const row of logOf(20)) {
        out++;
        yield row;
      }
    }
    expect((await verifyChain(KEY, reading(), null)).faults).toEqual([]);
    expect(out).toBe(20);
  });
});

describe('a changed row', () => {
  const field = fc.constantFrom('content', 'salt', 'digest', 'mac') satisfies fc.Arbitrary<keyof Row>;

  test('is named, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(2), field, fc.nat(15), async ([count, at], name, digit) => {
        const rows = logOf(count);
        const put = (digit + 1).toString(16).slice(-1);
        const touched = rows.map((row, i) => {
          if (i !== at) return row;
          const held = row[name] ?? '';
          const other = held.startsWith(put) ? 'x' : put;
          return { ...row, [name]: other + held.slice(1) };
        });
        expect(await faultsIn(touched, rows.at(-1)?.mac)).toEqual([`changed ${at + 1}`]);
      }),
    );
  });

  test('is named if its digest was made to fit', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(2), async ([count, at]) => {
        const rows = logOf(count);
        const content = canonical({ act: 'unpin' });
        const digest = createHash('sha256')
          .update(saltOf(1) + content)
          .digest('hex');
        const touched = rows.with(at, { ...(rows[at] as Row), content, salt: saltOf(1), digest });
        expect(await faultsIn(touched, rows[0]?.mac)).toEqual([`changed ${at + 1}`]);
      }),
    );
  });

  test('is named if it was sealed with another key; the row after it proves nothing, those after that do', async () => {
    const rows = logOf(5);
    const forged = sealRow('another key', rows[1] ?? null, '{}', saltOf(9));
    expect(await faultsIn(rows.with(2, forged))).toEqual(['changed 3', 'unproven 4']);
  });

  test('is named under any other number', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(2), fc.integer({ min: -3, max: 40 }), async ([count, at], seq) => {
        fc.pre(seq !== at + 1);
        const rows = logOf(count);
        const faults = await faultsIn(rows.with(at, { ...(rows[at] as Row), seq }), rows.at(-1)?.mac);
        // The last row under a number that was there before leaves no gap.
        if (at === count - 1 && seq < count)
          expect(faults.join()).toMatch(new RegExp(`(repeated|misplaced) ${seq}\\b`));
        else expect(numbersIn(faults, /^missing/)).toContain(at + 1);
      }),
    );
  });

  test.each([0.5, Number.NaN, -1, 0, Number.POSITIVE_INFINITY])(
    'is named if its number is %d',
    async (seq) => {
      const [one, two, three] = logOf(3) as [Row, Row, Row];
      expect((await faultsIn([one, { ...two, seq }, three])).sort()).toEqual([
        `misplaced ${seq}`.replace('NaN', 'NaN-NaN'),
        'missing 2',
        'unproven 3',
      ]);
    },
  );

  test('takes no time for a number that is far away', async () => {
    const rows = logOf(2);
    const far = { ...(rows[1] as Row), seq: Number.MAX_SAFE_INTEGER };
    expect(await faultsIn([rows[0] as Row, far])).toEqual([
      `missing 2-${Number.MAX_SAFE_INTEGER - 1}`,
      `unproven ${Number.MAX_SAFE_INTEGER}`,
    ]);
  });

  test('is named where only one half of it is gone', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(), fc.constantFrom('content', 'salt'), async ([count, at], half) => {
        const rows = logOf(count);
        const touched = rows.with(at, { ...(rows[at] as Row), [half]: null });
        expect(await faultsIn(touched)).toEqual([`half-forgotten ${at + 1}`]);
      }),
    );
  });

  test('cannot hide in the border between salt and content, nor in half a character', async () => {
    const [row] = logOf(1) as [Row];
    const moved = { ...row, salt: `${row.salt}{`, content: row.content?.slice(1) ?? null };
    expect(await faultsIn([moved])).toEqual(['changed 1']);
    const [odd] = chainOf(['"\ufffd"']) as [Row];
    expect(await faultsIn([odd])).toEqual([]);
    expect(await faultsIn([{ ...odd, content: '"\ud800"' }])).toEqual(['changed 1']);
  });

  test('does not keep the others from being named', async () => {
    const rows = logOf(12).map((row) =>
      [2, 7].includes(row.seq) ? { ...row, content: '{}' } : row.seq === 9 ? { ...row, salt: null } : row,
    );
    expect(await faultsIn(rows.toSpliced(3, 1), 'no such head')).toEqual([
      'changed 2',
      'missing 4',
      'unproven 5',
      'changed 7',
      'half-forgotten 9',
      'cut 13',
    ]);
  });
});

describe('a row that is not there', () => {
  test('is named', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(2), async ([count, at]) => {
        const rows = logOf(count);
        const faults = await faultsIn(rows.toSpliced(at, 1), rows.at(-1)?.mac);
        expect(faults).toEqual(
          at === count - 1 ? [`cut ${count}`] : [`missing ${at + 1}`, `unproven ${at + 2}`],
        );
      }),
    );
  });

  test('is named with its neighbours', async () => {
    expect(await faultsIn(logOf(9).toSpliced(2, 4))).toEqual(['missing 3-6', 'unproven 7']);
    expect(await faultsIn(logOf(9).slice(4))).toEqual(['missing 1-4', 'unproven 5']);
  });

  test('at the end is missed by whoever noted the head', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(), async ([count, kept]) => {
        const rows = logOf(count);
        const report = await verifyChain(KEY, rows.slice(0, kept), rows.at(-1)?.mac ?? null);
        expect(report.faults.map(named)).toEqual([`cut ${kept + 1}`]);
        expect(report.head).toBe(rows[kept - 1]?.mac ?? null);
      }),
    );
  });

  test('at the end is missed although others were written in its stead', async () => {
    const rows = logOf(5);
    const again = sealRow(KEY, rows[2] ?? null, '{}', saltOf(99));
    expect(await faultsIn([...rows.slice(0, 3), again], rows[4]?.mac)).toEqual(['cut 5']);
  });

  test('is not missed where the head that was noted had its own mac changed', async () => {
    const rows = logOf(3);
    expect(await faultsIn(rows.with(2, { ...(rows[2] as Row), mac: 'f0' }), rows[2]?.mac)).toEqual([
      'changed 3',
    ]);
  });
});

describe('rows out of place', () => {
  test('are named if two came in each other’s turn', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(2), fc.nat(), async ([count, a], to) => {
        const b = to % count;
        fc.pre(a !== b);
        const faults = await faultsIn(swapped(logOf(count), a, b));
        const wrong = numbersIn(faults, /^misplaced/);
        expect([a + 1, b + 1]).toEqual(expect.arrayContaining(wrong));
        expect(wrong).not.toEqual([]);
        expect(faults).toHaveLength(wrong.length);
      }),
    );
  });

  test('are named if two have changed their numbers', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(3), fc.nat(), async ([count, a], to) => {
        const b = to % count;
        fc.pre(a !== b);
        const rows = swapped(logOf(count), a, b).map((row, i) => ({ ...row, seq: i + 1 }));
        const found = numbersIn(await faultsIn(rows), /^(changed|unproven|key)/);
        expect(found).toEqual(expect.arrayContaining([a + 1, b + 1]));
      }),
    );
  });

  test('are named if one is there twice', async () => {
    const rows = logOf(4);
    expect(await faultsIn(rows.toSpliced(3, 0, rows[1] as Row))).toEqual(['repeated 2']);
    expect(await faultsIn(rows.toSpliced(2, 0, rows[1] as Row))).toEqual(['repeated 2']);
  });
});

describe('another key', () => {
  test('is suspected if no row matches, and the rows after the first are one fault', async () => {
    const report = await verifyChain('another key', logOf(6), null);
    expect(report.faults.map(named)).toEqual(['key 1', 'unproven 2-6']);
  });

  test('is not suspected if only the first row fails', async () => {
    const rows = logOf(6);
    expect(await faultsIn(rows.with(0, { ...(rows[0] as Row), digest: '00' }))).toEqual(['changed 1']);
  });

  test('is suspected although the first rows are gone', async () => {
    const report = await verifyChain('another key', logOf(6).slice(1), null);
    expect(report.faults.map(named)).toEqual(['missing 1', 'unproven 2', 'key 3', 'unproven 3-6']);
  });
});
