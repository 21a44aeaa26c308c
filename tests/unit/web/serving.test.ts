// What many requests of one visitor cost another, and what is waited for at the end.

import { expect, it } from 'vitest';
import type { Answer, Call, Host } from '../../../src/core/adapter.ts';
import { createServing } from '../../../src/web/serving.ts';

const callOf = (user: string, line: string): Call => ({
  origin: { platform: 'web', chat: `${user} ${line}`, user, alone: true, way: 'typed', language: null },
  said: { line },
});

/** A host whose answers take until the test ends them. */
const start = async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const serving = createServing('web');
  await serving.adapter.start({
    answer: ({ said }: { readonly said: { readonly line: string } }) =>
      new Promise<Answer>((resolve) => {
        begun.push(said.line);
        ends.set(said.line, () => resolve({} as Answer));
      }),
  } as unknown as Host);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { serving, begun, end: (line: string) => ends.get(line)?.(), turn };
};

it('answers one visitor line by line, and others beside them', async () => {
  const { serving, begun, end, turn } = await start();
  for (const line of ['a1', 'a2', 'a3']) void serving.answer(callOf('web:a', line));
  void serving.answer(callOf('web:b', 'b1'));
  await turn();
  expect(begun).toEqual(['a1', 'b1']);
  end('a1');
  await turn();
  expect(begun).toEqual(['a1', 'b1', 'a2']);
});

it('answers at the end whatever was asked before it', async () => {
  const { serving, begun, end, turn } = await start();
  void serving.answer(callOf('web:a', 'a1'));
  void serving.answer(callOf('web:a', 'a2'));
  await turn();
  let stopped = false;
  const stop = serving.adapter.stop().then(() => {
    stopped = true;
  });
  expect(() => serving.host()).toThrow('not running');
  end('a1');
  await turn();
  expect([begun, stopped]).toEqual([['a1', 'a2'], false]);
  end('a2');
  await stop;
});
