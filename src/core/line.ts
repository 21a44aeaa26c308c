// Splits a typed line into a command and the raw texts of its parameters.

import type { AnyCommand } from './command.ts';

/** A word, or a run of words in quotation marks of any of the common kinds. */
const VALUE = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|(\S+)/y;

export interface ParsedLine {
  /** Whether it began with a slash. */
  readonly isCommand: boolean;
  readonly name: string;
  readonly rest: string;
}

/** Splits `/name rest`; a line without a slash is a question, so its name is `ask`. */
export const splitLine = (line: string): ParsedLine => {
  const trimmed = line.trim();
  if (!trimmed.startsWith('/')) return { isCommand: false, name: 'ask', rest: trimmed };
  const [, name = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(trimmed) ?? [];
  return { isCommand: true, name: name.toLowerCase(), rest };
};

/**
 * The raw texts of a command's parameters. `name:value` is taken for a parameter wherever it stands, if the command has one
 * of that name and the value follows at once (`limit:3`, `source:"The Times"`); the other words go to the remaining
 * parameters in their order. Words that no parameter takes are given as `''`, which no command knows. The names of flags as
 * the last words set them, if the line was a command; in a question they are words like any other. A parameter that takes all has all
 * but a flag with its value before it (`private:yes`), which nobody's text begins with.
 */
export const splitParams = (command: AnyCommand, rest: string, isCommand = true): Record<string, string> => {
  const whole = Object.keys(command.params).find((name) => command.params[name]?.takes === 'all');
  if (whole !== undefined) return wholeParams(command, whole, rest);
  const raw: Record<string, string> = {};
  const left: string[] = [];
  const names = Object.entries(command.params).flatMap(([name, { takes }]) =>
    takes === 'rest' || takes === 'file' ? [] : [name],
  );

  let at = 0;
  while (at < rest.length) {
    const next = /\s*/y;
    next.lastIndex = at;
    next.exec(rest);
    const gap = next.lastIndex;
    if (gap >= rest.length) break;
    const name = names.find((n) => rest.slice(gap, gap + n.length + 1).toLowerCase() === `${n}:`);
    const value = name === undefined ? null : valueAt(rest, gap + name.length + 1);
    if (name !== undefined && value !== null) {
      raw[name] = value.text;
      at = value.end;
      continue;
    }
    const [run = ''] = /\S+/y.exec(rest.slice(gap)) ?? [];
    left.push(rest.slice(at, gap + run.length));
    at = gap + run.length;
  }
  let words = left.join('').trim();
  const flag = () => (isCommand ? flagAtEnd(command, words, raw) : null);
  for (let set = flag(); set !== null; set = flag()) {
    raw[set] = 'yes';
    words = words.slice(0, -set.length).trim();
  }
  return { ...raw, ...positional(command, words, raw) };
};

const wholeParams = (command: AnyCommand, whole: string, rest: string): Record<string, string> => {
  const flags = Object.keys(command.params).filter((name) => command.params[name]?.takes === 'flag');
  const [lead = '', name = '', value = ''] = /^\s*(\w+):(yes|no)(?=\s)/i.exec(rest) ?? [];
  const flag = flags.find((one) => one === name.toLowerCase());
  const text = flag === undefined ? rest : rest.slice(lead.length);
  return { ...(text === '' ? {} : { [whole]: text }), ...(flag === undefined ? {} : { [flag]: value }) };
};

/** A flag that is set by its bare name. Never the only word if a word is required. */
const flagAtEnd = (command: AnyCommand, words: string, named: Record<string, string>): string | null => {
  const last = /(?:^|\s)(\S+)$/.exec(words)?.[1]?.toLowerCase();
  if (last === undefined || last in named || command.params[last]?.takes !== 'flag') return null;
  const needed = last.length === words.length && Object.values(command.params).some((p) => p.required);
  return needed ? null : last;
};

const valueAt = (rest: string, at: number): { text: string; end: number } | null => {
  VALUE.lastIndex = at;
  const match = VALUE.exec(rest);
  if (match === null) return null;
  return { text: match.slice(1).find((group) => group !== undefined) ?? '', end: at + match[0].length };
};

/**
 * Assigns the remaining words by position. The last parameter takes all that are left, so that names of several words need no quotation
 * marks.
 */
const positional = (command: AnyCommand, left: string, named: Record<string, string>) => {
  const raw: Record<string, string> = {};
  const open = Object.entries(command.params).filter(([name, param]) => !param.named && !(name in named));
  let rest = left;
  for (const [i, [name, { takes }]] of open.entries()) {
    if (rest === '') break;
    const value = valueAt(rest, 0);
    const whole = takes === 'rest' || (i === open.length - 1 && value?.end !== rest.length);
    raw[name] = whole ? rest : (value?.text ?? '');
    rest = whole ? '' : rest.slice(value?.end ?? rest.length).trim();
  }
  if (rest !== '') raw[''] = rest;
  return raw;
};
