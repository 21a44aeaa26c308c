// What is asked of a history, and answered: what is in it, and then its documents, as many at a time as are asked for.

import type { Fault } from '../../knowledge/fault.ts';
import { FaultyFileError } from '../../knowledge/fault.ts';
import type { Composed } from './compose.ts';
import { BATCH_CHARS } from './limits.ts';
import { documentsIn, type HistoryOrder, type Surveyed, survey } from './read.ts';

/** `key`: with which pseudonyms are made; null: people are called by their names. */
export type HistoryQuestion = 'survey' | { readonly next: true; readonly key: string | null };

export type HistoryAnswer =
  | { readonly faults: readonly Fault[] }
  | { readonly channels: readonly Surveyed[] }
  /** `isLast`: there are no more. */
  | { readonly documents: readonly Composed[]; readonly isLast: boolean };

/** Answers about one history. Rejects with an error of the file system. */
export const answeringOf = (order: HistoryOrder): ((question: HistoryQuestion) => Promise<HistoryAnswer>) => {
  let documents: AsyncGenerator<Composed> | null = null;

  const next = async (key: string | null): Promise<HistoryAnswer> => {
    documents ??= documentsIn(order, key);
    const batch: Composed[] = [];
    for (let chars = 0; chars < BATCH_CHARS; ) {
      const one = await documents.next();
      if (one.done) return { documents: batch, isLast: true };
      batch.push(one.value);
      chars += one.value.html.length;
    }
    return { documents: batch, isLast: false };
  };

  return async (question) => {
    try {
      return question === 'survey' ? { channels: await survey(order) } : await next(question.key);
    } catch (error) {
      if (error instanceof FaultyFileError) return { faults: error.faults };
      throw error;
    }
  };
};
