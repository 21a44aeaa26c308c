// Everything that programs ask by, whichever protocol they speak: who they are, how often they may ask, and what they are answered.

import type { Adapter } from '../core/adapter.ts';
import { createServing } from '../web/serving.ts';
import { type AnswerParts, createAnswers, type ProgramAnswers } from './answers.ts';
import { type CallerParts, type Callers, createCallers } from './callers.ts';

export interface Programs {
  readonly answers: ProgramAnswers;
  readonly callers: Callers;
  readonly needsKey: boolean;
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
  const answers = createAnswers({
    ...rest,
    clock,
    answer: serving.answer,
    greet: (origin) => serving.host().greet(origin),
  });
  return {
    answers,
    callers: createCallers({ keys, rate, clock }),
    needsKey: keys.length > 0,
    adapter: serving.adapter,
  };
};
