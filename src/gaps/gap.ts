// A gap: a question that the library could not answer.

import type { Locale } from '../core/ports.ts';
import type { NewPart } from '../ledger/ledger.ts';

/** A question whose words are kept: since three different people have asked it, or since whoever asked it waits for an answer. */
export interface Gap {
  /** By which librarians name it. */
  readonly id: string;
  readonly text: string;
  /** The language of its script; null where that tells none. */
  readonly locale: Locale | null;
  /** How often it was asked, in whatever words; each person counts once in a week. */
  readonly asked: number;
  /** How many conversations wait to be told. */
  readonly waiting: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Somebody waits to be told, in a conversation that only they and the bot see. */
export interface Asker {
  readonly id: string;
  readonly chat: string;
  /** In their own words. */
  readonly question: string;
  /** In which they are told. */
  readonly locale: Locale;
}

/** Questions of a day, without their words. */
export interface GapCount {
  /** UTC, as 2026-01-31. */
  readonly day: string;
  /** The language of their script; empty where that tells none. */
  readonly locale: string;
  /** The topic that is nearest to them; empty where none is near. */
  readonly topic: string;
  readonly count: number;
}

export type AddedAsker = 'added' | 'there already' | 'too many';

export interface GapStore {
  /** Adds to the counts of a day. */
  count(counts: readonly GapCount[]): Promise<void>;
  /** Counts since a day, by language and topic, the most first. */
  counts(since: string): Promise<readonly Omit<GapCount, 'day'>[]>;
  /** Those that are open, the most asked first. */
  all(): Promise<readonly Gap[]>;
  find(id: string): Promise<Gap | null>;
  /** Three different people have asked. */
  add(gap: {
    readonly id: string;
    readonly text: string;
    readonly locale: Locale | null;
    readonly asked: number;
  }): Promise<void>;
  /** It has been asked once more. */
  recordAgain(id: string): Promise<void>;
  /** Somebody waits for an answer to this gap, or, where that is no longer there, to a new one, `orElse`. At most so many at a time. */
  addAsker(
    id: string | null,
    asker: Asker,
    orElse: { readonly id: string; readonly locale: Locale | null },
    max: number,
  ): Promise<AddedAsker>;
  askers(id: string): Promise<readonly Asker[]>;
  /**
   * A librarian has answered it: it goes, and with it those who waited, for each of whom there is something to send now. `changed`
   * where somebody waits for whom nothing is given; nothing has happened then. `gone` where it is not there.
   */
  answer(id: string, told: ReadonlyMap<string, readonly NewPart[]>): Promise<'done' | 'changed' | 'gone'>;
  /** It goes, and nobody is told. False if it is not there. */
  dismiss(id: string): Promise<boolean>;
}
