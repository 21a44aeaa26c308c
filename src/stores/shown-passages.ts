// Serializes passages as messages show them into one column.

import type { Quoted, ShownAs } from '../ledger/ledger.ts';
import { shownAs } from '../ledger/quoted.ts';
import type { LedgerTable } from './schema.ts';

/** The key of a passage as it is shown. */
export const shownPassageKey = ({ document, citation, old, standing, beside = [] }: ShownAs): string =>
  JSON.stringify([document, citation, old === true, standing ?? null, ...beside]);

export const readShownPassage = (saying: string): ShownAs => {
  const [document, citation, old, standing, ...beside] = JSON.parse(saying) as [
    document: string,
    citation: string,
    old: boolean,
    standing: string | null,
    ...beside: string[],
  ];
  return {
    document,
    citation,
    ...(old ? { old } : {}),
    ...(standing === null ? {} : { standing }),
    ...(beside.length === 0 ? {} : { beside }),
  };
};

/** The table `shown` says of each message that is there which passages it shows as standing. It is made from the rows, and goes with them. */
export const shownRows = ({
  id,
  kind,
  act,
  locale,
  excerpts,
}: Pick<LedgerTable, 'id' | 'kind' | 'act' | 'locale' | 'excerpts'>) => {
  if (kind !== 'answer' && kind !== 'digest' && !(kind === 'correction' && act === 'reply')) return [];
  // Of an entry of an older version nobody knows what it showed as old.
  const isBlurred = kind === 'digest' && locale === null;
  const shown = (JSON.parse(excerpts) as Quoted[]).filter(({ struck }) => struck !== true);
  const rows = shown.map((quoted) => ({
    entry: id,
    document: quoted.document,
    saying: shownPassageKey({ ...shownAs(quoted), ...(isBlurred ? { old: true as const } : {}) }),
  }));
  return [...new Map(rows.map((row) => [row.saying, row])).values()];
};
