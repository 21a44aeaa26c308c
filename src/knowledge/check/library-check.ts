// A quotation as somebody typed or copied it, checked against the library of this moment.

import type { Check } from '../../core/check.ts';
import { inSlices } from '../../core/event-loop.ts';
import type { Localizer } from '../../core/ports.ts';
import { readQuotation, withoutBars } from '../../core/quotation.ts';
import type { Analyser } from '../analysis/analyser.ts';
import { followedIn } from '../followers.ts';
import type { Library } from '../library.ts';
import { captionsIn } from './captions.ts';
import { createChecker } from './check.ts';

/** Says what of a text stands in the documents. `localizers` are the languages in which our own captions may have been copied with it. */
export type QuoteCheck = (text: string) => Promise<Check>;

export const createQuoteCheck = (
  library: Pick<Library, 'snapshot'>,
  analyser: Analyser,
  localizers: () => readonly Localizer[],
): QuoteCheck => {
  let check: ReturnType<typeof createChecker> | null = null;
  return async (text) => {
    // Its lists of words are read when somebody checks a quotation for the first time.
    check ??= createChecker(analyser);
    const snapshot = library.snapshot();
    const quotation = readQuotation(
      text,
      (code) => followedIn(snapshot, code.toLowerCase()) !== null,
      (words) => captionsIn(words, snapshot, localizers()),
    );
    const asGiven = await inSlices(check(snapshot, text, quotation));
    const row = asGiven.verdict === 'exact' ? null : withoutBars(quotation);
    if (row === null) return asGiven;
    const asRow = await inSlices(check(snapshot, text, row));
    // A document may have such lines itself.
    return amiss(asRow) < amiss(asGiven) ? asRow : asGiven;
  };
};

/** How much of a quotation does not stand in the documents as it was given. */
const amiss = ({ verdict, parts, unfound }: Check): number =>
  verdict === 'not-found'
    ? Number.POSITIVE_INFINITY
    : unfound.length + parts.reduce((sum, { changes }) => sum + changes.length, 0);
