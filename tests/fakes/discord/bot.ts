// A small bot on the real discord.js, to try the fake with.

import {
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
} from 'discord.js';
import { type DiscordOptions, type FakeDiscord, openDiscord } from './discord.ts';

export const COMMANDS = [
  {
    name: 'ask',
    description: 'Ask',
    integrationTypes: [1, 0],
    contexts: [0, 1, 2],
    options: [
      { type: 3, name: 'question', description: 'What', required: true, maxLength: 20 },
      { type: 4, name: 'many', description: 'How many', minValue: 1, maxValue: 5, autocomplete: true },
      { type: 3, name: 'kind', description: 'Which', choices: [{ name: 'A', value: 'a' }] },
    ],
  },
  { type: 3, name: 'Find sources', contexts: [0] },
  { name: 'admin', description: 'For the few', defaultMemberPermissions: 32n },
] as const;

export const QUIET = { allowedMentions: { parse: [] } } as const;

const open: (() => Promise<unknown>)[] = [];
export const closeAll = async (): Promise<void> => {
  for (const close of open.splice(0).reverse()) await close();
};

export const start = async (options?: DiscordOptions): Promise<FakeDiscord> => {
  const fake = await openDiscord(options);
  open.push(() => fake.close());
  return fake;
};

export const makeClient = (fake: FakeDiscord, intents = [GatewayIntentBits.Guilds]): Client => {
  const client = new Client({ intents, rest: { api: fake.url, version: '10' } });
  client.on(Events.Error, () => {});
  open.push(() => client.destroy());
  return client;
};

export const connect = async (
  fake: FakeDiscord,
  answer: (interaction: Interaction) => unknown = () => {},
) => {
  const client = makeClient(fake);
  client.on(Events.InteractionCreate, (interaction) => {
    void Promise.resolve(answer(interaction)).catch(() => {});
  });
  const ready = new Promise((settle) => client.once(Events.ClientReady, settle));
  await client.login(fake.token);
  await ready;
  await client.application?.commands.set(COMMANDS as never);
  return client;
};

export const slash = (interaction: Interaction): ChatInputCommandInteraction => {
  if (!interaction.isChatInputCommand()) throw new Error('not a slash command');
  return interaction;
};
