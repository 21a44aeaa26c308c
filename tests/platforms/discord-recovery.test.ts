// What a connection does whose calls are refused, and a list of commands that has to wait.

import { expect, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import { chats, folders } from './discord-chat.ts';

const { enter, start } = chats();
const folderOf = folders();

it('backs off from a Discord that lets it in and refuses its calls', async () => {
  const bot = await start({
    before: ({ faults }) => faults.plan(ROUTES.listCommands, { is: 'answer', status: 401 }, { times: 8 }),
  });
  const began = bot.clock.now();
  await bot.discord.when(() => bot.discord.publishes === 1);
  // Eight times half a second would be four; doubling pauses make minutes.
  expect(bot.clock.now() - began).toBeGreaterThan(60_000);
});

it('publishes its commands when Discord takes them again, however long that was', async () => {
  const bot = await start({
    before: ({ faults }) => faults.plan(ROUTES.listCommands, { is: 'answer', status: 503 }, { times: 14 }),
  });
  await bot.discord.when(() => bot.discord.publishes === 1);
  expect(bot.discord.faults.left()).toBe(0);
});

it('completes titles that are long and begin alike so that each leads to its document', async () => {
  const title = (end: string) => `Minutes of the harbour council on the ferries and their fares, part ${end}`;
  const files = Object.fromEntries(
    ['one', 'two'].map((end) => [`${end}.md`, `---\ntitle: "${title(end)}"\n---\n\nThe ${end} ferry.\n`]),
  );
  const bot = await enter({ config: { knowledgeDir: await folderOf(files) } });
  const typing = bot.discord
    .user()
    .type({ command: 'sources', option: 'document', value: 'Minutes' }, bot.channel);
  const names = (await typing.answer).map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set([title('one'), title('two')]));
});
