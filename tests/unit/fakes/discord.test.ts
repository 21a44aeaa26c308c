// The fake Discord with the real discord.js: commands, interactions and messages behave as on the platform.

import {
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  Events,
  MessageFlags,
} from 'discord.js';
import {
  ApplicationCommandResponseSchema,
  InteractionCallbackResponseSchema,
  MessageResponseSchema,
} from 'discord-api-spec/zod';
import { afterEach, expect, test } from 'vitest';
import { COMMANDS, closeAll, connect, QUIET, slash, start } from '../../fakes/discord/bot.ts';
import { ROUTES } from '../../fakes/discord/discord.ts';

afterEach(closeAll);

const movable = () => {
  let now = 1_800_000_000_000;
  return {
    clock: { now: () => now },
    pass: (ms: number) => {
      now += ms;
    },
  };
};

const press = {
  type: ComponentType.Button,
  label: 'More',
  customId: 'more',
  style: ButtonStyle.Primary,
} as const;

test('discord.js becomes ready with the guilds and their channels', async () => {
  const fake = await start();
  const guild = fake.guild({ name: 'Readers', locale: 'he', systemChannel: true });
  const channel = guild.channel({ name: 'books' });
  const client = await connect(fake);
  const seen = client.guilds.cache.get(guild.id);
  expect([seen?.name, seen?.preferredLocale, seen?.systemChannel?.name]).toEqual([
    'Readers',
    'he',
    'welcome',
  ]);
  expect(client.channels.cache.get(channel.id)?.isSendable()).toBe(true);
  expect(client.user?.id).toBe(fake.botId);
  const created = new Promise((settle) => client.once(Events.GuildCreate, settle));
  const later = fake.guild({ name: 'Later' });
  expect(await created).toMatchObject({ id: later.id });
  await client.guilds.cache.get(later.id)?.leave();
  expect(later.botLeft).toBe(true);
  expect(fake.violations).toEqual([]);
});

test('published commands come back with everything filled in, and with their languages only on demand', async () => {
  const fake = await start();
  const client = await connect(fake);
  for (const command of fake.commands())
    expect(ApplicationCommandResponseSchema.safeParse(command).success).toBe(true);
  expect(fake.commands()[0]).toMatchObject({
    integration_types: [0, 1],
    nsfw: false,
    default_member_permissions: null,
    options: [{ name: 'question', required: true }, { name: 'many' }, { name: 'kind' }],
  });
  expect(fake.commands()[2]).toMatchObject({ default_member_permissions: '32' });
  const before = fake.commands();
  await client.application?.commands.set([
    { ...COMMANDS[0], nameLocalizations: { ar: 'سؤال', de: 'frage' } },
    COMMANDS[1],
  ] as never);
  const after = fake.commands();
  expect(after.map(({ id }) => id)).toEqual(before.slice(0, 2).map(({ id }) => id));
  expect(after[0]?.version).not.toBe(before[0]?.version);
  expect(after[1]?.version).toBe(before[1]?.version);
  const fetched = (query: string) =>
    client.rest.get(`/applications/${fake.applicationId}/commands`, { query: new URLSearchParams(query) });
  const [plain] = (await fetched('')) as object[];
  const [full] = (await fetched('with_localizations=true')) as object[];
  expect(JSON.stringify(plain)).not.toContain('localizations');
  expect(full).toMatchObject({
    name_localizations: { ar: 'سؤال', de: 'frage' },
    description_localizations: null,
  });
  expect(fake.publishes).toBe(2);
  expect(fake.violations).toEqual([]);
});

test('a question is deferred and answered, and others do not see an ephemeral answer', async () => {
  const fake = await start();
  const guild = fake.guild({ locale: 'ar' });
  const where = guild.channel();
  await connect(fake, async (interaction) => {
    if (interaction.isButton()) return interaction.update({ ...QUIET, content: 'changed', components: [] });
    const asked = slash(interaction);
    await asked.deferReply({ flags: MessageFlags.Ephemeral });
    await asked.editReply({
      ...QUIET,
      content: `${asked.locale} ${asked.guildLocale} ${asked.options.getString('question')}`,
      components: [{ type: ComponentType.ActionRow, components: [press] }],
    });
    await asked.followUp({ ...QUIET, content: 'and this' });
  });
  const [ada, bob] = [fake.user({ locale: 'de' }), fake.user()];
  const asked = ada.slash('ask', { question: 'why?' }, where);
  expect(fake.unanswered()).toEqual([asked.id]);
  await fake.when(() => asked.messages.length === 2);
  expect(asked.acknowledged).toMatchObject({ type: 5, ephemeral: true });
  expect(asked.messages.map((message) => message.text())).toEqual(['de ar why?', 'and this']);
  expect(asked.visibleTo(bob).map((message) => message.text())).toEqual(['and this']);
  const [first] = asked.messages;
  expect(first?.buttons()).toEqual([{ label: 'More', customId: 'more', disabled: false }]);
  if (first === undefined) throw new Error('no message');
  expect(() => bob.press(first, 'More')).toThrow(/somebody else/);
  expect(() => ada.press(first, 'Less')).toThrow(/no button/);
  const pressed = ada.press(first, 'More');
  await fake.when(() => pressed.acknowledged !== null);
  expect(first.content).toBe('changed');
  expect(first.edits).toBe(1);
  expect(fake.violations).toEqual([]);
});

test('components v2 pass through discord.js, and the message comes back as the description says', async () => {
  const fake = await start();
  const channel = fake.guild().channel();
  const client = await connect(fake);
  const target = client.channels.cache.get(channel.id);
  if (!target?.isSendable()) throw new Error('no channel');
  const components = [
    { type: ComponentType.Container, components: [{ type: ComponentType.TextDisplay, content: 'one' }] },
    { type: ComponentType.ActionRow, components: [press] },
  ];
  const payload = {
    ...QUIET,
    flags: MessageFlags.IsComponentsV2,
    components,
    nonce: 'n1',
    enforceNonce: true,
  };
  const sent = await target.send(payload as never);
  expect(sent.components.length).toBe(2);
  await sent.edit({ ...QUIET, components: [{ type: ComponentType.TextDisplay, content: 'two' }] } as never);
  expect(channel.messages.map((message) => message.text())).toEqual(['two']);
  const raw = await client.rest.post(`/channels/${channel.id}/messages`, {
    body: { content: 'x', allowed_mentions: { parse: [] }, nonce: 'n2', enforce_nonce: true },
  });
  expect(MessageResponseSchema.safeParse(raw)).toMatchObject({ success: true });
  await sent.delete();
  expect(channel.messages.map((message) => message.text())).toEqual(['x']);
  expect(fake.violations).toEqual([]);
});

test('typing completes, in time and with choices alone', async () => {
  const fake = await start();
  fake.guild().channel();
  await connect(fake, (interaction) =>
    interaction.isAutocomplete()
      ? interaction.respond([{ name: `for ${interaction.options.getFocused()}`, value: 3 }])
      : undefined,
  );
  const typed = fake.user().type({ command: 'ask', option: 'many', value: 'th' });
  expect(await typed.answer).toEqual([{ name: 'for th', value: 3 }]);
  expect(() => fake.user().type({ command: 'ask', option: 'kind', value: 'a' })).toThrow(/does not complete/);
  expect(fake.violations).toEqual([]);
});

test('a message command brings the message and its author along', async () => {
  const fake = await start();
  fake.guild().channel();
  let said = '';
  await connect(fake, (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    said = `${interaction.targetMessage.author.username}: ${interaction.targetMessage.content}`;
    return interaction.reply({ ...QUIET, content: said });
  });
  const used = fake.user().useOnMessage('Find sources', 'a claim');
  await fake.when(() => used.messages.length === 1);
  expect(said).toBe('A stranger: a claim');
});

test.each(['dm', 'group-dm'] as const)('an interaction arrives from a %s', async (where) => {
  const fake = await start();
  let got: unknown[] = [];
  await connect(fake, (interaction) => {
    const { guildId, userId } = interaction.authorizingIntegrationOwners;
    got = [interaction.context, guildId, userId];
    return slash(interaction).reply({ ...QUIET, content: 'here' });
  });
  const user = fake.user();
  const asked = user.slash('ask', { question: 'q' }, where);
  await fake.when(() => asked.messages.length === 1);
  expect(got).toEqual(where === 'dm' ? [1, '0', null] : [2, null, user.id]);
  expect(() => user.useOnMessage('Find sources', 'x', where)).toThrow(/not shown here/);
});

test('a client sends nothing that the published command does not allow', async () => {
  const fake = await start();
  const channel = fake.guild().channel();
  const away = fake.guild({ botIn: false }).channel();
  await connect(fake);
  const user = fake.user();
  expect(() => user.slash('nope')).toThrow(/is published/);
  expect(() => user.slash('ask')).toThrow(/required/);
  expect(() => user.slash('ask', { question: 'x'.repeat(21) })).toThrow(/longer/);
  expect(() => user.slash('ask', { question: 'x', many: 6 })).toThrow(/more than 5/);
  expect(() => user.slash('ask', { question: 'x', many: '2' })).toThrow(/not a number/);
  expect(() => user.slash('ask', { question: 'x', kind: 'b' })).toThrow(/choices/);
  expect(() => user.slash('ask', { question: 'x', other: 1 })).toThrow(/no option/);
  expect(() => user.slash('admin')).toThrow(/not shown to this person/);
  expect(() => user.slash('ask', { question: 'x' }, away)).toThrow(/not installed/);
  const taken = [
    fake.user({ installed: true }).slash('ask', { question: 'x' }, away),
    fake.user({ permissions: 32n }).slash('admin', {}, channel),
  ];
  expect(fake.unanswered()).toEqual(taken.map(({ id }) => id));
});

test('after 3 s an interaction is unknown, after 15 min its token is dead', async () => {
  const { clock, pass } = movable();
  const fake = await start({ clock });
  fake.guild().channel();
  const got: ChatInputCommandInteraction[] = [];
  const client = await connect(fake, (interaction) => got.push(slash(interaction)));
  const arrive = async () => {
    const before = got.length;
    const arrived = new Promise((settle) => client.once(Events.InteractionCreate, settle));
    const asked = fake.user().slash('ask', { question: 'q' });
    await arrived;
    return { asked, interaction: got[before] as ChatInputCommandInteraction };
  };
  const late = await arrive();
  pass(3_000);
  await expect(late.interaction.reply({ ...QUIET, content: 'x' })).rejects.toMatchObject({
    code: 10062,
    status: 404,
  });
  expect(fake.unanswered()).toEqual([late.asked.id]);

  const timely = await arrive();
  pass(2_999);
  await timely.interaction.reply({ ...QUIET, content: 'x' });
  pass(15 * 60_000 - 3_000);
  await timely.interaction.followUp({ ...QUIET, content: 'y' });
  pass(1);
  await expect(timely.interaction.editReply({ ...QUIET, content: 'z' })).rejects.toMatchObject({
    code: 50027,
    status: 401,
  });
  expect(timely.asked.messages.map(({ content }) => content)).toEqual(['x', 'y']);
  expect(fake.violations).toEqual([
    `${ROUTES.callback}: 404 Unknown interaction`,
    `${ROUTES.editAnswer}: 401 Invalid Webhook Token`,
  ]);
});

test('the response to a first response is as described', async () => {
  const fake = await start();
  fake.guild().channel();
  let answer: unknown;
  const client = await connect(fake, async (interaction) => {
    answer = await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body: { type: 4, data: { content: 'x', allowed_mentions: { parse: [] } } },
      query: new URLSearchParams({ with_response: 'true' }),
      auth: false,
    });
  });
  fake.user().slash('ask', { question: 'q' });
  await expect
    .poll(() => InteractionCallbackResponseSchema.safeParse(answer))
    .toMatchObject({ success: true });
});

test('what waits in vain says what happened last', async () => {
  const fake = await start();
  await connect(fake);
  const waiting = fake.when(() => false);
  await fake.close();
  await expect(waiting).rejects.toThrow(/the fake was closed; last calls \[.*PUT \/applications/);
});
