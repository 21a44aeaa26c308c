// Everything that programs ask by, whichever protocol they speak: who they are, how often they may ask, and what they are answered.

import type { Adapter } from '../core/adapter.ts';
import type { Localizer, Origin } from '../core/ports.ts';
import { createServing } from '../web/serving.ts';
import { type AnswerParts, createAnswers, type ProgramAnswers } from './answers.ts';
import { type CallerParts, type Callers, createCallers } from './callers.ts';

export interface Programs {
  readonly answers: ProgramAnswers;
  readonly callers: Callers;
  readonly needsKey: boolean;
  /** People on pages of other sites, who have no key. */
  readonly visitors: Callers;
  readonly greet: (origin: Origin) => Localizer;
  /** Answers by the host that it is started with. */
  readonly adapter: Adapter;
}

export const createPrograms = ({
  keys,
  rate,
  clock,
  ...rest
}: CallerParts & Omit<AnswerParts, 'answer' | 'greet' | 'clock'>): Programs => {
  const serving = createServing('api');
  const greet = (origin: Origin) => serving.host().greet(origin);
  const answers = createAnswers({
    ...rest,
    clock,
    answer: serving.answer,
    greet,
  });
  return {
    answers,
    callers: createCallers({ keys, rate, clock }),
    visitors: createCallers({ keys: [], rate, clock }),
    greet,
    needsKey: keys.length > 0,
    adapter: serving.adapter,
  };
};
