// A map with a bound: the newest entries are there, in the order in which they were set.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BoundedMap } from '../../../src/core/bounded-map.ts';

it('holds the entries that were set last, whatever is set, read and deleted', () => {
  const step = fc.record({
    does: fc.constantFrom('set', 'set', 'set', 'get', 'delete'),
    key: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 60 }), (max, steps) => {
      const map = new BoundedMap<number, number>(max);
      let model: [number, number][] = [];
      for (const [at, { does, key }] of steps.entries()) {
        if (does === 'get') map.get(key);
        if (does === 'delete') map.delete(key);
        if (does !== 'get') model = model.filter(([k]) => k !== key);
        if (does !== 'set') continue;
        map.set(key, at);
        model = [...model, [key, at] as [number, number]].slice(-max);
      }
      expect([...map]).toEqual(model);
    }),
  );
});

it('of nothing keeps nothing', () => {
  expect(new BoundedMap<string, number>(0).set('a', 1).size).toBe(0);
});
