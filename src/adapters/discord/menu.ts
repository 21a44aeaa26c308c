// Publishes the commands to Discord in all languages, if they differ from what is published.

import type { Host } from '../../core/adapter.ts';
import { echo } from '../../core/bidi.ts';
import type { AnyCommand } from '../../core/command.ts';
import type { Param } from '../../core/params.ts';
import { LOCALES, type Locale, type Localizer } from '../../core/ports.ts';
import { COMMANDS, DESCRIPTION_CHARS, MANAGE_MESSAGES, NAME_CHARS } from './limits.ts';

/**
 * What Discord calls the bot's languages. English is the default there, and Persian has no name. Discord's own programs have no Arabic
 * and no Hebrew, and discord.js's types know neither, but its interface takes both: so they are sent, for whoever shows them.
 */
const DISCORD_LOCALES: Readonly<Record<Locale, readonly string[]>> = {
  en: [],
  ar: ['ar'],
  he: ['he'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
  de: ['de'],
  tr: ['tr'],
  fa: [],
  ru: ['ru'],
  uk: ['uk'],
};

/** Texts by Discord's names of languages. */
type Localizations = Readonly<Record<string, string>>;

export interface PublishedOption {
  readonly type: 3 | 4 | 5 | 11;
  readonly name: string;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
}

export interface PublishedCommand {
  readonly type: 1 | 3;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly options?: readonly PublishedOption[];
  readonly contexts: readonly number[];
  readonly integration_types: readonly number[];
  readonly default_member_permissions?: string;
}

/** In guilds, with the bot alone, and between people; installed by a guild or by a person. */
const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] };

/** For moderators of guilds that have the bot: shown to them alone, unless a guild's administrators want it otherwise. */
const FOR_MODERATORS = {
  contexts: [0],
  integration_types: [0],
  default_member_permissions: String(MANAGE_MESSAGES),
};

const contextsOf = ({ where }: AnyCommand) => (where === 'groups' ? FOR_MODERATORS : EVERYWHERE);

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

/** The menu as Discord's list of commands. */
export const menuFor = (host: Host): PublishedCommand[] => {
  const shown = host.menu().slice(0, COMMANDS);
  const localizers = LOCALES.map((locale) => host.greet(menuOrigin(locale)));
  return [
    ...shown.map((command) => slashCommand(command, localizers)),
    ...shown.flatMap((command) =>
      command.fromMessage ? [messageCommand(command, command.fromMessage.label, localizers)] : [],
    ),
  ];
};

/** The command that a message's menu calls by this label. */
export const commandOnMessage = (host: Host, label: string): AnyCommand | undefined => {
  const words = host.greet(menuOrigin('en'));
  return host
    .menu()
    .find(({ fromMessage }) => fromMessage !== null && words.say(fromMessage.label) === label);
};

const menuOrigin = (language: Locale) => ({
  chat: 'discord:menu',
  language,
});

const slashCommand = (command: AnyCommand, localizers: readonly Localizer[]): PublishedCommand => {
  const names = inOthers(localizers, command.name, (words) => nameFrom(command.localName(words)));
  const options = Object.entries(command.params)
    .toSorted(([, a], [, b]) => Number(b.required) - Number(a.required))
    .map(([name, param]) => optionOf(name, param, localizers));
  return {
    type: 1,
    name: command.name,
    ...(names === null ? {} : { name_localizations: names }),
    ...described(localizers, (words) => command.summary(words), command.name),
    ...(options.length === 0 ? {} : { options }),
    ...contextsOf(command),
  };
};

const messageCommand = (
  command: AnyCommand,
  label: string,
  localizers: readonly Localizer[],
): PublishedCommand => {
  const say = (words: Localizer) => echo(words.say(label), NAME_CHARS);
  const [english] = localizers;
  const name = english === undefined ? label : say(english);
  const names = inOthers(localizers, name, say);
  return {
    type: 3,
    name,
    ...(names === null ? {} : { name_localizations: names }),
    ...contextsOf(command),
  };
};

const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const ATTACHMENT = 11;

const typeOf = ({ range, takes }: Param<unknown>): PublishedOption['type'] => {
  if (takes === 'file') return ATTACHMENT;
  if (range !== null) return INTEGER;
  return takes === 'flag' ? BOOLEAN : STRING;
};

const optionOf = (
  name: string,
  param: Param<unknown>,
  localizers: readonly Localizer[],
): PublishedOption => ({
  type: typeOf(param),
  name,
  ...described(localizers, (words) => words.say(param.describe), name),
  ...(param.required ? { required: true } : {}),
  ...(param.choices !== null
    ? { choices: param.choices.map((value) => ({ name: value, value })) }
    : param.suggest === null
      ? {}
      : { autocomplete: true }),
  ...(param.range === null ? {} : { min_value: param.range.min, max_value: param.range.max }),
  ...(param.max === null ? {} : { max_length: param.max }),
});

const described = (
  localizers: readonly Localizer[],
  say: (words: Localizer) => string,
  otherwise: string,
) => {
  const text = (words: Localizer) => echo(say(words), DESCRIPTION_CHARS - 1) || otherwise;
  const [english] = localizers;
  const description = english === undefined ? otherwise : text(english);
  const others = inOthers(localizers, description, text);
  return {
    description,
    ...(others === null ? {} : { description_localizations: others }),
  };
};

/** What other languages say instead of `usual`. Those that say nothing else, or nothing that Discord takes, are left out. */
const inOthers = (
  localizers: readonly Localizer[],
  usual: string,
  say: (words: Localizer) => string | null,
): Localizations | null => {
  const said = localizers.flatMap((words) => {
    const text = say(words);
    return text === null || text === usual
      ? []
      : DISCORD_LOCALES[words.locale].map((name) => [name, text] as const);
  });
  return said.length === 0 ? null : Object.fromEntries(said);
};

/** A name that Discord takes: letters and digits without the signs above and below them; null if nothing of it is left. */
const nameFrom = (name: string): string | null => {
  const plain = name
    .normalize('NFC')
    .replace(/\p{M}/gu, '')
    .replace(/[^-_'\p{L}\p{N}]/gu, '_')
    .toLowerCase();
  const cut = [...plain].slice(0, NAME_CHARS).join('');
  return NAME.test(cut) ? cut : null;
};

/** The same list without localizations, for a server that refuses them. */
export const withoutLocalizations = (commands: readonly PublishedCommand[]): PublishedCommand[] =>
  commands.map(({ name_localizations: _, description_localizations: __, options, ...command }) => ({
    ...command,
    ...(options === undefined
      ? {}
      : { options: options.map(({ description_localizations: ___, ...option }) => option) }),
  }));

/** Whether Discord already has this list. Ignores fields that Discord adds, such as IDs and defaults. */
export const isPublished = (wanted: readonly PublishedCommand[], published: unknown): boolean => {
  if (!Array.isArray(published) || published.length !== wanted.length) return false;
  if (published.some((command) => typeof command !== 'object' || command === null)) return false;
  const keyOf = ({ type, name }: PublishedCommand) => `${type} ${name}`;
  const had = new Map(published.map((command: PublishedCommand) => [keyOf(command), command]));
  return wanted.every((command) => includes(had.get(keyOf(command)), command));
};

/** Fields whose absence means something: an option that is gone, a bound that no longer holds. */
const CLEARABLE = [
  'options',
  'name_localizations',
  'description_localizations',
  'choices',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'max_length',
  'default_member_permissions',
];

const includes = (had: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted))
    return (
      Array.isArray(had) && had.length === wanted.length && wanted.every((item, i) => includes(had[i], item))
    );
  if (typeof wanted !== 'object' || wanted === null) return had === wanted;
  if (typeof had !== 'object' || had === null) return false;
  const [given, asked] = [had as Record<string, unknown>, wanted as Record<string, unknown>];
  const cleared = CLEARABLE.every((name) => name in asked || isNothing(given[name]));
  return (
    cleared &&
    Object.entries(asked).every(([name, value]) =>
      name.endsWith('_localizations') ? sameTexts(given[name], value) : includes(given[name], value),
    )
  );
};

/** An extra language is also a difference. */
const sameTexts = (had: unknown, wanted: unknown): boolean =>
  includes(had, wanted) && Object.keys(had as object).length === Object.keys(wanted as object).length;

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0);
