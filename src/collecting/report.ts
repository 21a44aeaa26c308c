// What a run did, as lines for people and as JSON for programs.

import { sanitizeLine } from '../core/controls.ts';
import { type Fault, faultLine, reported } from '../knowledge/fault.ts';
import type { Step } from './collect.ts';
import type { Waiting } from './review.ts';

type Is = Step['outcome']['is'];

const faultsOf = ({ outcome }: Step): readonly Fault[] =>
  'faults' in outcome ? reported(outcome.faults) : [];

/** Lines for what somebody may want to know; none for what stayed as it was. */
export const stepLines = (step: Step, isDryRun: boolean): string[] => {
  const { shown, outcome } = step;
  const faults = faultsOf(step).map(faultLine);
  const said: Partial<Record<Is, string>> = {
    added: isDryRun ? 'would be added' : 'added',
    changed: isDryRun ? 'would be a new version' : 'new version',
    aside: isDryRun ? 'would wait for review' : 'waits for review',
  };
  const what = said[outcome.is];
  if (what === undefined || !('path' in outcome)) return faults;
  return [sanitizeLine(`${what}: ${outcome.path} (${shown})`), ...faults];
};

export const count = (steps: readonly Step[], ...kinds: readonly Is[]): number =>
  steps.filter(({ outcome }) => kinds.includes(outcome.is)).length;

export const summaryLine = (steps: readonly Step[], isDryRun: boolean): string => {
  const would = isDryRun ? 'would be ' : '';
  return [
    `${count(steps, 'added')} ${would}added`,
    `${count(steps, 'changed')} ${would}changed`,
    `${count(steps, 'aside')} ${isDryRun ? 'would wait' : 'waiting'} for review`,
    `${count(steps, 'unchanged', 'there')} unchanged or already there`,
    `${count(steps, 'passed over')} passed over`,
    `${count(steps, 'refused')} refused`,
  ].join(', ');
};

export const stepsToJson = (steps: readonly Step[], isDryRun: boolean) => ({
  dryRun: isDryRun,
  added: count(steps, 'added'),
  changed: count(steps, 'changed'),
  waiting: count(steps, 'aside'),
  unchanged: count(steps, 'unchanged', 'there'),
  passedOver: count(steps, 'passed over'),
  refused: count(steps, 'refused'),
  steps: steps.map((step) => ({
    source: step.source.url,
    address: step.shown,
    outcome: OUTCOMES[step.outcome.is],
    document: 'path' in step.outcome ? step.outcome.path : null,
    faults: faultsOf(step).map(({ file, line, level, problem, remedy }) => ({
      ...{ file, line, level, problem, remedy },
    })),
  })),
});

const OUTCOMES: Readonly<Record<Is, string>> = {
  added: 'added',
  changed: 'changed',
  aside: 'waiting for review',
  unchanged: 'unchanged',
  there: 'already there',
  'passed over': 'passed over',
  refused: 'refused',
  noted: 'noted',
};

export const waitingLine = ({ path, title, url, isRevision }: Waiting): string =>
  sanitizeLine(
    `${path}${isRevision ? ', a new version' : ''}: ${title ?? 'untitled'} (${url ?? 'no address'})`,
  );
