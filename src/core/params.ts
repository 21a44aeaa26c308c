// The parameters of commands: how each kind of value is read from text, and what a platform needs to offer it.

import { echo, withoutControls } from './bidi.ts';
import { isDay } from './day.ts';
import { UserError } from './errors.ts';
import type { Localizer, Suggestion } from './ports.ts';

/** Completions for what has been typed of one parameter so far. */
export type Suggest = (typed: string, localizer: Localizer) => readonly Suggestion[];

/** One parameter: how its value is read from text, and what a platform needs to offer it. */
export interface Param<T> {
  /**
   * How much of the line the parameter takes. `rest`: the remaining words. `word`: one word. `flag`: its name alone. `all`: everything
   * after the command, verbatim. `file`: nothing; a file goes with the call.
   */
  readonly takes: 'rest' | 'all' | 'word' | 'flag' | 'file';
  /** Can only be given as `name:value`. */
  readonly named: boolean;
  readonly required: boolean;
  /** Message id of its description. */
  readonly describe: string;
  readonly choices: readonly string[] | null;
  readonly range: { readonly min: number; readonly max: number } | null;
  /** The maximum length in UTF-16 units; null if values are always short. */
  readonly max: number | null;
  /** Whether the value is prose, whose script shows the person's language. Codes, names, and numbers aren't. */
  readonly isProse: boolean;
  readonly suggest: Suggest | null;
  /** The ID of the message that asks for a missing value. */
  readonly missing: string;
  /** A valid value for examples; null if there is none. */
  readonly sample: () => string | null;
  /** Throws a UserError that says what was expected. `undefined` stands for nothing given. */
  read(raw: string | undefined, name: string): T;
}

interface Options {
  readonly describe: string;
  readonly named?: boolean;
  readonly suggest?: Suggest;
  readonly missing?: string;
  readonly sample?: () => string | null;
}

const base = ({
  describe,
  named = false,
  suggest,
  missing = 'param-missing',
  sample = () => null,
}: Options) => ({
  describe,
  named,
  choices: null,
  range: null,
  max: null,
  isProse: false,
  suggest: suggest ?? null,
  missing,
  sample,
});

const required = (raw: string | undefined, name: string, { missing = 'param-missing' }: Options): string => {
  const value = raw?.trim() ?? '';
  if (value === '') throw new UserError('misused', missing, { name });
  return value;
};

/** The rest of the line, required, of at most `max` UTF-16 units: words of a person's own, unless they are `codes`. */
export const words = (options: Options & { readonly max: number; readonly codes?: true }): Param<string> => ({
  ...base(options),
  takes: 'rest',
  max: options.max,
  isProse: options.codes !== true,
  required: true,
  read(raw, name) {
    const value = required(raw, name, options);
    if (value.length > options.max)
      throw new UserError('misused', 'param-too-long', { name, max: options.max, length: value.length });
    return value;
  },
});

/** Somebody's text, required, to the letter, of at most `max` UTF-16 units. */
export const verbatim = (options: Options & { readonly max: number }): Param<string> => ({
  ...words(options),
  takes: 'all',
  read(raw, name) {
    words(options).read(raw, name);
    return raw ?? '';
  },
});

/** The rest of the line as {@link words} takes it, or nothing: null then. */
export const maybeWords = (
  options: Options & { readonly max: number; readonly codes?: true },
): Param<string | null> => ({
  ...words(options),
  required: false,
  read: (raw, name) => (raw === undefined || raw.trim() === '' ? null : words(options).read(raw, name)),
});

/** One word, or a quoted run of words; null if not given. */
export const word = (options: Options): Param<string | null> => ({
  ...base(options),
  takes: 'word',
  required: false,
  read: (raw) => raw?.trim() || null,
});

/** A file, which goes with a call and has no text. */
export const file = (options: Options): Param<null> => ({
  ...base({ ...options, named: true }),
  takes: 'file',
  required: false,
  read: () => null,
});

/** One required word. */
export const requiredWord = (options: Options): Param<string> => ({
  ...base(options),
  takes: 'word',
  required: true,
  read: (raw, name) => required(raw, name, options),
});

/** Digits of Arabic and Persian keyboards as those that numbers and dates are read by. */
const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** A whole number from `min` to `max`; `fallback` if not given. */
export const count = <F extends number | null>(
  options: Options & { readonly min: number; readonly max: number; readonly fallback: F },
): Param<number | F> => ({
  ...base(options),
  takes: 'word',
  required: false,
  range: { min: options.min, max: options.max },
  sample: options.sample ?? (() => String(options.min)),
  read(raw, name) {
    if (raw === undefined || raw.trim() === '') return options.fallback;
    const digits = asciiDigits(raw).trim();
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
    if (!(value >= options.min && value <= options.max))
      throw new UserError('misused', 'param-not-count', { name, min: options.min, max: options.max });
    return value;
  },
});

/** One of a few words; null if not given. */
export const choice = <C extends string>(
  options: Options & { readonly choices: readonly C[] },
): Param<C | null> => ({
  ...base(options),
  takes: 'word',
  required: false,
  choices: options.choices,
  sample: options.sample ?? (() => options.choices[0] ?? null),
  read(raw, name) {
    if (raw === undefined || raw.trim() === '') return null;
    const value = options.choices.find((c) => c === raw.trim().toLowerCase());
    if (value === undefined)
      throw new UserError('misused', 'param-not-choice', { name, choices: options.choices.join(', ') });
    return value;
  },
});

/** A year, month or day that exists, such as 2025, 2025-03 or 2025-03-14; null if not given. */
export const day = (options: Options): Param<string | null> => ({
  ...base({ sample: () => '2025-03', ...options }),
  takes: 'word',
  required: false,
  read(raw, name) {
    const typed = raw?.trim() ?? '';
    if (typed === '') return null;
    const value = asciiDigits(withoutControls(typed));
    if (!isDay(value)) throw new UserError('misused', 'param-not-day', { name, given: echo(typed, 32) });
    return value;
  },
});

const YES = ['yes', 'true', 'on', '1'];
const NO = ['no', 'false', 'off', '0'];

/** A Boolean; null if not given. Its name as the last word of a command means yes. */
export const flag = (options: Options): Param<boolean | null> => ({
  ...base({ sample: () => 'yes', ...options, named: true }),
  takes: 'flag',
  required: false,
  read(raw, name) {
    const value = raw?.trim().toLowerCase() ?? '';
    if (value === '') return null;
    if (YES.includes(value)) return true;
    if (NO.includes(value)) return false;
    throw new UserError('misused', 'param-not-choice', { name, choices: 'yes, no' });
  },
});
