// A search of a small library, of which one document may answer.

import type { SearchReport } from '../../../src/core/finding.ts';
import { libraryOf } from './library-of.ts';

export type FindingReport = SearchReport;

/** Other documents, so that no word is in all of them. */
const OTHERS = {
  'boats.txt': 'Boats are painted in April. The paint is in the shed behind the kiosk.',
  'market.txt': 'The market opens at six in the morning. Fish is sold until noon.',
  'rules.txt': 'Dogs stay on a leash between the beds, and nobody waters at noon.',
};

/** A library of which this text is one of the documents. */
export const libraryWith = async (text: string) => ({
  library: await libraryOf({ ...OTHERS, 'a.txt': text }),
});

/** What a search of it gives. */
export const reportOf = async (text: string, question: string): Promise<SearchReport> =>
  (await libraryWith(text)).library.search(question, { max: 3 });
