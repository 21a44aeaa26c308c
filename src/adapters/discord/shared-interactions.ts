// Interactions that any process may get: stored before they are acknowledged, so that another process answers those of one that dies.

import type { Clock, Log } from '../../core/ports.ts';
import { StoreError } from '../../core/store-error.ts';
import type { SharedCalls, WaitingCall } from '../../core/waiting.ts';
import { type Asked, madeAt, numberOf, readKept, written } from './kept-interactions.ts';
import { STORE_MS, TOKEN_MS } from './limits.ts';

/** How an interaction is answered that is stored. */
export interface Kept {
  /** Another process may have acknowledged it. */
  readonly resumed: boolean;
  /** Another process had begun to send what must not be sent twice. */
  readonly begun: boolean;
  /** Called before the first message that must not be sent twice; false if another process answers this. */
  begin(): Promise<boolean>;
}

export interface SharedInteractionParts {
  readonly shared: SharedCalls;
  readonly answer: (asked: Asked, kept: Kept) => Promise<void>;
  /** Work that nobody waits for; the end of the bot does. */
  readonly detach: (work: () => Promise<void>, what: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

export const createSharedInteractions = ({ shared, answer, detach, clock, log }: SharedInteractionParts) => {
  let isReachable = true;
  const reach = (works: boolean, error?: unknown) => {
    if (isReachable && !works)
      log.warn(
        { platform: 'discord', err: error },
        'cannot store the questions that wait: those of a process that dies would be lost',
      );
    if (!isReachable && works) log.info({ platform: 'discord' }, 'questions that wait are stored again');
    isReachable = works;
  };
  const quietly = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return otherwise;
    }
  };

  const begin = async (id: number): Promise<boolean> =>
    !(await quietly(shared.begin([id]), new Set<number>())).has(id);

  const resume = ({ id, content, begun }: WaitingCall) =>
    detach(async () => {
      try {
        const asked = readKept(content);
        if (asked === null || clock.now() - madeAt(asked.id) > TOKEN_MS) return;
        await answer(asked, { resumed: true, begun, begin: async () => begun || begin(id) });
      } finally {
        await quietly(shared.finish([id]), undefined);
      }
    }, 'could not deliver an answer');

  return {
    /** Resolves when an interaction is stored, or soon if it cannot be; then it is answered. */
    async take(asked: Asked): Promise<void> {
      const id = numberOf(asked.id);
      const { chat, user } = asked.origin;
      const call = { id, lane: asked.id, chat, person: user, content: written(asked), begun: false };
      const arriving = shared.arrive(call).then(
        (became) => {
          reach(true);
          return became;
        },
        (error: unknown) => {
          if (!(error instanceof StoreError)) throw error;
          reach(false, error);
          return 'unstored' as const;
        },
      );
      const arrival = await within(STORE_MS, arriving, 'late' as const);
      if (arrival === 'known') return;
      const isStored = arrival === 'taken';
      detach(async () => {
        try {
          const kept = { resumed: false, begun: false, begin: async () => !isStored || begin(id) };
          await answer(asked, kept);
        } finally {
          if ((await arriving) === 'taken') await quietly(shared.finish([id]), undefined);
        }
      }, 'could not deliver an answer');
    },
    start: () => shared.start(resume),
  };
};

/** Resolves with the work, or after so many milliseconds of real time, as Discord counts them. */
const within = async <T, U>(ms: number, work: Promise<T>, otherwise: U): Promise<T | U> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
