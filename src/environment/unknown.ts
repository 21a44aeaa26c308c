// Variables that look as if they were meant for the bot and are not: they would be ignored without a word.

import { PLATFORMS } from '../adapters/platforms.ts';
import { distance } from '../knowledge/edit-distance.ts';
import { SWAPS_ONLY_TO, TWO_EDITS_FROM } from './limits.ts';

/** Names that begin so are ours: no other program's variables usually do. */
const PREFIXES = [
  ...PLATFORMS.map(({ name }) => `${name.toUpperCase()}_`),
  'KNOWLEDGE_',
  'TOPICS_',
  'EDITORIAL_',
  'VERBATIM_',
];

/** What Kubernetes and Docker set in every container for a service of some name. */
const OF_SERVICES = /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP)(_\w+)?)?$/;

/** What Node and the Postgres client read themselves, so that it may stand in `.env`. */
const OF_THE_RUNTIME = /^(TZ|NODE_\w+|PG[A-Z]+)$/;

const plain = (name: string): string => name.replaceAll(/[-.]/g, '_').toUpperCase();

const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && distance(a, b, 1) === 1 && [...a].sort().join() === [...b].sort().join();

/** Whether a name is a slip of the hand away from one of ours. */
const isSlip = (name: string, ours: string): boolean => {
  if (ours.length <= SWAPS_ONLY_TO) return isSwap(name, ours);
  const max = ours.length >= TWO_EDITS_FROM ? 2 : 1;
  return distance(name, ours, max) <= max;
};

/** Whether every part of our name stands in it, as in DATABASE_MAIN_URL. */
const contains = (name: string, ours: string): boolean => {
  const parts = name.split('_');
  return ours.split('_').every((part) => parts.includes(part));
};

const longest = (names: readonly string[]): string | undefined =>
  [...names].sort((a, b) => b.length - a.length)[0];

/** The name of ours that was likely meant; undefined if none comes near. */
export const meantName = (name: string, known: readonly string[]): string | undefined => {
  const written = plain(name);
  return (
    known.find((ours) => ours === written) ??
    known.find((ours) => isSlip(written, ours)) ??
    longest(known.filter((ours) => contains(written, ours)))
  );
};

interface Names {
  /** Those of `.env`, all of which are meant for the bot. */
  readonly inFile: readonly string[];
  /** Those of the process, most of which are not. */
  readonly inProcess: readonly string[];
  /** All that the bot reads. */
  readonly known: readonly string[];
  /** Those of which a file may hold the value. */
  readonly secret: readonly string[];
}

/** One warning for each name that is ignored, with the name that was likely meant. */
export const warningsOfUnknown = ({ inFile, inProcess, known, secret }: Names): string[] => {
  const ours = new Set(known);
  const asFile = (name: string): string | undefined => {
    const variable = plain(name).replace(/_FILE$/, '');
    return variable !== plain(name) && ours.has(variable) ? variable : undefined;
  };
  const warn = (name: string, where: string): string => {
    const variable = asFile(name);
    if (variable !== undefined && !secret.includes(variable))
      return `${name} ${where} is not read: only secrets can come from files (${secret.join(', ')}). Set ${variable} directly.`;
    const guess = meantName(name, known);
    return guess === undefined
      ? `${name} ${where} is not read: the bot has no such variable. .env.example lists all of them.`
      : `${name} ${where} is not read: did you mean ${guess}?`;
  };
  const isMeant = (name: string): boolean => {
    if (OF_SERVICES.test(name) || PLATFORMS.some((platform) => platform.foreignVariables.test(name)))
      return false;
    const written = plain(name);
    if (PREFIXES.some((prefix) => written.startsWith(prefix)) || asFile(name) !== undefined) return true;
    return known.some(
      (known) => isSlip(written, known) || (written === known && known.length > SWAPS_ONLY_TO),
    );
  };
  const file = new Set(inFile);
  // Windows tells names in whatever case they were set, and takes them in any.
  const isKnown = (name: string): boolean =>
    ours.has(process.platform === 'win32' ? name.toUpperCase() : name);
  return [
    ...inFile
      .filter((name) => !ours.has(name) && !OF_THE_RUNTIME.test(name))
      .map((name) => warn(name, 'in .env')),
    ...inProcess
      .filter((name) => !isKnown(name) && !file.has(name) && isMeant(name))
      .map((name) => warn(name, 'in the environment')),
  ];
};
