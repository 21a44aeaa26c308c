// What a busy chat, a wrong press and a second edit do to the answers that others read.

import { describe, expect, it } from 'vitest';
import { onTelegram } from '../telegram-of.ts';
import {
  asRead,
  botFor,
  CROSSINGS,
  labels,
  ledTo,
  newest,
  refusal,
  startParameter,
  withBot,
} from './telegram-town.ts';

const bot = withBot();

describe('a chat in which very much is asked', () => {
  it('is answered as far as people can wait, told so once, and does not wait for ever', async () => {
    const busy = await botFor();
    const ada = busy.telegram.user();
    const group = busy.telegram.group({ members: [ada] });
    for (let i = 0; i < 200; i++) ada.say('/about', { in: group });
    await busy.telegram.polled();
    await busy.answering(() => busy.telegram.user().say('/about'));
    await busy.telegram.when(() => group.sent().some(({ text }) => text.includes('Please wait')));
    const said = group.sent().map(({ text }) => text.includes('Please wait'));
    expect(said.filter((isRefusal) => isRefusal)).toHaveLength(1);
    expect(said.length).toBeLessThan(40);
    await busy.answering(() => ada.say('/crossings', { in: group }));
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
  });
});

describe('a press of “More” that comes to nothing', () => {
  it('leaves the excerpts where they are', async () => {
    const strict = await botFor({ userRate: 2 });
    const [ada, bob] = [strict.telegram.user(), strict.telegram.user()];
    const group = strict.telegram.group({ members: [ada, bob] });
    await strict.answering(() => ada.say('/ceasefire limit:1', { in: group }));
    const shown = newest(group);
    await strict.answering(() => bob.press(shown, 'Context'));
    await strict.answering(() => bob.press(shown, 'More'));
    expect(shown.edits).toBe(0);
    expect(newest(group).text).toContain('Please wait');
  });
});

describe('a private answer to a question in a group', () => {
  it('changes in place when the question is changed, and is not given again', async () => {
    const { telegram, answering } = bot();
    const ada = telegram.user();
    const group = telegram.group({ members: [ada] });
    await answering(() => ada.say('/about'));
    const question = await answering(() => ada.say('/help', { in: group }));
    const { length } = ada.private.sent();
    await answering(() => ada.edit(question, '/help '));
    await answering(() => ada.edit(question, '/privacy'));
    expect(ada.private.sent()).toHaveLength(length);
    expect(newest(ada.private).text).toContain('Privacy');
    expect(group.sent()).toEqual([]);
  });

  it('leads to the settings and does not set them once more elsewhere', async () => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    await bot().answering(() => ada.say('/settings language:he', { in: group }));
    const parameter = startParameter(newest(group)) ?? '';
    await bot().answering(() => ada.start(parameter));
    await bot().answering(() => ada.say('/about'));
    expect(asRead(newest(ada.private).text)).toContain('Version');
  });

  it('of somebody whom Telegram does not know is pointed to in the group', async () => {
    const { telegram, answering } = bot();
    const ada = telegram.user();
    const group = telegram.group({ members: [ada] });
    await answering(() => ada.say('/about'));
    telegram.faults.plan('sendMessage', refusal(400, 'Bad Request: chat not found'));
    await answering(() => ada.say('/help', { in: group }));
    expect(labels(newest(group))).toHaveLength(1);
  });
});

describe('a group of the list that becomes a supergroup', () => {
  it('is answered on, and whoever runs the bot is told the new id', async () => {
    const first = await onTelegram();
    const { id } = first.telegram.group({ members: [first.telegram.user()] });
    await first.close();
    const own = await botFor({ allowedChats: [`telegram:${id}`, 'telegram:private'] });
    const ada = own.telegram.user();
    const group = own.telegram.group({ members: [ada] });
    expect(group.id).toBe(id);
    const chatMigrated = own.telegram.migrate(group);
    await own.answering(() => ada.say('/about', { in: chatMigrated }));
    expect(chatMigrated.botLeft).toBe(false);
    expect(own.announced.join()).toContain(`telegram:${chatMigrated.id}`);
  });
});

describe('a question that is changed into one for the asker alone', () => {
  it('takes its public answer away also where private chats are not allowed', async () => {
    const first = await onTelegram();
    const { id } = first.telegram.group({ members: [first.telegram.user()] });
    await first.close();
    const own = await botFor({ allowedChats: [`telegram:${id}`] });
    const ada = own.telegram.user();
    const group = own.telegram.group({ members: [ada] });
    const question = await own.answering(() => ada.say('/crossings', { in: group }));
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
    await own.answering(() => ada.edit(question, '/crossings private'));
    expect(group.sent()).toHaveLength(1);
    expect(newest(group).text).toContain('for one person only');
  });
});

describe('a press for the presser alone', () => {
  it('says that it cannot be answered where private chats are not allowed', async () => {
    const first = await onTelegram();
    const { id } = first.telegram.channel({ members: [first.telegram.user()] });
    await first.close();
    const own = await botFor({ allowedChats: [`telegram:${id}`] });
    const ada = own.telegram.user();
    const channel = own.telegram.channel({ members: [ada] });
    expect(channel.id).toBe(id);
    await own.answering(() => channel.post('/crossings'));
    const press = ada.press(newest(channel), '1 · Context');
    await own.telegram.when(() => own.telegram.answerTo(press) !== undefined);
    expect(own.telegram.answerTo(press)?.text).toContain('for one person only');
    expect(ledTo(own.telegram, press)).toBeNull();
  });
});
