// Documents that wait for a librarian, who takes them into the library or not.

import type { Item } from '../adding/item.ts';
import type { Given } from '../adding/sidecar.ts';
import { UserError } from '../core/errors.ts';
import { StoreError } from '../core/store-error.ts';
import type { Ending } from './compose.ts';
import { type Previewed, problemOf } from './desk.ts';
import { createIntake, type Intake, type IntakeParts } from './intake.ts';
import { TAKING_MS } from './limits.ts';
import { createOutcomes, type OutcomeParts } from './outcomes.ts';
import type { Submission } from './submission.ts';

/** What is said of a document; null takes back what was said. */
export type Saying = Readonly<Partial<Record<keyof Given, string | null>>>;

export interface Submissions {
  /** Reads documents and keeps them until a librarian decides. */
  readonly submit: Intake;
  count(): Promise<number>;
  /** The oldest first. */
  list(offset: number, max: number): Promise<readonly Submission[]>;
  ofPerson(user: string): Promise<readonly Submission[]>;
  find(id: string): Promise<Submission | null>;
  /** Reads a document that waits once more. */
  preview(submission: Submission): Promise<Previewed>;
  /** What is wrong with a value of a field; null if nothing is. */
  problemWith(field: keyof Given, value: string): string | null;
  /** Throws a UserError if what is said does not fit together, or if somebody has said something else meanwhile. */
  describe(submission: Submission, said: Saying): Promise<Submission>;
  /** Whether documents can be written into the library's folder, as far as that can be told beforehand. */
  isWritable(): Promise<boolean>;
  /** Takes a document into the library; its path there. Throws a UserError if that cannot be. `by`: who decides. */
  approve(id: string, by: string | null): Promise<string>;
  /** Throws a UserError if it is gone. */
  reject(id: string, reason: string, by: string | null): Promise<void>;
  /** Ends what has waited for too long. */
  expire(): Promise<void>;
}

export interface SubmissionParts extends Omit<IntakeParts, 'placeFor'>, OutcomeParts {
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
}

/** Of what has expired, so many at a time. */
const EXPIRED_AT_ONCE = 20;

const gone = () => new UserError('missing', 'queue-gone');
const unreadable = (problem: string) => new UserError('refused', 'queue-unreadable', { problem });

export const createSubmissions = (parts: SubmissionParts): Submissions => {
  const { store, desk, log, refresh } = parts;
  const outcomes = createOutcomes(parts);
  const { tell } = outcomes;

  /** The document as it was sent in. */
  const itemOf = async ({ id, path, shown, fetched }: Submission): Promise<Item> => {
    const bytes = await store().bytes(id);
    if (bytes === null) throw gone();
    return { path, shown, bytes, sidecar: null, notes: [], ...(fetched === null ? {} : { fetched }) };
  };

  /** Ends the waiting once `act` is done; if it fails, the document waits on. */
  const conclude = async <T>(
    id: string,
    by: string | null,
    ending: Ending,
    act: (submission: Submission) => Promise<T>,
  ): Promise<T> => {
    const taken = await store().take(id, TAKING_MS);
    if (taken === null) throw gone();
    try {
      const done = await act(taken);
      // Whoever decides about their own document knows how it ended.
      const told = by !== null && by === taken.by ? [] : await tell(taken, ending);
      await store().finish(id, told);
      return done;
    } catch (error) {
      await store()
        .release(id)
        .catch((other: unknown) => {
          if (!(other instanceof StoreError)) throw other;
        });
      throw error;
    }
  };

  return {
    submit: createIntake({ ...parts, placeFor: outcomes.placeFor }),
    count: () => store().count(),
    list: (offset, max) => store().list(offset, max),
    ofPerson: (user) => store().ofPerson(user),
    find: (id) => store().find(id),
    preview: async (submission) => desk.preview(await itemOf(submission), submission.given),

    problemWith: (field, value) => desk.wrongWith(desk.fieldOf(field, value), value),

    async describe(submission, said) {
      const fields = Object.entries(said).map(([name, value]) => [
        value === null ? name : desk.fieldOf(name as keyof Given, value),
        value,
      ]);
      const given = Object.fromEntries(
        Object.entries({ ...submission.given, ...Object.fromEntries(fields) }).filter(
          ([, value]) => value !== null,
        ),
      ) as Given;
      const preview = await desk.preview(await itemOf(submission), given);
      if (!('found' in preview)) throw unreadable(problemOf(preview.faults));
      const { id, version } = submission;
      const next = { given, found: preview.found };
      if (await store().describe(id, version, next)) return { ...submission, ...next, version: version + 1 };
      throw (await store().find(id)) === null ? gone() : new UserError('refused', 'queue-changed');
    },

    isWritable: () => desk.isWritable(),

    async approve(id, by) {
      // If the process ends between the two, the document is in the library and waits still: then it is found there.
      const path = await conclude(id, by, { is: 'approved' }, async (taken) => {
        const outcome = await desk.write(await itemOf(taken), taken.given);
        if (outcome === 'unwritable') throw new UserError('refused', 'queue-unwritable');
        if (outcome.is === 'refused') throw unreadable(problemOf(outcome.faults));
        return outcome.path;
      });
      await refresh().catch((error: unknown) => log.warn({ err: error }, 'could not read the library'));
      return path;
    },

    reject: (id, reason, by) => conclude(id, by, { is: 'rejected', reason }, async () => {}),

    async expire() {
      for (const submission of await store().expired(EXPIRED_AT_ONCE))
        await store().finish(submission.id, await tell(submission, { is: 'expired' }));
    },
  };
};
