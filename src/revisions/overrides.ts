// Librarian overrides: documents that are withdrawn, retracted, or corrected by a note. The files don't change.

import type { Standing } from '../core/source.ts';
import { StoreError } from '../core/store-error.ts';
import type { Document } from '../knowledge/document.ts';
import { sha256 } from '../system/hash.ts';
import type { Withdrawal } from './revisions.ts';

type Documents = ReadonlyMap<string, Document>;

/** A correction note for a document. */
export interface Note {
  readonly document: string;
  readonly note: string;
}

/** All current overrides. A withdrawal with a reason retracts the document: people can see why. */
export interface Overrides {
  readonly withdrawals: readonly Pick<Withdrawal, 'document' | 'why'>[];
  readonly notes: readonly Note[];
}

export const NO_OVERRIDES: Overrides = { withdrawals: [], notes: [] };

/** A key for overrides: equal keys mean equal overrides. */
export const overridesKey = ({ withdrawals, notes }: Overrides): string =>
  JSON.stringify([
    withdrawals.map(({ document, why }) => [document, why]).sort(),
    notes.map(({ document, note }) => [document, note]).sort(),
  ]);

interface State {
  readonly documents: Documents;
  readonly retracted: Documents;
  /** Paths of documents of which nothing may be shown. */
  readonly withdrawn: ReadonlySet<string>;
}

export interface AppliedOverrides extends State {
  /** The key of the overrides that were applied; null if they couldn't be read. */
  readonly overrides: string | null;
}

export interface OverrideApplier {
  /**
   * The documents as librarians want them. Where that cannot be found out, no more than what the library `held` before: better the last
   * good state than one that shows what was withdrawn.
   */
  apply(
    read: Omit<State, 'withdrawn'>,
    held: State,
    said: () => Promise<Overrides>,
  ): Promise<AppliedOverrides>;
}

export const createOverrideApplier = (): OverrideApplier => {
  // The same document for the same words, so that what is known of it is not worked out again.
  const marked = new WeakMap<Document, { readonly key: string; readonly document: Document }>();

  const mark = (document: Document, standing: Standing): Document => {
    const key = JSON.stringify(standing);
    const known = marked.get(document);
    if (known?.key === key) return known.document;
    const meta = { ...document.meta, standing };
    const made = { ...document, meta, stateHash: sha256(document.stateHash + key) };
    marked.set(document, { key, document: made });
    return made;
  };

  return {
    async apply({ documents, retracted }, held, ask) {
      let said: Overrides;
      try {
        said = await ask();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        const among = (all: Documents, known: Documents) =>
          new Map([...all].filter(([path]) => known.has(path)));
        const known = new Map([...held.retracted, ...retracted]);
        const { withdrawn } = held;
        return { documents: among(documents, held.documents), retracted: known, withdrawn, overrides: null };
      }
      const withdrawn = new Map(said.withdrawals.map(({ document, why }) => [document, why]));
      const notes = new Map(said.notes.map(({ document, note }) => [document, note]));
      const left = new Map<string, Document>();
      const back = new Map(retracted);
      for (const [path, document] of documents) {
        const [why, note] = [withdrawn.get(path), notes.get(path)];
        if (why !== undefined && why !== '') back.set(path, mark(document, { is: 'retracted', note: why }));
        else if (why === undefined)
          left.set(path, note === undefined ? document : mark(document, withNote(document, note)));
      }
      for (const [path, why] of withdrawn) if (why === '') back.delete(path);
      // A retracted document whose file is gone has nothing left that could say why, so nothing of it is shown either.
      const nothing = new Set([...withdrawn.keys()].filter((path) => !back.has(path)));
      return { documents: left, retracted: back, withdrawn: nothing, overrides: overridesKey(said) };
    },
  };
};

/** A superseded document stays superseded, and gets the note. */
const withNote = ({ meta: { standing } }: Document, note: string): Standing =>
  standing?.is === 'superseded' ? { ...standing, note } : { is: 'corrected', note };
