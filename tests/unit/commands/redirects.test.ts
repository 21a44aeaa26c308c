// Names that other programs have lead to commands that there are, and are none of ours.

import { expect, it } from 'vitest';
import { REDIRECTS } from '../../../commands/redirects.ts';
import { appOf } from '../../app-of.ts';

it('each leads to a command, and is no name of one', async () => {
  const { app } = await appOf();
  const menu = app.host.menu();
  const names = new Set(menu.flatMap(({ name, aliases }) => [name, ...aliases]));
  for (const [name, { use }] of REDIRECTS) {
    expect([name, names.has(name)]).toEqual([name, false]);
    for (const usual of use)
      expect(
        menu.map((c) => c.name),
        name,
      ).toContain(usual);
  }
});

it('has the names that people try first', () => {
  for (const name of [
    'search',
    'find',
    'docs',
    'verify',
    'quote',
    'subscribe',
    'language',
    'quit',
    'exit',
    'stop',
    'feedback',
  ])
    expect(REDIRECTS.has(name), name).toBe(true);
});
