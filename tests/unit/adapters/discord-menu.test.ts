// The published commands: within what Discord takes, and published again exactly when they differ.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  isPublished,
  menuFor,
  type PublishedCommand,
  withoutLocalizations,
} from '../../../src/adapters/discord/menu.ts';
import type { Host } from '../../../src/core/adapter.ts';
import { type AnyCommand, defineCommand } from '../../../src/core/command.ts';
import { count, flag, word } from '../../../src/core/params.ts';
import { isLocale } from '../../../src/core/ports.ts';
import { loadWords } from '../../../src/words/words.ts';
import { appOf } from '../../app-of.ts';
import { checkCommands } from '../../fakes/discord/command-rules.ts';
import { createPublisher } from '../../fakes/discord/commands.ts';
import type { Json } from '../../fakes/discord/shapes.ts';
import { createIds, type World } from '../../fakes/discord/world.ts';

const words = loadWords();

const hostOf = (commands: readonly AnyCommand[]): Host =>
  ({
    menu: () => commands,
    greet: ({ language }: { language: string }) => words(isLocale(language) ? language : 'en'),
  }) as unknown as Host;

const command = (changes: Partial<Parameters<typeof defineCommand>[0]> = {}): AnyCommand =>
  defineCommand({
    name: 'ferry',
    summary: () => 'The ferry',
    examples: [],
    params: {},
    audience: 'everyone',
    effect: 'reads',
    run: () => ({ cards: [] }),
    ...changes,
  });

/** The list as Discord gives it back. */
const stored = (wanted: readonly PublishedCommand[]): Json[] => {
  const world = { commands: [], publishes: 0, id: createIds({ now: () => 0 }) } as unknown as World;
  const publisher = createPublisher({ ...world, clock: { now: () => 0 } } as World);
  publisher.replace(wanted);
  return structuredClone(publisher.list(true)) as Json[];
};

let shipped: PublishedCommand[];
beforeAll(async () => {
  shipped = menuFor((await appOf()).app.host);
});

/** The languages that Discord is told, by its own names. */
const TOLD = ['ar', 'he', 'fr', 'es-ES', 'es-419', 'de', 'tr', 'ru', 'uk'];
const inAll = (text: string) => Object.fromEntries(TOLD.map((locale) => [locale, text]));

describe('the menu', () => {
  it('of the shipped commands is taken by Discord, with and without other languages', () => {
    expect(checkCommands(shipped)).toEqual([]);
    expect(checkCommands(withoutLocalizations(shipped))).toEqual([]);
    expect(JSON.stringify(withoutLocalizations(shipped))).not.toContain('localizations');
  });

  it('of the shipped commands describes each in every language that Discord knows, within its limit', () => {
    const slash = shipped.filter(({ type }) => type === 1);
    const bots = slash.filter(({ name }) => ['ask', 'check', 'help', 'settings', 'privacy'].includes(name));
    expect(bots).toHaveLength(5);
    for (const { name, description, description_localizations: said = {} } of bots) {
      expect(Object.keys(said).sort(), name).toEqual([...TOLD].sort());
      expect(Object.values(said), name).not.toContain(description);
    }
    const cut = slash.flatMap(({ name, description_localizations: said = {}, options = [] }) =>
      [said, ...options.map((option) => option.description_localizations ?? {})].flatMap((texts) =>
        Object.entries(texts).flatMap(([locale, text]) =>
          text.endsWith('…') ? [`${name} ${locale}: ${text}`] : [],
        ),
      ),
    );
    expect(cut).toEqual([]);
  });

  it('leaves out what a language says as English does', () => {
    const menu = menuFor(hostOf([command({ localName: () => 'ferry' })]));
    expect(menu[0]).not.toHaveProperty('name_localizations');
    expect(menu[0]).not.toHaveProperty('description_localizations');
  });

  it('is the same each time it is made', async () => {
    expect(menuFor((await appOf()).app.host)).toEqual(shipped);
  });

  it('holds a hundred slash commands at most, the first ones', () => {
    const many = Array.from({ length: 130 }, (_, i) => command({ name: `ferry_${i}` }));
    const menu = menuFor(hostOf(many));
    expect(menu.map(({ name }) => name)).toEqual(many.slice(0, 100).map(({ name }) => name));
    expect(checkCommands(menu)).toEqual([]);
  });

  it.each([
    ['pointed', 'תְּקוּפָה', 'תקופה'],
    ['vowelled', 'مُفَاوَضَات', 'مفاوضات'],
    ['composed', 'é', 'é'],
    ['upper case', 'ÉTÉ', 'été'],
    ['spaces and signs', 'a b/c.d', 'a_b_c_d'],
    ['long', 'א'.repeat(50), 'א'.repeat(32)],
    ['beyond the first plane', '𐤀'.repeat(40), '𐤀'.repeat(32)],
  ])('has local names that Discord takes: %s', (_, name, published) => {
    const menu = menuFor(hostOf([command({ localName: () => name })]));
    expect(menu[0]?.name_localizations).toEqual(inAll(published));
    expect(checkCommands(menu)).toEqual([]);
  });

  it.each(['', ' \u0301'.trim(), '\u0301', 'İ', '\u200f'])(
    'leaves a local name out, or keeps what Discord takes of it: %j',
    (name) => {
      expect(checkCommands(menuFor(hostOf([command({ localName: () => name })])))).toEqual([]);
    },
  );

  it.each([
    ['blank', ' '],
    ['long', 'word '.repeat(60)],
    ['of controls', '\u202e\u0000\u2067'],
    ['of emoji', '👍'.repeat(100)],
  ])('has a description that Discord takes where a summary is %s', (_, summary) => {
    const menu = menuFor(hostOf([command({ summary: () => summary })]));
    expect(checkCommands(menu)).toEqual([]);
  });

  it('of the longest descriptions and all options stays below 8,000 characters a command', () => {
    const params = Object.fromEntries(
      Array.from({ length: 25 }, (_, i) => [`option_${i}`, word({ describe: 'privacy-groups' })]),
    );
    const menu = menuFor(hostOf([command({ summary: () => 'x'.repeat(200), params })]));
    expect(checkCommands(menu)).toEqual([]);
  });

  it('puts required options first, and bounds numbers', () => {
    const menu = menuFor(
      hostOf([
        command({
          params: {
            secret: flag({ describe: 'param-private' }),
            many: count({ describe: 'param-limit', min: 2, max: 5, fallback: 3 }),
            what: { ...word({ describe: 'param-source' }), required: true },
          },
        }),
      ]),
    );
    expect(menu[0]?.options).toMatchObject([
      { name: 'what', type: 3, required: true },
      { name: 'secret', type: 5 },
      { name: 'many', type: 4, min_value: 2, max_value: 5 },
    ]);
  });

  it('shows what is for groups to moderators of guilds alone, and the rest to all, everywhere', () => {
    const fromMessage = { param: 'what', label: 'ask-from-message' };
    const params = { what: word({ describe: 'param-source' }) };
    const menu = menuFor(
      hostOf([command({ where: 'groups', fromMessage, params }), command({ name: 'sea' })]),
    );
    const forModerators = { contexts: [0], integration_types: [0], default_member_permissions: '8192' };
    const [slash, open, onMessage] = menu;
    expect(slash).toMatchObject({ type: 1, ...forModerators });
    expect(onMessage).toMatchObject({ type: 3, ...forModerators });
    expect(open).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(open).not.toHaveProperty('default_member_permissions');
    expect(checkCommands(menu)).toEqual([]);
    expect(isPublished(menu, stored(menu))).toBe(true);
  });

  it('takes an optional rest of the line', () => {
    const note = { ...word({ describe: 'param-source' }), takes: 'rest' as const, max: 500, isProse: true };
    const menu = menuFor(hostOf([command({ params: { note } })]));
    expect(menu[0]?.options).toMatchObject([{ name: 'note', type: 3, max_length: 500 }]);
    expect(menu[0]?.options?.[0]).not.toHaveProperty('required');
    expect(isPublished(menu, stored(menu))).toBe(true);
  });
});

/** Every place in a tree, as the way to it. */
const places = (value: unknown, path: readonly (string | number)[] = []): (string | number)[][] => [
  ...(path.length > 0 ? [[...path]] : []),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

const changed = (
  list: readonly Json[],
  path: readonly (string | number)[],
  change: (value: unknown) => unknown,
) => {
  const copy = structuredClone(list) as unknown as Record<string | number, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const value = change(at[last]);
  if (value !== undefined) at[last] = value;
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete at[last];
  return copy as unknown as Json[];
};

const another = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.toReversed().concat(value);
  return {};
};

describe('a published list', () => {
  it('is known again as Discord gives it back', () => {
    expect(isPublished(shipped, stored(shipped))).toBe(true);
    const plain = withoutLocalizations(shipped);
    expect(isPublished(plain, stored(plain))).toBe(true);
    expect(isPublished(shipped, stored(shipped).toReversed())).toBe(true);
    expect(isPublished([], [])).toBe(true);
  });

  it('without other languages is not the one with them, and the other way round', () => {
    const plain = withoutLocalizations(shipped);
    expect(isPublished(shipped, stored(plain))).toBe(false);
    expect(isPublished(plain, stored(shipped))).toBe(false);
  });

  it.each([[undefined], [null], ['[]'], [{}], [[null]], [[1, 2]], [[{}]]])('is not %j', (odd) => {
    expect(isPublished(shipped, odd)).toBe(false);
  });

  it.each([[[null]], [['x']]])('of as many entries as ours may be any list: %j', (odd) => {
    expect(isPublished(shipped.slice(0, 1), odd)).toBe(false);
  });

  it('is told from ours wherever a value of it is another one, or is gone', () => {
    const had = stored(shipped);
    const missed = places(shipped)
      .filter((path) => !(path.at(-1) === 'required' && path.length === 0))
      .flatMap((path) =>
        [another, () => undefined].flatMap((change, i) =>
          isPublished(shipped, changed(had, path, change))
            ? [`${path.join('.')} ${i === 0 ? 'changed' : 'gone'}`]
            : [],
        ),
      );
    expect(missed).toEqual([]);
  });

  it.each([
    ['an option more', ['options'], [{ type: 3, name: 'x', description: 'x' }]],
    ['choices more', ['options', 0, 'choices'], [{ name: 'a', value: 'a' }]],
    ['a required option', ['options', 0, 'required'], true],
    ['completion', ['options', 0, 'autocomplete'], true],
    ['a bound', ['options', 0, 'max_length'], 5],
    ['a right that it takes', ['default_member_permissions'], '8192'],
    ['names in other languages', ['name_localizations'], { ar: 'x' }],
    ['a description in another language', ['options', 0, 'description_localizations'], { fr: 'x' }],
  ])('is told from ours where it has %s', (_, path, value) => {
    const params = path.length > 1 ? { what: word({ describe: 'param-source' }) } : {};
    const plain = withoutLocalizations(menuFor(hostOf([command({ params })])));
    expect(
      isPublished(
        plain,
        changed(stored(plain), [0, ...path], () => value),
      ),
    ).toBe(false);
  });

  it('is told from ours where it has a language more than ours', () => {
    const menu = menuFor(hostOf([command({ localName: (l) => (l.locale === 'he' ? 'x' : '') })]));
    expect(menu[0]?.name_localizations).toEqual({ he: 'x' });
    const had = changed(stored(menu), [0, 'name_localizations'], () => ({ ar: 'old', he: 'x' }));
    expect(isPublished(menu, had)).toBe(false);
  });
});
