// Completions of a line that is being typed: names of commands, and values of their parameters.

import type { AnyCommand } from './command.ts';
import { MAX_SUGGESTIONS } from './limits.ts';
import { splitLine } from './line.ts';
import type { Param } from './params.ts';
import type { Localizer, Nearest, Suggestion } from './ports.ts';

interface CompletionParts {
  /** The commands of this moment. */
  readonly commands: () => readonly AnyCommand[];
  readonly nearest: Nearest;
}

export const suggestLine = (
  parts: CompletionParts,
  find: (name: string) => AnyCommand | undefined,
  line: string,
  words: Localizer,
): readonly Suggestion[] => {
  const lead = line.trimStart();
  const typing = /^\/(\S*)$/.exec(lead);
  if (typing !== null) return suggestNames(parts, (typing[1] ?? '').toLowerCase(), words);

  const { name, rest } = splitLine(lead);
  const command = find(name);
  if (command === undefined) return [];
  const prefix = lead.slice(0, lead.length - rest.length);
  const named = /(?:^|\s)([a-z_]+):("?)([^\s"]*)$/.exec(rest);
  const [key, param] =
    Object.entries(command.params).find(([n]) => n === named?.[1]) ??
    Object.entries(command.params).find(([, p]) => !p.named) ??
    [];
  if (key === undefined || param === undefined) return [];
  const isNamed = named !== null && key === named[1];
  const typed = isNamed ? (named[3] ?? '') : rest;
  const before = isNamed
    ? prefix + rest.slice(0, rest.length - typed.length - (named[2] ?? '').length)
    : prefix;
  return valuesFor(param, typed, words).map(({ label, value }) => ({
    label,
    value: before + (isNamed && /\s/.test(value) ? `"${value}"` : value),
  }));
};

export const valuesFor = (param: Param<unknown>, typed: string, words: Localizer): readonly Suggestion[] =>
  (param.suggest?.(typed, words) ?? chosen(param.choices, typed)).slice(0, MAX_SUGGESTIONS);

const chosen = (choices: readonly string[] | null, typed: string): Suggestion[] =>
  (choices ?? []).filter((c) => c.startsWith(typed.toLowerCase())).map((c) => ({ label: c, value: c }));

const suggestNames = (parts: CompletionParts, typed: string, words: Localizer): Suggestion[] => {
  const commands = parts.commands().filter((c) => !c.hidden);
  const begins = commands.filter((c) => [c.name, ...c.aliases].some((n) => n.startsWith(typed)));
  const byName = new Map(commands.map((c) => [c.name, c]));
  const near =
    begins.length > 0 || typed.length < 3
      ? []
      : parts.nearest(typed, [...byName.keys()]).flatMap(({ name }) => byName.get(name) ?? []);
  return [...begins, ...near].slice(0, MAX_SUGGESTIONS).map((c) => ({
    label: `/${c.name} — ${c.summary(words)}`,
    value: `/${c.name}${Object.values(c.params).some((p) => p.required) ? ' ' : ''}`,
  }));
};
