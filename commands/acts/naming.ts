// Which document a librarian means: one of the library, or one that it has held.

import { withoutControls } from '../../src/core/bidi.ts';
import { UserError } from '../../src/core/errors.ts';
import type { ActParts } from './act.ts';

type Parts = Pick<ActParts, 'library' | 'stores' | 'nameOf'>;

interface Candidate {
  readonly path: string;
  /** Its title and its source, if they are known. */
  readonly names: readonly string[];
}

/** Paths in the answer to a name that fits several documents. */
const LISTED = 5;
const CITATION = /^[0-9a-z]{8}$/;

const plain = (name: string): string => withoutControls(name).trim().toLowerCase();

/** Documents that the library holds or has held, withdrawn and retracted ones included. */
const allDocuments = async ({ library, stores }: Parts): Promise<readonly Candidate[]> => {
  const { documents, retracted } = library.snapshot();
  const found = new Map(
    (await stores().revisions.known()).map(({ document, names }) => [document, { path: document, names }]),
  );
  for (const { path, meta } of [...documents.values(), ...retracted.values()])
    found.set(path, { path, names: [meta.title, meta.source].filter((name) => name !== null) });
  return [...found.values()];
};

const ambiguous = (found: readonly Candidate[]) => {
  const listed = found.slice(0, LISTED).map(({ path }) => path);
  const documents = [...listed, ...(found.length > LISTED ? ['…'] : [])].join(', ');
  return new UserError('misused', 'library-which-of', { documents });
};

/** By path first, to the letter; then by a whole name, a passage's code, or part of a name. Null if nothing fits. */
const pick = async (
  { library, stores }: Parts,
  typed: string,
  all: readonly Candidate[],
): Promise<string | null> => {
  if (all.some(({ path }) => path === typed)) return typed;
  const wanted = plain(typed);
  const namesOf = ({ path, names }: Candidate) => [path, ...names].map(plain);
  const only = (found: readonly Candidate[]): string | null => {
    if (found.length > 1) throw ambiguous(found);
    return found[0]?.path ?? null;
  };
  const whole = only(all.filter((one) => namesOf(one).includes(wanted)));
  if (whole !== null) return whole;
  if (CITATION.test(wanted)) {
    const path =
      library.followed(wanted)?.passage.document.path ?? (await stores().revisions.withPassage(wanted))?.path;
    if (path !== undefined && all.some((one) => one.path === path)) return path;
  }
  return only(all.filter((one) => namesOf(one).some((name) => name.includes(wanted))));
};

/** The path of the one document that is meant. `otherwise`: what to throw if no document is named. */
export const documentNamed = async (
  parts: Parts,
  named: string | null,
  otherwise: () => Error,
): Promise<string> => {
  const typed = named?.trim() ?? '';
  if (typed === '') throw otherwise();
  const found = await pick(parts, typed, await allDocuments(parts));
  if (found !== null) return found;
  // Throws, and says which name is near.
  parts.library.sources(typed);
  throw otherwise();
};

/** The same among documents that are withdrawn, retracted, or carry a librarian's note. */
export const restorableNamed = async (parts: Parts, named: string | null): Promise<string> => {
  const { revisions, corrections } = parts.stores();
  const paths = new Set(
    [...(await revisions.withdrawals()), ...(await corrections.notes())].map(({ document }) => document),
  );
  const typed = named?.trim() ?? '';
  const known = new Map((await allDocuments(parts)).map((one) => [one.path, one]));
  const all = [...paths].map((path) => known.get(path) ?? { path, names: [] });
  const found = typed === '' ? null : await pick(parts, typed, all);
  if (found === null)
    throw new UserError('missing', 'library-not-withdrawn', {}, [`/${parts.nameOf('restore')}`]);
  return found;
};
