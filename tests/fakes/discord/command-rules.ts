// What Discord accepts as a list of application commands.

import { ApplicationCommandUpdateRequestSchema, AvailableLocalesEnumSchema } from 'discord-api-spec/zod';
import type { Issue } from './refusal.ts';
import { checkSchema } from './schema.ts';
import type { Json } from './shapes.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_CHARACTERS = 8_000;
const MOST = { 1: 100, 2: 15, 3: 15 } as const;
export const OPTION = {
  sub: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  number: 10,
  attachment: 11,
} as const;

type Path = readonly (string | number)[];
type Blame = (path: Path, code: string, message: string) => void;

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const mapOf = (value: unknown): Record<string, string> => (value ?? {}) as Record<string, string>;

const checkLocales = (holder: Json, path: Path, blame: Blame): void => {
  for (const key of ['name_localizations', 'description_localizations'])
    for (const locale of Object.keys(mapOf(holder[key])))
      if (!AvailableLocalesEnumSchema.safeParse(locale).success)
        blame([...path, key, locale], 'ENUM_TYPE_COERCE', 'Discord knows no such locale');
};

const checkName = (holder: Json, path: Path, blame: Blame): void => {
  const names: [Path, string][] = [
    [[...path, 'name'], String(holder.name)],
    ...Object.entries(mapOf(holder.name_localizations)).map(([locale, name]): [Path, string] => [
      [...path, 'name_localizations', locale],
      name,
    ]),
  ];
  for (const [where, name] of names)
    if (!CHAT_NAME.test(name) || name !== name.toLowerCase())
      blame(where, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
};

const checkUnique = (items: readonly Json[], key: string, path: Path, blame: Blame): void => {
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item[key])) blame([...path, index, key], 'ALREADY_EXISTS', 'is there twice');
    seen.add(item[key]);
  }
};

const checkChoices = (option: Json, path: Path, blame: Blame): void => {
  const choices = listOf(option.choices);
  if (option.autocomplete === true && choices.length > 0)
    blame([...path, 'choices'], 'AUTOCOMPLETE_WITH_CHOICES', 'not together with autocomplete');
  checkUnique(choices, 'name', [...path, 'choices'], blame);
  checkUnique(choices, 'value', [...path, 'choices'], blame);
  for (const [index, choice] of choices.entries()) checkLocales(choice, [...path, 'choices', index], blame);
};

const checkOptions = (holder: Json, path: Path, blame: Blame): void => {
  const options = listOf(holder.options);
  let optional = false;
  checkUnique(options, 'name', path, blame);
  const kinds = new Set(options.map(({ type }) => type === OPTION.sub || type === OPTION.group));
  if (kinds.size > 1) blame(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'subcommands beside options');
  for (const [index, option] of options.entries()) {
    const here = [...path, index];
    checkName(option, here, blame);
    checkLocales(option, here, blame);
    checkChoices(option, here, blame);
    if (String(option.description).trim() === '') blame([...here, 'description'], 'BLANK', 'is blank');
    if (option.required === true && optional)
      blame(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'required options come first');
    optional ||= option.required !== true;
    for (const [low, high] of [
      ['min_value', 'max_value'],
      ['min_length', 'max_length'],
    ] as const) {
      const [min, max] = [option[low], option[high]];
      if (typeof min === 'number' && typeof max === 'number' && min > max)
        blame([...here, low], 'RANGE', `is more than ${high}`);
    }
    checkOptions(option, [...here, 'options'], blame);
  }
};

const longest = (holder: Json, key: string): number =>
  Math.max(
    String(holder[key] ?? '').length,
    ...Object.values(mapOf(holder[`${key}_localizations`])).map((text) => text.length),
  );

/** Names, descriptions and values of a command with all its options and choices, each in its longest language. */
const charactersOf = (holder: Json): number =>
  longest(holder, 'name') +
  longest(holder, 'description') +
  String(holder.value ?? '').length +
  [...listOf(holder.options), ...listOf(holder.choices)].reduce((sum, inner) => sum + charactersOf(inner), 0);

/** The documentation has `nsfw`, and permissions as a string of digits; the published description has neither. */
const asPublished = ({ nsfw, default_member_permissions: permissions, ...rest }: Json): Json => ({
  ...rest,
  ...(nsfw === undefined || typeof nsfw === 'boolean' ? {} : { nsfw }),
  ...(permissions === undefined
    ? {}
    : {
        default_member_permissions:
          typeof permissions === 'string' && /^\d+$/.test(permissions) ? Number(permissions) : permissions,
      }),
});

const checkCommand = (command: Json, path: Path, blame: Blame): void => {
  const { type, name, description, options } = command;
  checkLocales(command, path, blame);
  if ('dm_permission' in command)
    blame([...path, 'dm_permission'], 'OUR_RULE', 'is deprecated, contexts say it');
  for (const key of ['contexts', 'integration_types']) {
    const list = listOf(command[key]);
    if (new Set(list).size < list.length) blame([...path, key], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'twice');
  }
  if ((type ?? 1) === 1) {
    checkName(command, path, blame);
    if (typeof description !== 'string' || description.trim() === '')
      blame([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    checkOptions(command, [...path, 'options'], blame);
  } else {
    if (String(name).trim() === '') blame([...path, 'name'], 'BLANK', 'is blank');
    if (description != null && description !== '')
      blame([...path, 'description'], 'APPLICATION_COMMAND_DESCRIPTION', 'context menus have none');
    if (listOf(options).length > 0) blame([...path, 'options'], 'OPTIONS', 'context menus have none');
  }
  const characters = charactersOf(command);
  if (characters > MAX_CHARACTERS)
    blame(path, 'APPLICATION_COMMAND_TOO_LARGE', `${characters} characters, 8000 are allowed`);
};

export const checkCommands = (body: unknown): Issue[] => {
  if (!Array.isArray(body)) return [{ path: [], code: 'LIST_TYPE_CONVERT', message: 'must be a list' }];
  const commands = body as Json[];
  const issues: Issue[] = commands.flatMap((command, index) =>
    checkSchema(ApplicationCommandUpdateRequestSchema, asPublished(command)).map((issue) => ({
      ...issue,
      path: [index, ...issue.path],
    })),
  );
  if (issues.length > 0) return issues;
  const blame: Blame = (path, code, message) => issues.push({ path, code, message });
  for (const [index, command] of commands.entries()) checkCommand(command, [index], blame);
  for (const [type, max] of Object.entries(MOST)) {
    const those = commands.filter((command) => String(command.type ?? 1) === type);
    checkUnique(those, 'name', [], blame);
    if (those.length > max)
      blame([], 'APPLICATION_COMMANDS_TOO_MANY', `${those.length} commands of type ${type}, ${max} allowed`);
  }
  return issues;
};
