// The details of an act in the audit log, in words: the log itself keeps names and values for programs.

import { languageName } from '../src/core/caption.ts';
import type { Localizer } from '../src/core/ports.ts';

type Value = string | number | boolean | null;

const NAMED: Readonly<Record<string, string>> = {
  moderatorRole: 'detail-role',
  kind: 'detail-kind',
  digest: 'detail-digest',
  plan: 'detail-plan',
  entry: 'detail-entry',
  subject: 'detail-subject',
  pin: 'detail-pin',
  document: 'detail-document',
  note: 'detail-note',
  correction: 'detail-correction',
  gap: 'detail-gap',
  citation: 'detail-citation',
  proposal: 'detail-proposal',
  entries: 'detail-entries',
  revisions: 'detail-revisions',
  passages: 'detail-passages',
  submission: 'detail-submission',
  fields: 'detail-fields',
  waiting: 'detail-waiting',
};

/** Choices of `/settings`, which are true or not set. */
const CHOICES: Readonly<Record<string, string>> = {
  private: 'detail-private',
  keepsQuestions: 'detail-questions',
  editsOnly: 'detail-corrections',
  takesSuggestions: 'detail-suggestions',
};

/** One detail as a phrase; a name that no act of ours uses is shown as it was stored. */
export const detailIn = (name: string, value: Value, l: Localizer): string => {
  if (name === 'locale')
    return l.say('detail-language', {
      language: value === null ? l.say('button-auto') : languageName(String(value), l),
    });
  const choice = CHOICES[name];
  if (choice !== undefined) return l.say(choice, { value: value === true ? 'yes' : 'no' });
  const id = NAMED[name];
  return id === undefined ? `${name}: ${String(value)}` : l.say(id, { value: String(value ?? 'none') });
};
