// A call that Discord refuses, as Discord words it.

import type { Json } from './shapes.ts';

export interface Issue {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** Thrown by whoever serves a call. A breach is the bot's own fault and is put on record; other refusals are ordinary life. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Json;
  readonly breach: boolean;
  constructor(status: number, body: Json, breach: boolean, message: string) {
    super(message);
    this.status = status;
    this.body = body;
    this.breach = breach;
  }
}

/** Refused because of the state of the world, which a bot need not know. */
export const unlucky = (status: number, code: number, message: string): Refusal =>
  new Refusal(status, { message, code }, false, message);

/** Refused because the bot did what it must not. */
export const wrong = (status: number, code: number, message: string): Refusal =>
  new Refusal(status, { message, code }, true, message);

/** Discord nests the faults of a body by their path, each under `_errors`. */
export const invalidForm = (issues: readonly Issue[]): Refusal => {
  const errors: Json = {};
  for (const { path, code, message } of issues) {
    let node = errors;
    for (const key of path) {
      node[key] ??= {};
      node = node[key] as Json;
    }
    node._errors = [...((node._errors as unknown[]) ?? []), { code, message }];
  }
  const said = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
  return new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors }, true, said);
};

export const insist = (issues: readonly Issue[]): void => {
  if (issues.length > 0) throw invalidForm(issues);
};
