// Which commands Telegram shows to whom.

import { describe, expect, it } from 'vitest';
import { publishMenu } from '../../../src/adapters/telegram/menu.ts';
import type { Methods } from '../../../src/adapters/telegram/methods.ts';
import type { Host } from '../../../src/core/adapter.ts';
import { defineCommand } from '../../../src/core/command.ts';
import { LOCALES } from '../../../src/core/ports.ts';
import { createLog } from '../../../src/system/log.ts';
import { loadWords } from '../../../src/words/words.ts';

const command = (name: string, where: 'anywhere' | 'groups') =>
  defineCommand({
    name,
    where,
    summary: () => name,
    examples: [name],
    params: {},
    audience: 'everyone',
    effect: 'reads',
    run: () => ({ cards: [] }),
  });

const MENU = [command('start', 'anywhere'), command('ask', 'anywhere'), command('pin', 'groups')];

const listsOf = async (menu = MENU, logged: string[] = []) => {
  const lists = new Map<string, string[]>();
  const host = { menu: () => menu, greet: () => loadWords()('en') } as unknown as Host;
  await publishMenu({
    api: {
      async call(method, params) {
        if (method !== 'setMyCommands') return [];
        const { scope, language_code = '', commands } = params as Methods['setMyCommands']['params'];
        lists.set(
          `${scope.type} ${language_code}`.trim(),
          commands.map((one) => one.command),
        );
        return [];
      },
    } as Parameters<typeof publishMenu>[0]['api'],
    host,
    clock: { now: () => 0, elapsed: () => 0, wait: async () => {} },
    log: createLog('warn', { write: (line: string) => void logged.push(line) }),
    stopping: new AbortController().signal,
  });
  return lists;
};

describe('the menu', () => {
  it('shows what moderators do to administrators of groups only, beside all else', async () => {
    const lists = await listsOf();
    expect(lists.get('all_private_chats')).toEqual(['start', 'ask']);
    expect(lists.get('all_group_chats')).toEqual(['ask']);
    expect(lists.get('all_chat_administrators')).toEqual(['ask', 'pin']);
    expect(lists.get('all_chat_administrators he')).toEqual(['ask', 'pin']);
    expect(lists.get('all_group_chats uk')).toEqual(['ask']);
    expect(lists.size).toBe(3 * LOCALES.length);
  });

  it('shows a hundred commands, and tells the log how many it leaves out', async () => {
    const logged: string[] = [];
    await listsOf(MENU, logged);
    expect(logged).toEqual([]);
    const many = Array.from({ length: 103 }, (_, i) => command(`topic_${i}`, 'anywhere'));
    const lists = await listsOf(many, logged);
    expect(lists.get('all_private_chats')).toHaveLength(100);
    expect(JSON.parse(logged[0] ?? '{}')).toMatchObject({ left: 3, msg: expect.stringContaining('/topic') });
  });
});
