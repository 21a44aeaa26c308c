// /help: what can be asked, and how.

import { echo } from '../src/core/bidi.ts';
import { type AnyCommand, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { word } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { action, type Card, code, type Inline, list, soft, strong, text } from '../src/core/reply.ts';

export const help = ({ menu }: { menu: () => readonly AnyCommand[] }) =>
  defineCommand({
    name: 'help',
    summary: (l) => l.say('help-summary'),
    examples: ['help', 'help ask'],
    params: {
      command: word({
        describe: 'param-command',
        suggest: (typed) =>
          menu()
            .filter(({ name }) => name.startsWith(typed.replace(/^\//, '').toLowerCase()))
            .map(({ name }) => ({ label: `/${name}`, value: name })),
      }),
    },
    audience: 'asker',
    effect: 'reads',
    run({ command }, { words: l }) {
      if (command === null) return { cards: overview(menu(), l) };
      const wanted = command.replace(/^\//, '').toLowerCase();
      const found = menu().find(({ name }) => name === wanted);
      if (found === undefined)
        throw new UserError('missing', 'command-unknown', { name: echo(wanted, 32) }, ['/help']);
      return { cards: [detail(found, l)] };
    },
  });

const overview = (menu: readonly AnyCommand[], l: Localizer): Card[] => {
  const entries = (kind: AnyCommand['kind']): Inline[][] =>
    menu.filter((c) => c.kind === kind).map((c) => [strong(usage(c)), ' · ', c.summary(l)]);
  return [
    { title: l.say('help-title'), blocks: [text(l.say('help-intro')), list(...entries('code'))] },
    ...(entries('topic').length > 0
      ? [
          {
            title: l.say('help-topics'),
            blocks: [list(...entries('topic'))],
            actions: [action('/topics', '/topics')],
          },
        ]
      : []),
  ];
};

/** The name with what has to be given; the rest is told by the command's own page. */
const usage = (command: AnyCommand): string =>
  [
    `/${command.name}`,
    ...Object.entries(command.params)
      .filter(([, { required }]) => required)
      .map(([name]) => `<${name}>`),
  ].join(' ');

const detail = (command: AnyCommand, l: Localizer): Card => ({
  title: usage(command),
  blocks: [
    text(command.summary(l)),
    list(
      ...Object.entries(command.params).map(([name, { describe, choices, range }]): Inline[] => [
        strong(name),
        ` · ${l.say(describe)}`,
        ...(choices === null ? [] : [soft(` (${choices.join(', ')})`)]),
        ...(range === null ? [] : [soft(` (${range.least}–${range.most})`)]),
      ]),
    ),
    ...(command.examples.length > 0 ? [text(...command.examples.flatMap((e) => [code(`/${e}`), ' ']))] : []),
  ].filter((block) => block.is !== 'list' || block.items.length > 0),
});
