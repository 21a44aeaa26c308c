// What answers over HTTP: its host comes with the start, and answers under way are waited for at the end.

import type { Adapter, Answer, Host } from '../core/adapter.ts';

export interface Serving {
  /** Throws before it is started, and once it is stopped. */
  host(): Host;
  answer(...call: Parameters<Host['answer']>): Promise<Answer>;
  readonly adapter: Adapter;
}

export const createServing = (name: string): Serving => {
  let given: Host | undefined;
  let stopping = false;
  const running = new Set<Promise<Answer>>();
  const host = (): Host => {
    if (given === undefined || stopping) throw new Error(`${name}: not running`);
    return given;
  };
  return {
    host,
    answer(...call) {
      const answer = host().answer(...call);
      running.add(answer);
      void answer.finally(() => running.delete(answer));
      return answer;
    },
    adapter: {
      name,
      async start(by) {
        given = by;
      },
      health: () => 'up',
      async stop() {
        stopping = true;
        await Promise.allSettled(running);
      },
    },
  };
};
