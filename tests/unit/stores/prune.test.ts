// What is forgotten by its age.

import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src/system/log.ts';
import { createTestClock } from '../../app-of.ts';
import { CHAT, digestOf, inFile, LEDGER_DAYS, partOf, storesAt } from '../../stores-of.ts';
import { JUMPS } from '../system/jumps.ts';

it('tells the log of messages in doubt that are forgotten, and only of these', async () => {
  const clock = createTestClock();
  const logged: string[] = [];
  const log = createLog('warn', { write: (line) => void logged.push(line) });
  const { stores } = await storesAt(inFile(':memory:'), clock, log);
  onTestFinished(stores.close);
  await stores.digests.add(digestOf());
  const parts = [0, 1, 2].map((part) => partOf({ id: `e${part}`, part }));
  const end = { digest: 'digest', skipped: [], nextAt: null, edition: 1, turn: 0 };
  await stores.digests.commit({ ...end, parts });
  for (const [i, state] of (['uncertain', 'uncertain', 'sent'] as const).entries()) {
    await stores.ledger.claim(`e${i}`, 'a', clock.now(), clock.now() + 1);
    await stores.ledger.settle(`e${i}`, 'a', { state });
  }
  clock.forward(LEDGER_DAYS * 24 * 60 * 60_000 + 1);
  await stores.prune();
  expect(await stores.ledger.listByCause('digest', 9)).toEqual([]);
  expect(logged.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([2]);
});

it.each(JUMPS)(
  'keeps a draft and who waits for an answer for no longer after a jump of %s ms',
  async (ms) => {
    const clock = createTestClock();
    const { stores } = await storesAt(inFile(':memory:'), clock);
    onTestFinished(stores.close);
    const code = await stores.drafts.keep(
      { chat: CHAT, line: '/pin ferries', hidden: false, person: null, way: null },
      24 * 60 * 60_000,
    );
    const asker = { id: 'w', chat: CHAT, question: 'When do ferries leave?', locale: 'en' } as const;
    await stores.gaps.addAsker(null, asker, { id: 'g', locale: 'en' }, 9);
    clock.jump(ms);
    await stores.prune();
    clock.forward(24 * 60 * 60_000);
    expect([await stores.drafts.find(code), await stores.drafts.take(code)]).toEqual([null, null]);
    clock.forward(29 * 24 * 60 * 60_000);
    expect(await stores.gaps.askers('g')).toEqual([]);
  },
);
