// How questions of a library fared: those answered as they must be, counted by language, and in words those that were not.

import type { SearchReport } from '../src/core/finding.ts';
import type { Locale } from '../src/core/ports.ts';
import { localeOfScript } from '../src/core/scripts.ts';
import type { Question } from '../src/knowledge/questions.ts';

export interface Asked {
  readonly question: Question;
  readonly report: SearchReport;
}

/**
 * `found` are the questions that the library answers, `silent` those that it does not, and `shown` those whose excerpt must have
 * certain words. `first` are those found, whether or not the bot is sure enough to show it.
 */
export type Group = 'first' | 'found' | 'silent' | 'shown';

/** What the search reached when this was last measured: fewer right answers mean that it has become worse. */
export type Floors = readonly (readonly [locale: Locale, group: Group, floor: number])[];

export const placesOf = (report: SearchReport): string[] =>
  report.findings.map(({ excerpt }) => `${excerpt.place.document}#${excerpt.place.paragraph}`);

const belongs: Readonly<Record<Group, (question: Question) => boolean>> = {
  first: ({ find }) => find.length > 0,
  found: ({ find }) => find.length > 0,
  silent: ({ find }) => find.length === 0,
  shown: ({ holds }) => holds !== null,
};

const isFirst = ({ question, report }: Asked): boolean => question.find.includes(placesOf(report)[0] ?? '');

/** Whether the bot is sure, and the first passage is one of those that answer. */
export const isFound = (asked: Asked): boolean => asked.report.confident && isFirst(asked);

const isRight: Readonly<Record<Group, (asked: Asked) => boolean>> = {
  first: isFirst,
  found: isFound,
  silent: ({ report }) => !report.confident,
  shown: ({ question, report }) =>
    report.confident && (report.findings[0]?.excerpt.text.includes(question.holds ?? '') ?? false),
};

/** The right ones of a group, and a text that lists the others for whoever has to look into them. */
export const tally = (asked: readonly Asked[], locale: Locale, group: Group) => {
  const all = asked.filter(
    ({ question }) => localeOfScript(question.line) === locale && belongs[group](question),
  );
  const misses = all.filter((one) => !isRight[group](one));
  const right = all.length - misses.length;
  const head = `${locale}, ${group}: ${right} of ${all.length} right, ${ofThose(all, misses)}`;
  return { right, report: [head, ...misses.map(inWords)].join('\n  ') };
};

const ofThose = (all: readonly Asked[], misses: readonly Asked[]): string => {
  const held = (some: readonly Asked[]) => some.filter(({ question }) => question.heldOut).length;
  return `of those held back ${held(all) - held(misses)} of ${held(all)}.`;
};

const inWords = ({ question: { line, find, holds }, report }: Asked): string => {
  const [first] = report.findings;
  const wanted =
    find.length === 0 ? 'silence' : `${find.join(' or ')}${holds === null ? '' : ` with "${holds}"`}`;
  const place = placesOf(report)[0] ?? 'nothing';
  const given = report.confident ? `${place} shown` : `silence, ${place} nearest`;
  return `"${line}": wanted ${wanted}, got ${given} (confidence ${first?.confidence.toFixed(2) ?? 0})`;
};
