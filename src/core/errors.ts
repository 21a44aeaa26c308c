// Errors for two audiences: a UserError is shown as written; anything else is logged, and its reader gets a reference.

import type { MessageArgs } from './ports.ts';

/** What went wrong from the asker's side: `misused` a bad command, `missing` nothing there, `refused` not now. */
export type Blame = 'misused' | 'missing' | 'refused';

/**
 * An error whose text is for the person who asked, as a message of the catalogues, so that it is said in their language.
 * `remedies` are command lines that would do what was probably meant.
 */
export class UserError extends Error {
  readonly blame: Blame;
  readonly id: string;
  readonly args: MessageArgs;
  readonly remedies: readonly string[];

  constructor(blame: Blame, id: string, args: MessageArgs = {}, remedies: readonly string[] = []) {
    super(id);
    this.name = 'UserError';
    this.blame = blame;
    this.id = id;
    this.args = args;
    this.remedies = remedies;
  }
}

/** Several bad parameters of one command, all told at once. */
export class UsageError extends Error {
  readonly problems: readonly UserError[];
  /** A line that the command would have taken, with its slash. */
  readonly example: string | null;

  constructor(problems: readonly UserError[], example: string | null = null) {
    super(problems.map((problem) => problem.id).join(', '));
    this.name = 'UsageError';
    this.example = example;
    this.problems = problems;
  }
}

interface PlatformFailure {
  readonly platform: string;
  /** The platform's own name of what was asked of it, without ids: a method, or the template of a route. */
  readonly method: string;
  /** The HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** The platform's own code, or that of the network's fault. */
  readonly code?: number | string | undefined;
  /** False: it may have been done all the same. */
  readonly certain: boolean;
  /** After which time it may be tried again; missing: never by itself. */
  readonly retryAfterMs?: number | undefined;
}

/** A platform refused something, or its answer was lost. Made of numbers and our own words, so that a log may have it whole. */
export class PlatformError extends Error {
  readonly platform: string;
  readonly method: string;
  readonly status: number | null;
  readonly code: number | string | undefined;
  readonly certain: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(failure: PlatformFailure) {
    const { platform, method, status, code, certain } = failure;
    const answered = status === null ? 'no answer' : `status ${status}`;
    super(`${platform} ${method}: ${answered}${code === undefined ? '' : `, code ${code}`}`);
    this.name = 'PlatformError';
    this.platform = platform;
    this.method = method;
    this.status = status;
    this.code = code;
    this.certain = certain;
    this.retryAfterMs = failure.retryAfterMs;
  }
}

/** An excerpt is not what its document says: it must not leave. */
export class MisquoteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MisquoteError';
  }
}
