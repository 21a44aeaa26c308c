// How a fake platform is told to misbehave: which call of which method, and in what way.

/** What happens to one call instead of, or after, what should. */
export type Fault =
  /** Not done, and answered with this. */
  | {
      readonly is: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Not done, and the connection is cut. */
  | { readonly is: 'reset' }
  /** Done, but the connection is cut before the answer. */
  | { readonly is: 'lost' }
  /** Done, and answered only when `until` has settled. */
  | { readonly is: 'late'; readonly until: Promise<unknown> }
  /** Answered with a success whose body is not what it should be. */
  | { readonly is: 'garbage'; readonly body: string };

export interface Faults {
  /**
   * Plans a fault for the next call of `method`, after `after` calls that go well, for `times` calls. Plans of one method queue up.
   * A method is a Bot API method (`sendMessage`), or a route of Discord (`PATCH /webhooks/:application/:token/messages/:message`).
   */
  plan(method: string, fault: Fault, when?: { readonly after?: number; readonly times?: number }): void;
  /** The fault for a call that has just come in, if one is planned. */
  take(method: string): Fault | undefined;
  /** Faults that were planned and have not come up yet. */
  left(): number;
  clear(): void;
}

export const createFaults = (): Faults => {
  const plans = new Map<string, { fault: Fault; after: number; times: number }[]>();
  return {
    plan(method, fault, { after = 0, times = 1 } = {}) {
      plans.set(method, [...(plans.get(method) ?? []), { fault, after, times }]);
    },
    take(method) {
      const queue = plans.get(method) ?? [];
      const [first] = queue;
      if (first === undefined) return undefined;
      if (first.after > 0) {
        first.after -= 1;
        return undefined;
      }
      first.times -= 1;
      if (first.times <= 0) queue.shift();
      return first.fault;
    },
    left: () => [...plans.values()].flat().reduce((sum, { times }) => sum + times, 0),
    clear: () => plans.clear(),
  };
};
