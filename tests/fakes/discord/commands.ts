// Publishing commands: the list is checked, kept as Discord keeps it, and returned with everything filled in.

import { checkCommands } from './command-rules.ts';
import { insist, wrong } from './refusal.ts';
import type { Json } from './shapes.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
/** New names a day, by the documentation per guild, and the same for the global list. */
const CREATES_A_DAY = 200;

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const sorted = (value: unknown): Json | null =>
  value == null || Object.keys(value).length === 0
    ? null
    : Object.fromEntries(Object.entries(value as Json).sort(([a], [b]) => (a < b ? -1 : 1)));

const localized = (holder: Json, keys: readonly string[]): Json =>
  Object.fromEntries(keys.map((key) => [key, sorted(holder[key])]));

/** Discord leaves false and empty fields of options out. */
const storedOption = (option: Json): Json => {
  const { required, autocomplete, choices, options, ...rest } = option;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return {
    ...given,
    ...localized(option, ['name_localizations', 'description_localizations']),
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(listOf(choices).length > 0
      ? {
          choices: listOf(choices).map((choice) => ({
            ...choice,
            ...localized(choice, ['name_localizations']),
          })),
        }
      : {}),
    ...(listOf(options).length > 0 ? { options: listOf(options).map(storedOption) } : {}),
  };
};

const BOT_DM = 1;

const stored = (command: Json): Json => {
  const { default_member_permissions: permissions, contexts, integration_types: types, options } = command;
  const numbers = (value: unknown, otherwise: number[] | null) =>
    Array.isArray(value) ? [...(value as number[])].sort((a, b) => a - b) : otherwise;
  const where = numbers(contexts, null);
  return {
    type: command.type ?? 1,
    name: command.name,
    description: command.description ?? '',
    ...localized(command, ['name_localizations', 'description_localizations']),
    default_member_permissions: permissions == null ? null : String(permissions),
    dm_permission: where === null || where.includes(BOT_DM),
    contexts: where,
    integration_types: numbers(types, [0]),
    nsfw: command.nsfw === true,
    ...(listOf(options).length > 0 ? { options: listOf(options).map(storedOption) } : {}),
  };
};

const withoutLocalizations = (holder: Json): Json =>
  Object.fromEntries(
    Object.entries(holder).flatMap(([key, value]) => {
      if (key === 'name_localizations' || key === 'description_localizations') return [];
      return [
        [key, key === 'options' || key === 'choices' ? listOf(value).map(withoutLocalizations) : value],
      ];
    }),
  );

export interface Publisher {
  list(withLocalizations: boolean): readonly Json[];
  replace(body: unknown): readonly Json[];
}

export const createPublisher = (world: World): Publisher => {
  let created: number[] = [];

  const admit = (fresh: number): void => {
    const now = world.clock.now();
    created = created.filter((at) => now - at < DAY_MS);
    if (created.length + fresh > CREATES_A_DAY)
      throw wrong(400, 30034, 'Max number of daily application command creates has been reached (200)');
    created.push(...Array.from({ length: fresh }, () => now));
  };

  return {
    list: (withLocalizations) =>
      withLocalizations ? world.commands : world.commands.map(withoutLocalizations),
    replace(body) {
      world.publishes += 1;
      insist(checkCommands(body));
      const before = new Map(world.commands.map((command) => [`${command.type} ${command.name}`, command]));
      const wanted = (body as Json[]).map(stored);
      const known = (command: Json) => before.get(`${command.type} ${command.name}`);
      admit(wanted.filter((command) => known(command) === undefined).length);
      world.commands = wanted.map((command) => {
        const old = known(command);
        const { id = world.id(), application_id: _, version, ...was } = old ?? {};
        // What has not changed keeps its version.
        const same = JSON.stringify(was) === JSON.stringify(command);
        const kept = same && version !== undefined ? version : world.id();
        return { id, application_id: world.applicationId, version: kept, ...command };
      });
      return world.commands;
    },
  };
};
