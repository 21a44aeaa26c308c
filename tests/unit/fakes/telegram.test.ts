// The fake Telegram bites: every call is checked, and a call that is wrong is refused and noted.

import { Telegram, TelegramError } from 'telegraf';
import { afterEach, describe, expect, it } from 'vitest';
import { begin, button, closeAll } from '../../fakes/telegram/caller.ts';

afterEach(closeAll);

describe('calls', () => {
  it('are answered to telegraf', async () => {
    const { fake, user } = await begin();
    const telegram = new Telegram(fake.token, { apiRoot: fake.url });
    expect((await telegram.getMe()).username).toBe(fake.bot.username);
    const sent = await telegram.sendMessage(user.id, 'a <b>bold</b> word', { parse_mode: 'HTML' });
    expect(sent.text).toBe('a bold word');
    const [stored] = user.private.sent();
    expect(stored?.entities).toEqual([{ type: 'bold', offset: 2, length: 4 }]);
    await telegram.editMessageText(user.id, sent.message_id, undefined, 'other');
    expect(stored).toMatchObject({ text: 'other', edits: 1 });
    await telegram.deleteMessage(user.id, sent.message_id);
    expect(user.private.sent()).toEqual([]);
    expect(fake.violations).toEqual([]);
    expect(fake.calls.map(({ method }) => method)).toContain('deleteMessage');
  });

  it('refuse a wrong token and an unknown method', async () => {
    const { fake, call } = await begin();
    const stranger = new Telegram('1:none', { apiRoot: fake.url });
    const error = await stranger.getMe().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TelegramError);
    expect(error).toMatchObject({ response: { ok: false, error_code: 401, description: 'Unauthorized' } });
    expect(fake.violations).toEqual([]);
    expect(await call('sendDice')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
    expect(fake.violations).toEqual(['sendDice: Not Found']);
  });

  it.each([
    ['an unknown parameter', 'sendMessage', { chat_id: 1, text: 'a', disable_web_page_preview: true }],
    ['a mistyped parameter', 'sendMessage', { chat_id: 1, text: 5 }],
    ['a number as text', 'deleteMessage', { chat_id: 1, message_id: '5' }],
    ['a fraction', 'deleteMessage', { chat_id: 1, message_id: 5.5 }],
    ['a missing parameter', 'sendMessage', { chat_id: 1 }],
    ['a parameter within', 'sendMessage', { chat_id: 1, text: 'a', reply_parameters: { message: 1 } }],
    ['JSON within a string', 'sendMessage', { chat_id: 1, text: 'a', reply_markup: '{}' }],
    ['an unknown action', 'sendChatAction', { chat_id: 1, action: 'dance' }],
    ['half a surrogate pair', 'sendMessage', { chat_id: 1, text: 'a\ud83d' }],
    ['a chat that nobody made', 'getChat', { chat_id: 1 }],
  ])('refuse %s', async (_, method, params) => {
    const { fake, call } = await begin();
    expect(await call(method, params)).toMatchObject({ ok: false, error_code: 400 });
    expect(fake.violations).toHaveLength(1);
  });
});

describe('messages', () => {
  it.each([
    ['no text', '', {}, 'message text is empty'],
    ['white space', ' \n\u200b ', {}, 'message text is empty'],
    ['too long a text', 'x'.repeat(4097), {}, 'message is too long'],
    ['an unclosed tag', '<b>x', {}, 'Can\'t find end tag corresponding to start tag "b"'],
    ['a misnested tag', '<b><i>x</b></i>', {}, 'expected "</i>", found "</b>"'],
    ['an unknown tag', '<p>x</p>', {}, 'Unsupported start tag "p" at byte offset 0'],
    ['a bare angle', '1 < 2', {}, 'Unclosed start tag at byte offset 2'],
    ['an end without a start', 'x</b>', {}, 'Unexpected end tag at byte offset 1'],
    ['an entity that Telegram does not know', '&nbsp;x', {}, 'Unsupported entity "&nbsp;"'],
    ['a bare ampersand', 'a & b', {}, 'Unsupported entity "&"'],
    ['a quotation in a quotation', '<blockquote>a<blockquote>b</blockquote></blockquote>', {}, 'nested'],
    ['a tag in code', '<code>a<b>b</b></code>', {}, 'can\'t be inside of the tag "code"'],
    ['a span that is no spoiler', '<span>x</span>', {}, 'must have class "tg-spoiler"'],
    ['a link without an address', '<a>x</a>', {}, 'no usable address'],
    ['a hundred and one entities', '<b>x</b> '.repeat(101), {}, '101 entities'],
    ['an empty action', 'x', button({ callback_data: '' }), 'BUTTON_DATA_INVALID'],
    ['an action over 64 bytes', 'x', button({ callback_data: 'é'.repeat(33) }), 'BUTTON_DATA_INVALID'],
    ['a button without text', 'x', button({ text: '', callback_data: 'a' }), 'Text must be non-empty'],
    ['a button without an action', 'x', button({}), 'required property'],
    ['a button with two', 'x', button({ callback_data: 'a', url: 'https://a.example' }), 'additional'],
    ['a button to nowhere', 'x', button({ url: 'nowhere' }), 'Wrong HTTP URL'],
    [
      'a hundred and one buttons',
      'x',
      { reply_markup: { inline_keyboard: Array(101).fill([{ text: 'x', callback_data: 'x' }]) } },
      'REPLY_MARKUP_TOO_LONG',
    ],
  ])('refuse %s', async (_, text, more, reason) => {
    const { fake, user, html } = await begin();
    const answer = await html(text, more);
    expect(answer).toMatchObject({ ok: false, error_code: 400 });
    expect(answer.description).toMatch(/^Bad Request: /);
    expect(answer.description).toContain(reason);
    expect(fake.violations).toHaveLength(1);
    expect(user.private.sent()).toEqual([]);
  });

  it('take just as much as is allowed', async () => {
    const { fake, html } = await begin();
    expect((await html(`<b>${'x'.repeat(4096)}</b>`, button({ callback_data: 'x'.repeat(64) }))).ok).toBe(
      true,
    );
    expect((await html('<b>x</b> '.repeat(100))).ok).toBe(true);
    expect(fake.violations).toEqual([]);
  });

  it('complain of a link with a preview, and of a deep link that loses its payload', async () => {
    const { fake, send, html } = await begin();
    expect((await send('see https://ferry.example/a')).ok).toBe(true);
    expect(fake.violations).toEqual(['sendMessage: a link without link_preview_options.is_disabled']);
    await html(`<a href="https://t.me/${fake.bot.username}?start=a+b">x</a>`);
    expect(fake.violations).toHaveLength(2);
  });

  it('are not edited into themselves, nor when they are gone, nor when they are of others', async () => {
    const { fake, call, user, html } = await begin();
    await html('<b>a</b>');
    const [sent] = user.private.sent();
    const edit = (message_id: number | undefined, text: string) =>
      call('editMessageText', { chat_id: user.id, message_id, text, parse_mode: 'HTML' });
    expect((await edit(sent?.message_id, '<strong>a</strong>')).description).toMatch(
      /message is not modified/,
    );
    expect((await edit(1, 'b')).description).toBe('Bad Request: message to edit not found');
    expect((await call('deleteMessage', { chat_id: user.id, message_id: 1 })).description).toBe(
      'Bad Request: message to delete not found',
    );
    expect(fake.violations).toEqual([]);
    expect(fake.refusals).toHaveLength(3);
    await edit(user.private.messages[0]?.message_id, 'b');
    expect(fake.violations).toEqual(["editMessageText: Bad Request: message can't be edited"]);
  });

  it('go into topics and below messages that exist', async () => {
    const { fake, call, user } = await begin();
    const forum = fake.group({ forum: true, members: [user] });
    const plain = fake.group({ kind: 'supergroup', members: [user] });
    const thread = forum.topic('Tides');
    const to = (chat_id: number, more: object) => call('sendMessage', { chat_id, text: 'x', ...more });
    expect((await to(forum.id, { message_thread_id: thread })).result).toMatchObject({
      is_topic_message: true,
      message_thread_id: thread,
    });
    for (const [chat, wrongThread] of [
      [forum, thread + 1],
      [plain, thread],
    ] as const)
      expect((await to(chat.id, { message_thread_id: wrongThread })).description).toBe(
        'Bad Request: message thread not found',
      );
    const reply_parameters = { message_id: 9 };
    expect((await to(plain.id, { reply_parameters })).description).toBe(
      'Bad Request: message to be replied not found',
    );
    const lenient = { ...reply_parameters, allow_sending_without_reply: true };
    expect((await to(plain.id, { reply_parameters: lenient })).ok).toBe(true);
  });

  it('do not reach people and chats that do not have the bot', async () => {
    const { fake, call, user } = await begin();
    const group = fake.group({ members: [user] });
    const to = async (chat: { readonly id: number }) =>
      (await call('sendMessage', { chat_id: chat.id, text: 'x' })).description;
    expect(await to(fake.user())).toBe("Forbidden: bot can't initiate conversation with a user");
    user.block();
    expect(await to(user)).toBe('Forbidden: bot was blocked by the user');
    user.unblock();
    expect(await to(user)).toBeUndefined();
    group.kickBot();
    expect(await to(group)).toBe('Forbidden: bot was kicked from the group chat');
    group.addBot();
    await call('leaveChat', { chat_id: group.id });
    expect(group.botLeft).toBe(true);
    expect(await to(group)).toBe('Forbidden: bot is not a member of the group chat');
    expect(fake.violations).toEqual([]);
  });

  it('follow a group that has become a supergroup', async () => {
    const { fake, call, poll, user } = await begin();
    const group = fake.group({ members: [user] });
    const grown = fake.migrate(group);
    const answer = await call('sendMessage', { chat_id: group.id, text: 'x' });
    expect(answer).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: grown.id } });
    expect((await call('sendMessage', { chat_id: grown.id, text: 'x' })).ok).toBe(true);
    expect(await poll()).toMatchObject([
      {},
      { message: { chat: { id: group.id }, migrate_to_chat_id: grown.id } },
      { message: { chat: { id: grown.id }, migrate_from_chat_id: group.id } },
    ]);
  });
});
