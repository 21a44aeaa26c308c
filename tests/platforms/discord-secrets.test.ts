// Whatever goes wrong, neither the log nor health nor what is announced tells a token, an id, a name or a question.

import { expect, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import type { FakeInteraction, FakeUser } from '../fakes/discord/shapes.ts';
import type { Fault } from '../fakes/faults.ts';
import { chats, settle } from './discord-chat.ts';

const { enter } = chats();

const MARK = 'marker-of-a-secret';

it('tells nothing of all that while everything goes wrong', async () => {
  const bot = await enter({ mayStayUnanswered: true, brings: /404 Unknown interaction$/ });
  const { discord, channel, guild } = bot;
  const place = discord.guild({ name: `guild ${MARK}`, systemChannel: true });
  const street = place.channel({ name: `channel ${MARK}` });
  const mara = discord.user({ name: `name ${MARK}`, installed: true });
  const secrets = new Set([MARK, discord.token, guild.id, channel.id, place.id, street.id, mara.id]);
  const used = <T extends FakeInteraction>(said: T): T => {
    for (const secret of [said.id, said.token]) secrets.add(secret);
    return said;
  };
  const ended = () => bot.logs(/"msg":"(answered|could not deliver an answer)"/);
  const during = async (act: () => FakeInteraction, end: Promise<unknown> = ended()) => {
    used(act());
    await end;
    discord.faults.clear();
  };
  const ask = (user: FakeUser = mara) => user.slash('ask', { question: `what of ${MARK}` }, street);

  const faults: readonly Fault[] = [
    ...[400, 401, 403, 404, 429, 500, 503].map(
      (status): Fault => ({
        is: 'answer',
        status,
        ...(status === 429
          ? {}
          : {
              body: {
                code: 50035,
                message: `wrong: ${MARK}`,
                errors: { x: { _errors: [{ code: MARK, message: MARK }] } },
              },
            }),
      }),
    ),
    { is: 'answer', status: 502, body: MARK },
    { is: 'reset' },
    { is: 'lost' },
    { is: 'garbage', body: `{"${MARK}": ` },
  ];
  for (const fault of faults)
    for (const route of [ROUTES.callback, ROUTES.editAnswer]) {
      discord.faults.plan(route, fault, { times: 'status' in fault && fault.status === 429 ? 1 : 20 });
      await during(ask);
    }

  const [shown] = used(await bot.answering(() => mara.slash('crossings', {}, street))).messages;
  if (shown === undefined) throw new Error('no answer');
  for (const fault of faults) {
    if ('status' in fault && fault.status === 429) continue;
    discord.faults.plan(ROUTES.callback, fault, { times: 20 });
    await during(() => mara.press(shown, 'Context'));
    discord.faults.plan(ROUTES.callback, fault, { times: 20 });
    await during(
      () => mara.type({ command: 'sources', option: 'document', value: MARK }, street),
      Promise.race([ended(), discord.when(() => discord.faults.left() < 20)]),
    );
    discord.faults.plan(ROUTES.send, fault, { times: 20 });
    await during(() => {
      const said = ask();
      bot.clock.forward(3_000);
      return said;
    });
    await discord.when(() => bot.adapter.health() === 'up');
    await discord.gateway.connected();
  }

  for (const fault of faults.slice(1)) {
    discord.faults.plan(ROUTES.listCommands, fault, { times: 20 });
    const told = bot.logs(/"was":"down","is":"up"/);
    discord.gateway.close(4004);
    await told;
    await discord.gateway.connected();
    await settle(bot);
    discord.faults.clear();
  }
  discord.gateway.drop();
  used(await bot.answering(() => ask()));
  await discord.gateway.connected();
  discord.faults.plan(ROUTES.gateway, { is: 'answer', status: 401, body: { message: MARK, code: 0 } });
  const failed = bot.logs(/"is":"failed"/);
  discord.gateway.close(4004);
  await failed;

  const log = bot.logged.join('');
  expect(bot.logged.length).toBeGreaterThan(50);
  for (const secret of secrets) {
    expect(log).not.toContain(secret);
    expect(bot.announced.join('\n')).not.toContain(secret);
    expect(bot.adapter.health()).not.toContain(secret);
  }
  expect(log).not.toContain(discord.applicationId);
  expect(log).not.toMatch(/\d{17,}/);
  // The log is still of use: it says which call failed, and how.
  expect(log).toContain('POST /interactions/:interaction/:token/callback');
  expect(log).toMatch(/status 403, code 50035/);
});
