// The two platforms' SDKs with nothing above them: bots that give one fixed answer, as a measure of what ours adds.

import { Client, GatewayIntentBits, MessageFlags } from 'discord.js';
import { Telegraf } from 'telegraf';
import type { Address } from './town.ts';

/** What an answer sends: the same bytes that our own bot was seen to send. */
export interface Payloads {
  readonly discord: { readonly components: readonly object[] };
  readonly telegram: object;
}

export const startBareDiscord = async (discord: Address, { components }: Payloads['discord']) => {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.url },
    allowedMentions: { parse: [] },
  });
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    const flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;
    await interaction.editReply({ components: components as never, flags: flags as never });
  });
  await client.login(discord.token);
  return { stop: () => client.destroy() };
};

export const startBareTelegram = async (telegram: Address, payload: object) => {
  const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.url } });
  bot.on('message', (context) => {
    void bot.telegram.callApi('sendMessage', { ...(payload as { text: string }), chat_id: context.chat.id });
  });
  const launched = bot.launch();
  return {
    async stop() {
      bot.stop();
      await launched;
    },
  };
};
