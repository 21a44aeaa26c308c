// Errors for two audiences: a UserError is shown to the person who asked; any other error is logged, and the person gets a reference to it.

import type { MessageArgs } from './ports.ts';

/** What went wrong for the person who asked. `misused`: a bad command. `missing`: not found. `refused`: not allowed now. */
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

/** All invalid parameters of one command. */
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
  /** The API method or route template that was called, without IDs. */
  readonly method: string;
  /** The HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** The platform's error code, or that of the network error. */
  readonly code?: number | string | undefined;
  /** False if the call may have succeeded anyway. */
  readonly certain: boolean;
  /** When the call can be retried. Missing if it must not be retried automatically. */
  readonly retryAfterMs?: number | undefined;
}

/** A platform rejected a call, or its response was lost. Contains only numbers and our own words, so it is safe to log. */
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

/** An excerpt doesn't match its document, so it must not be sent. */
export class MisquoteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MisquoteError';
  }
}
