// What Discord's client checks of a slash command before it sends it.

import { OPTION } from './command-rules.ts';
import type { Json, OptionValue } from './shapes.ts';

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What the client checks of one value before it sends it. */
const checkValue = (option: Json, value: OptionValue, typing: boolean): void => {
  const { name, type, choices, min_value: min, max_value: max, min_length: short, max_length: long } = option;
  const refuse = (why: string): never => {
    throw new Error(`Discord's client refuses ${String(name)}: ${why}`);
  };
  // An attachment is named by its id.
  const wanted = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number', 11: 'string' }[Number(type)];
  if (wanted === undefined) throw new Error(`options of type ${String(type)} are not known to the fake`);
  if (typing) return;
  if (typeof value !== wanted) refuse(`a ${typeof value} is not a ${wanted}`);
  if (type === OPTION.integer && !Number.isInteger(value)) refuse('not an integer');
  if (typeof value === 'number' && typeof min === 'number' && value < min) refuse(`less than ${min}`);
  if (typeof value === 'number' && typeof max === 'number' && value > max) refuse(`more than ${max}`);
  if (typeof value === 'string') {
    if (value === '' || value.length < Number(short ?? 0)) refuse('too short');
    if (value.length > Number(long ?? 6_000)) refuse(`longer than ${Number(long ?? 6_000)}`);
  }
  const list = listOf(choices);
  if (list.length > 0 && !list.some((choice) => choice.value === value)) refuse('not one of the choices');
};

const fill = (
  declared: readonly Json[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | null,
): Json[] => {
  for (const name of Object.keys(values))
    if (!declared.some((option) => option.name === name)) throw new Error(`there is no option ${name}`);
  return declared.flatMap((option) => {
    const name = String(option.name);
    const value = values[name];
    if (value === undefined) {
      if (option.required === true && focused === null)
        throw new Error(`Discord's client refuses: ${name} is required`);
      return [];
    }
    checkValue(option, value, focused === name);
    return [{ name, type: option.type, value, ...(focused === name ? { focused: true } : {}) }];
  });
};

/** The options of a subcommand are nested in it, and so are its values. */
export const nest = (
  holder: Json,
  path: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | null,
): Json[] => {
  const [next, ...rest] = path;
  const options = listOf(holder.options);
  const branches = options.filter(({ type }) => type === OPTION.sub || type === OPTION.group);
  if (next === undefined && branches.length > 0) throw new Error('a subcommand must be chosen');
  if (next === undefined) return fill(options, values, focused);
  const branch = branches.find(({ name }) => name === next);
  if (branch === undefined) throw new Error(`there is no subcommand ${next}`);
  return [{ name: next, type: branch.type, options: nest(branch, rest, values, focused) }];
};

export const completing = (command: Json, path: readonly string[], option: string): boolean => {
  const holder = path.reduce<Json | undefined>(
    (at, step) => listOf(at?.options).find((each) => each.name === step),
    command,
  );
  return listOf(holder?.options).some((each) => each.name === option && each.autocomplete === true);
};
