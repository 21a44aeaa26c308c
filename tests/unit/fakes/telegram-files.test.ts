// The fake Telegram's rules for files bite: forms are read as the Bot API reads them, and refused where it refuses them.

import { afterEach, describe, expect, it } from 'vitest';
import { begin, closeAll } from '../../fakes/telegram/caller.ts';

afterEach(closeAll);

const fileOf = (name: string, bytes = 3) => new File(['x'.repeat(bytes)], name);

const start = async () => {
  const { fake, user, call } = await begin();
  const send = async (fields: Readonly<Record<string, string | File>>, method = 'sendDocument') => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ chat_id: String(user.id), ...fields }))
      form.append(name, value);
    const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, { method: 'POST', body: form });
    return (await response.json()) as { ok: boolean; error_code?: number; description?: string };
  };
  return { fake, user, call, send };
};

describe('a document', () => {
  it('is kept with its caption, whose numbers stay text', async () => {
    const { fake, user, send } = await start();
    const keyboard = JSON.stringify({ inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] });
    const document = fileOf('a.csv');
    expect(
      await send({ document, caption: '12', method: 'sendDocument', reply_markup: keyboard }),
    ).toMatchObject({
      ok: true,
      result: { caption: '12', document: { file_name: 'a.csv', file_size: 3 } },
    });
    expect(user.private.sent()).toMatchObject([{ text: '12', document: { name: 'a.csv', text: 'xxx' } }]);
    expect(fake.violations).toEqual([]);
  });

  it('may have just so many bytes and characters', async () => {
    const { fake, send } = await start();
    const document = fileOf('a.csv', 50_000_000);
    expect(await send({ document, caption: 'x'.repeat(1_024) })).toMatchObject({ ok: true });
    expect(fake.violations).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string | File>>, string]>([
    [
      'a caption that is too long',
      { document: fileOf('a'), caption: 'x'.repeat(1_025) },
      'caption is too long',
    ],
    ['an empty file', { document: fileOf('a', 0) }, 'must be non-empty'],
    ['no file', { caption: 'x' }, "required property 'document'"],
    ['a file that is text', { document: '"a.csv"' }, 'must be object'],
    ['a file of another field', { document: fileOf('a'), photo: fileOf('b') }, 'photo'],
    ['a mode without a caption', { document: fileOf('a'), parse_mode: 'HTML' }, 'no caption'],
    ['a field that is no JSON', { document: fileOf('a'), reply_markup: 'x' }, 'holds no JSON'],
    ['an unknown field', { document: fileOf('a'), link_preview_options: '{}' }, 'link_preview_options'],
    ['a byte too many', { document: fileOf('a', 50_000_001) }, 'Too Large'],
  ])('is refused with %s', async (_, fields, reason) => {
    const { fake, user, send } = await start();
    const answer = await send(fields);
    expect(answer.ok).toBe(false);
    expect(answer.description).toContain(reason);
    expect(fake.violations).toHaveLength(1);
    expect(user.private.sent()).toEqual([]);
  });

  it('has no text that could be another', async () => {
    const { fake, user, call, send } = await start();
    await send({ document: fileOf('a') });
    const [sent] = user.private.sent();
    const edit = { chat_id: user.id, message_id: sent?.message_id, text: 'x' };
    expect((await call('editMessageText', edit)).description).toContain(
      'there is no text in the message to edit',
    );
    expect(fake.violations).toEqual([]);
  });
});
