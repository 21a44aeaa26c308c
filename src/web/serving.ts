// What answers over HTTP: its host comes with the start, and answers under way are waited for at the end.

import type { Adapter, Answer, Call, Host } from '../core/adapter.ts';
import { createLanes } from '../core/lanes.ts';

export interface Serving {
  /** Throws before it is started, and once it is stopped. */
  host(): Host;
  /** One after the other for each visitor, so that somebody who asks much at once delays others no longer than by one answer. */
  answer(call: Call): Promise<Answer>;
  readonly adapter: Adapter;
}

export const createServing = (name: string): Serving => {
  let given: Host | undefined;
  let stopping = false;
  const lanes = createLanes();
  const host = (): Host => {
    if (given === undefined || stopping) throw new Error(`${name}: not running`);
    return given;
  };
  return {
    host,
    answer(call) {
      const by = host();
      return lanes.run(call.origin.user, () => by.answer(call));
    },
    adapter: {
      name,
      async start(by) {
        given = by;
      },
      health: () => 'up',
      async stop() {
        stopping = true;
        await lanes.drained();
      },
    },
  };
};
