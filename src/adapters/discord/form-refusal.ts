// What Discord refuses in a list of commands: which command, which field, and why.

import { PlatformError } from '../../core/errors.ts';
import type { PublishedCommand } from './menu.ts';

/** Discord found something wrong in the fields of a body. */
export class FormRefusal extends PlatformError {
  /** Where in the body, and Discord's code for it. */
  readonly issues: readonly { readonly path: readonly string[]; readonly code: string }[];

  /** `errors`: as Discord nests them, by their path, each under `_errors`. */
  constructor(
    failure: { readonly method: string; readonly status: number; readonly code: number },
    errors: unknown,
  ) {
    super({ ...failure, platform: 'discord', certain: true });
    this.issues = issuesIn(errors, []);
  }
}

/** Deeper than any list of commands, which Discord nests by command, options, option, field, and language. */
const MAX_DEPTH = 10;
/** More say nothing more. */
const MAX_ISSUES = 20;

/** Only what can be neither a person's text nor an ID. */
const plain = (text: string): string =>
  /^[A-Za-z]\w{0,63}$|^[a-z]{2}-[A-Z]{2}$|^\d{1,3}$/.test(text) ? text : '?';

const issuesIn = (node: unknown, path: readonly string[]): { path: readonly string[]; code: string }[] => {
  if (typeof node !== 'object' || node === null || path.length > MAX_DEPTH) return [];
  return Object.entries(node)
    .flatMap(([key, value]) => {
      if (key !== '_errors') return issuesIn(value, [...path, plain(key)]);
      if (!Array.isArray(value)) return [];
      return value.map((error: { code?: unknown } | null) => ({ path, code: plain(String(error?.code)) }));
    })
    .slice(0, MAX_ISSUES);
};

const REASONS: Readonly<Record<string, string>> = {
  BASE_TYPE_REQUIRED: 'is missing',
  BASE_TYPE_MAX_LENGTH: 'is too long',
  BASE_TYPE_MIN_LENGTH: 'is too short',
  BASE_TYPE_BAD_LENGTH: 'has the wrong length',
  BASE_TYPE_CHOICES: 'is not one of the values that Discord takes',
  STRING_TYPE_REGEX: 'has characters that Discord does not take',
  APPLICATION_COMMAND_INVALID_NAME: 'has characters that Discord does not take',
  APPLICATION_COMMANDS_DUPLICATE_NAME: 'is used by another command, too',
  APPLICATION_COMMAND_OPTIONS_NAME_INVALID: 'is used by another option, too',
  APPLICATION_COMMAND_TOO_LARGE: 'is too long with all its options and languages together',
};

export interface RefusedField {
  /** Null if it is not about one command. */
  readonly command: string | null;
  readonly field: string;
  readonly reason: string;
}

export const refusedFields = (
  { issues }: FormRefusal,
  commands: readonly PublishedCommand[],
): RefusedField[] =>
  issues.map(({ path, code }) => {
    const [first = '', ...rest] = path;
    const command = /^\d+$/.test(first) ? (commands[Number(first)] ?? null) : null;
    const named = rest.map((part, i) =>
      rest[i - 1] === 'options' ? (command?.options?.[Number(part)]?.name ?? part) : part,
    );
    return {
      command: command?.name ?? null,
      field: (command === null ? path : named).join('.') || 'all of it',
      reason: REASONS[code] ?? code,
    };
  });
