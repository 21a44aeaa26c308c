// The rules for publishing commands bite: a bad list is refused as a whole and goes on record.

import { beforeEach, expect, test } from 'vitest';
import { type FakeDiscord, openDiscord } from '../../fakes/discord/discord.ts';
import { createRaw, takeViolations } from '../../fakes/discord/raw.ts';

type Body = Record<string, unknown>;

let fake: FakeDiscord;

const wrongs = () => takeViolations(fake);
const publish = (commands: unknown) =>
  createRaw(fake)('PUT', `/applications/${fake.applicationId}/commands`, commands);
const command = (more: Body = {}) => ({ name: 'ask', description: 'Ask', ...more });
const option = (more: Body = {}) => ({ type: 3, name: 'o', description: 'O', ...more });

// A day's creations are counted, so that every test has its own platform.
beforeEach(async () => {
  fake = await openDiscord();
  return () => fake.close();
});

const long = Array.from({ length: 25 }, (_, at) => option({ name: `o${at}`, description: 'd'.repeat(100) }));
const choices = Array.from({ length: 25 }, (_, at) => ({
  name: `${at}`.padEnd(100, 'n'),
  value: `${at}`.padEnd(100, 'v'),
}));

test.each<[string, unknown]>([
  ['Arabic and Hebrew', [command({ name_localizations: { ar: 'سؤال', he: 'שאלה' } })]],
  ['100 commands', Array.from({ length: 100 }, (_, at) => command({ name: `c${at}` }))],
  ['one name in two kinds', [command(), { type: 3, name: 'ask' }, { type: 2, name: 'ask' }]],
  ['permissions as digits', [command({ default_member_permissions: '32', nsfw: false })]],
  ['nothing', []],
])('%s pass', async (_, list) => {
  expect(await publish(list)).toMatchObject({ status: 200 });
  expect(wrongs()).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ['an upper-case name', [command({ name: 'Ask' })], /name is invalid/],
  ['a name with a space', [command({ name: 'a b' })], /name is invalid/],
  ['a name of 33', [command({ name: 'a'.repeat(33) })], /name/],
  ['an upper-case localisation', [command({ name_localizations: { de: 'Frage' } })], /localizations.de/],
  ['an unknown locale', [command({ name_localizations: { xx: 'x' } })], /no such locale/],
  ['no description', [{ name: 'ask' }], /description/],
  ['a long description', [command({ description: 'd'.repeat(101) })], /description/],
  ['a description of a context menu', [command({ type: 3 })], /have none/],
  ['one name twice', [command(), command()], /twice/],
  ['101 commands', Array.from({ length: 101 }, (_, at) => command({ name: `c${at}` })), /101 commands/],
  [
    '16 message commands',
    Array.from({ length: 16 }, (_, at) => ({ type: 3, name: `c${at}` })),
    /16 commands/,
  ],
  ['an unknown field', [command({ descripton: 'x' })], /descripton/],
  ['dm_permission', [command({ dm_permission: true })], /deprecated/],
  [
    'required after optional',
    [command({ options: [option(), option({ name: 'p', required: true })] })],
    /first/,
  ],
  ['an option twice', [command({ options: [option(), option()] })], /twice/],
  ['26 options', [command({ options: [...long, option()] })], /options/],
  ['26 choices', [command({ options: [option({ choices: [...choices, choices[0]] })] })], /choices/],
  [
    'choices and autocomplete',
    [command({ options: [option({ choices, autocomplete: true })] })],
    /autocomplete/,
  ],
  ['max_length 6,001', [command({ options: [option({ max_length: 6_001 })] })], /max_length/],
  ['min over max', [command({ options: [option({ type: 4, min_value: 2, max_value: 1 })] })], /more than/],
  ['min_value of a text', [command({ options: [option({ min_value: 2 })] })], /min_value/],
  [
    '8,000 characters',
    [command({ options: [option({ choices }), option({ name: 'p', choices })] })],
    /8000 are allowed/,
  ],
  [
    '8,000 characters in the longest language',
    [
      command({
        options: long.map((each) => ({
          ...each,
          description_localizations: { de: 'd'.repeat(100) },
          choices: [
            { name: 'n', name_localizations: { de: 'n'.repeat(100), fr: 'n' }, value: 'v'.repeat(100) },
          ],
          name_localizations: { fr: `${each.name}${'x'.repeat(28)}` },
        })),
      }),
    ],
    /8000 are allowed/,
  ],
  ['no list', command(), /must be a list/],
])('%s are refused', async (_, list, why) => {
  const before = fake.commands();
  expect(await publish(list)).toMatchObject({ status: 400, json: { code: 50035 } });
  expect(wrongs()[0]).toMatch(why);
  expect(fake.commands()).toBe(before);
});
