// Presses, inline queries and commands at the fake Telegram: what may be answered and published.

import { afterEach, describe, expect, it } from 'vitest';
import { begin, button, closeAll } from '../../fakes/telegram/caller.ts';

afterEach(closeAll);

describe('questions', () => {
  it('of buttons are answered once, in time', async () => {
    const { fake, call, user, html } = await begin();
    await html('x', button({ callback_data: 'go' }));
    const [message] = user.private.sent();
    if (message === undefined) throw new Error('nothing sent');
    expect(() => user.press(message, 'y')).toThrow('0 buttons say "y"');
    const id = user.press(message, 'x');
    expect(fake.unansweredCallbacks()).toEqual([id]);
    const answer = () => call('answerCallbackQuery', { callback_query_id: id, text: 'done' });
    fake.faults.plan('answerCallbackQuery', { is: 'lost' });
    await expect(answer()).rejects.toThrow();
    expect(fake.answerTo(id)?.text).toBe('done');
    expect((await answer()).description).toMatch(/query is too old/);
    // The first answer was done, but the bot could not know.
    expect(fake.violations).toEqual([]);
    const late = user.press(message, 'x');
    fake.expire(late);
    expect((await call('answerCallbackQuery', { callback_query_id: late })).error_code).toBe(400);
    const twice = user.press(message, 'x');
    expect((await call('answerCallbackQuery', { callback_query_id: twice })).ok).toBe(true);
    expect((await call('answerCallbackQuery', { callback_query_id: twice })).ok).toBe(false);
    expect(fake.violations).toHaveLength(1);
    expect(fake.unansweredCallbacks()).toEqual([]);
  });

  const article = (id: string, message_text = 'words') => ({
    type: 'article',
    id,
    title: 'A title',
    input_message_content: { message_text, parse_mode: 'HTML' },
  });
  it.each([
    ['the same id twice', { results: [article('a'), article('a')] }, 'RESULT_ID_DUPLICATE'],
    ['an empty id', { results: [article('')] }, 'RESULT_ID_INVALID'],
    ['too long an id', { results: [article('é'.repeat(33))] }, 'RESULT_ID_INVALID'],
    ['too many', { results: Array.from({ length: 51 }, (_, i) => article(`${i}`)) }, 'RESULTS_TOO_MUCH'],
    ['bad HTML', { results: [article('a', '<b>')] }, "can't parse entities"],
    ['a bad payload', { results: [], button: { text: 'x', start_parameter: 'a b' } }, 'START_PARAM_INVALID'],
    ['a button without an action', { results: [], button: { text: 'x' } }, 'BUTTON_TYPE_INVALID'],
  ])('asked inline are not answered with %s', async (_, answer, reason) => {
    const { fake, call, poll, user } = await begin();
    void user.query('ferry');
    const update = (await poll()).map(({ inline_query }) => inline_query as { id: string }).at(-1) ?? {
      id: '',
    };
    const refused = await call('answerInlineQuery', { inline_query_id: update.id, ...answer });
    expect(refused.description).toContain(reason);
    expect(fake.violations).toHaveLength(1);
  });

  it('asked inline bring their answer', async () => {
    const { fake, call, poll, user } = await begin();
    const asked = user.query('ferry');
    const { id } = (await poll()).map(({ inline_query }) => inline_query as { id: string }).at(-1) ?? {
      id: '',
    };
    await call('answerInlineQuery', { inline_query_id: id, results: [article('a')] });
    expect((await asked).results[0]?.title).toBe('A title');
    expect(fake.violations).toEqual([]);
  });
});

describe('commands', () => {
  it('are published by scope and language', async () => {
    const { fake, call } = await begin();
    const commands = [{ command: 'ask', description: 'Ask' }];
    const scope = { type: 'all_group_chats' };
    await call('setMyCommands', { commands, scope, language_code: 'he' });
    expect(fake.commands({ type: 'all_group_chats' }, 'he')).toEqual(commands);
    expect(fake.commands()).toEqual([]);
    expect((await call('getMyCommands', { scope, language_code: 'he' })).result).toEqual(commands);
    await call('deleteMyCommands', { scope, language_code: 'he' });
    expect(fake.commands({ type: 'all_group_chats' }, 'he')).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  it.each([
    ['a capital', [{ command: 'Ask', description: 'Ask' }]],
    ['a long name', [{ command: 'a'.repeat(33), description: 'Ask' }]],
    ['no description', [{ command: 'ask', description: '' }]],
    ['a long description', [{ command: 'ask', description: 'x'.repeat(257) }]],
    ['a hundred and one', Array.from({ length: 101 }, (_, i) => ({ command: `a${i}`, description: 'x' }))],
    ['one twice', Array(2).fill({ command: 'ask', description: 'x' })],
  ])('are refused with %s', async (_, commands) => {
    const { fake, call } = await begin();
    expect((await call('setMyCommands', { commands })).error_code).toBe(400);
    expect(fake.violations).toHaveLength(1);
  });
});
