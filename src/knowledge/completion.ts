// A half-typed word completed from the words of the library, in the spelling in which they stand there.

import type { Nearest } from '../core/ports.ts';
import { localeOfScript } from '../core/scripts.ts';
import type { Token } from './analysis/analyser.ts';
import type { Snapshot } from './snapshot.ts';

/** The word at the end of a line, and nothing after it. */
const LAST_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ׳״"][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u;

/** Letters from which a misspelt word is compared with others, and by how many of them those have to begin alike. */
const MIN_MISSPELT = 4;
const ALIKE = 2;

/** Words that fuse.js compares: those that most passages hold. It takes about 2 µs a word. */
const COMPARED = 800;

const REACH = 0.4;

interface Needs {
  readonly snapshot: Pick<Snapshot, 'index' | 'lexicon' | 'passages' | 'vocabulary'>;
  readonly analyse: (text: string) => readonly Token[];
  readonly surfacesIn: (passage: Snapshot['passages'][number]) => readonly Omit<Token, 'term'>[];
  readonly nearest: Nearest;
}

/**
 * Lines that go on as typed, at most `max`, with their last word whole: first the words that begin like it, those before the others
 * that more passages hold; if there are none, the nearest to a misspelt beginning.
 */
export const completeWord = (typed: string, max: number, needs: Needs): string[] => {
  const [last] = LAST_WORD.exec(typed) ?? [];
  const [token] = last === undefined ? [] : needs.analyse(last);
  if (last === undefined || token === undefined) return [];
  const before = typed.slice(0, -last.length);
  const begins = commonest(needs, needs.snapshot.lexicon.beginning(token.surface), max);
  const found = begins.length > 0 ? begins : misspelt(token.surface, max, needs);
  const script = localeOfScript(last);
  const lines = found
    .map((id) => spelt(id, last, needs))
    .filter((word) => localeOfScript(word) === script && word.toLowerCase() !== last.toLowerCase())
    .map((word) => before + word);
  return [...new Set(lines)];
};

/** The surfaces that most passages hold, in falling order, the earlier by the alphabet before the others. */
const commonest = ({ snapshot: { index } }: Needs, ids: Uint32Array, max: number): number[] => {
  const count = (id: number) => index.surfaceCount[id] ?? 0;
  // All words of a library may begin with the letter that was typed, and few are wanted: sorting all of them takes too long.
  const kept: number[] = [];
  let min = 0;
  const trim = () => {
    kept.sort((a, b) => count(b) - count(a));
    kept.length = Math.min(kept.length, max);
    min = kept.length < max ? 0 : count(kept.at(-1) ?? 0) + 1;
  };
  for (const id of ids) {
    if (count(id) < min) continue;
    kept.push(id);
    if (kept.length >= 2 * max) trim();
  }
  trim();
  return kept;
};

/**
 * What was meant by the beginning of a word: as many letters of others are compared as were typed. If nothing begins nearly so, the
 * whole word that the speller takes it for.
 */
const misspelt = (surface: string, max: number, needs: Needs): number[] => {
  if (surface.length < MIN_MISSPELT) return [];
  const { index, lexicon, vocabulary } = needs.snapshot;
  const heads = new Map<string, number>();
  for (const id of commonest(needs, lexicon.beginning(surface.slice(0, ALIKE)), COMPARED)) {
    const head = index.surfaces.at(id).slice(0, surface.length + 1);
    if (head.length >= surface.length && !heads.has(head)) heads.set(head, id);
  }
  const near = needs.nearest(surface, [...heads.keys()], REACH).flatMap(({ name }) => heads.get(name) ?? []);
  if (near.length > 0) return near.slice(0, max);
  const whole = lexicon.idOf(vocabulary.respell(surface)?.surface ?? '');
  return whole === null ? [] : [whole];
};

/** A word as it stands in a passage; what has been typed of it stays as it was typed. */
const spelt = (id: number, typed: string, { snapshot, surfacesIn }: Needs): string => {
  const { index, lexicon, passages } = snapshot;
  const surface = index.surfaces.at(id);
  const passage = passages[lexicon.passageWith(id)];
  const token = passage === undefined ? undefined : surfacesIn(passage).find((t) => t.surface === surface);
  if (passage === undefined || token === undefined) return surface;
  const stands = passage.document.text.slice(token.start, token.end).replace(/['’‘ʼ]s$/u, '');
  return stands.toLowerCase().startsWith(typed.toLowerCase()) ? typed + stands.slice(typed.length) : stands;
};
