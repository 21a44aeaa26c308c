// The host answers whatever happens, in the right language, and says no more to the log than it may.

import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/core/adapter.ts';
import { type AnyCommand, defineCommand, type Effect } from '../../../src/core/command.ts';
import { MisquoteError } from '../../../src/core/errors.ts';
import { createHost, type HostParts } from '../../../src/core/host.ts';
import { choice, flag, word, words } from '../../../src/core/params.ts';
import type { ChatSettings, Origin, Settings } from '../../../src/core/ports.ts';
import { plainInline, type Reply, text } from '../../../src/core/reply.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { createLog } from '../../../src/system/log.ts';
import { loadWords } from '../../../src/words/words.ts';
import { createTestClock, originOf } from '../../app-of.ts';

type Run = (raw: Readonly<Record<string, string>>) => Promise<Reply>;

const command = (
  name: string,
  run: Run = async () => ({ cards: [] }),
  effect: Effect = 'reads',
): AnyCommand => ({
  ...defineCommand({
    name,
    aliases: name === 'gate' ? ['שער'] : [],
    summary: () => `the ${name}`,
    examples: [],
    audience: 'everyone',
    params: { what: word({ describe: 'param-topic' }) },
    effect,
    run: () => ({ cards: [] }),
  }),
  bind: (raw) => ({ need: null, effect: async () => effect, run: () => run(raw) }),
});

/** Settings without a database. */
const settingsOf = (): Settings => {
  const chats = new Map<string, ChatSettings>();
  const forChat = (chat: string) =>
    chats.get(chat) ?? {
      locale: null,
      private: null,
      moderatorRole: null,
      keepsQuestions: null,
      editsOnly: null,
      takesSuggestions: null,
    };
  return {
    forChat,
    change: async (chat, changes) => void chats.set(chat, { ...forChat(chat), ...changes }),
    move: () => {},
  };
};

const hostOf = (commands: readonly AnyCommand[], changes: Partial<HostParts> = {}) => {
  const logged: string[] = [];
  const clock = createTestClock();
  const settings = settingsOf();
  const host = createHost({
    commands: () => commands,
    onMenuChange: () => {},
    words: loadWords(),
    settings,
    nearest,
    clock,
    log: createLog('debug', { write: (line: string) => void logged.push(line) }),
    reference: () => 'abc123',
    verify: async () => {},
    posted: () => {},
    authorise: async () => {},
    keep: async () => 'abc123',
    defaultLocale: 'en',
    userRate: () => null,
    chatRate: () => null,
    ...changes,
  });
  const say = (line: string, origin: Partial<Origin> = {}) =>
    host.answer({ origin: originOf(origin), said: { line } } satisfies Call);
  return { host, say, logged, clock, settings };
};

const shown = (answer: Awaited<ReturnType<ReturnType<typeof hostOf>['say']>>): string =>
  answer.reply.cards
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.is === 'text' ? block.text : block.is === 'list' ? block.items.flat() : []))
    .map(plainInline)
    .join(' ');

describe('the host', () => {
  it('runs the command of a line, by its name or by another name of it', async () => {
    const { say } = hostOf([command('gate', async () => ({ cards: [{ blocks: [text('open')] }] }))]);
    for (const line of ['/gate', '/GATE x', '/שער']) expect(shown(await say(line))).toBe('open');
  });

  it('looks once for what a line means', async () => {
    const commands = [command('gate')];
    let looked = 0;
    const { say } = hostOf([], {
      commands() {
        looked += 1;
        return commands;
      },
    });
    expect((await say('/gate x')).outcome).toBe('answered');
    expect(looked).toBe(1);
  });

  it('does what an adapter does in its turn after all that was asked before, and answers within that turn', async () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const order: string[] = [];
    const { host, say } = hostOf([
      command('gate', async () => {
        await opened;
        order.push('asked first');
        return { cards: [] };
      }),
      command('pier', async () => {
        order.push('asked in turn');
        return { cards: [] };
      }),
    ]);
    const { chat } = originOf();
    const first = say('/gate x');
    const turn = host.inTurn(chat, async (answer) => {
      const { outcome } = await answer({ origin: originOf(), said: { line: '/pier x' } });
      order.push('delivered');
      return outcome;
    });
    const failed = host.inTurn(chat, async () => {
      throw new RangeError('not sent');
    });
    const last = say('/pier x');
    open();
    await expect(failed).rejects.toThrow('not sent');
    expect([(await first).outcome, await turn, (await last).outcome]).toEqual(Array(3).fill('answered'));
    expect(order).toEqual(['asked first', 'asked in turn', 'delivered', 'asked in turn']);
    await host.drained();
  });

  it('offers the nearest commands for one that is none', async () => {
    const answer = await hostOf([command('garden'), command('harbour')]).say('/gardn');
    expect(answer.outcome).toBe('misused');
    expect(answer.reply.cards[0]?.actions?.map(({ line }) => line)).toEqual(['/garden', '/help']);
  });

  it('gives a reference for a failure, and tells the log nothing of what was said', async () => {
    const { say, logged } = hostOf([
      command('gate', async (raw) => {
        throw new TypeError(`cannot read ${raw.what}`);
      }),
    ]);
    const answer = await say('/gate SECRET-WORDS');
    expect(answer.outcome).toBe('failed');
    expect(shown(answer)).toContain('abc123');
    expect(logged.join()).toContain('abc123');
    expect(logged.join()).toContain('TypeError');
    expect(logged.join()).not.toContain('SECRET-WORDS');
    expect(logged.join()).not.toContain('test:user');
  });

  it('makes an answer once more if the library changed under it, and never shows a misquotation', async () => {
    let made = 0;
    let bad = 1;
    const verify = async () => {
      if (bad-- > 0) throw new MisquoteError('changed');
    };
    const { say } = hostOf(
      [command('gate', async () => ({ cards: [{ blocks: [text(`made ${++made}`)] }] }))],
      { verify },
    );
    expect(shown(await say('/gate'))).toBe('made 2');
    bad = 2;
    const answer = await say('/gate');
    expect(answer.outcome).toBe('failed');
    expect(shown(answer)).not.toContain('made');
  });

  it('asks for patience after too many calls, and says for how long', async () => {
    const { say, clock } = hostOf([command('gate')], { userRate: () => ({ perMinute: 6, burst: 1 }) });
    expect((await say('/gate')).outcome).toBe('answered');
    const answer = await say('/gate');
    expect(answer.outcome).toBe('refused');
    expect(shown(answer)).toContain('10 seconds');
    expect((await say('/gate', { user: 'test:other' })).outcome).toBe('answered');
    clock.forward(10_000);
    expect((await say('/gate')).outcome).toBe('answered');
  });

  it('speaks the language of the chat, else of the script, else of the program, else its own', async () => {
    const question = words({ describe: 'param-question', max: 100 });
    const ask = { ...command('ask'), params: { question } };
    const { say, settings } = hostOf([ask, command('gate')], { defaultLocale: 'he' });
    const spoken = async (line: string, language: string | null) =>
      (await say(line, { language })).words.locale;
    expect(await spoken('/gate', null)).toBe('he');
    expect(await spoken('/gate', 'ar-EG')).toBe('ar');
    expect(await spoken('/gate', 'fr-CA')).toBe('fr');
    expect(await spoken('/gate', 'nl')).toBe('he');
    expect(await spoken('where is it', 'ar')).toBe('en');
    expect(await spoken('أين هو', 'he')).toBe('ar');
    expect(await spoken('/ask איפה זה', 'ar')).toBe('he');
    // Of the languages of a script, the one that the person's program is in.
    expect(await spoken('where is it', 'de-AT')).toBe('de');
    expect(await spoken('where is it', 'nl')).toBe('en');
    expect(await spoken('این کجا است', 'ar')).toBe('fa');
    expect(await spoken('أين هي', 'fa')).toBe('ar');
    expect(await spoken('мост', 'uk')).toBe('uk');
    expect(await spoken('где это было', 'uk')).toBe('ru');
    expect(await spoken('де її знайти', 'ru')).toBe('uk');
    expect(await spoken('мост', 'de')).toBe('ru');
    // A code and the name of an option are in no language.
    expect(await spoken('/gate f3nw8arw', 'ar')).toBe('ar');
    expect(await spoken('/gate what:f3nw8arw', 'ar')).toBe('ar');
    expect(await spoken('/שער', 'ar')).toBe('he');
    await settings.change('test:chat', { locale: 'ar' });
    expect(await spoken('/ask איפה זה', 'en')).toBe('ar');
  });

  it('knows before it answers who may see the answer, and keeps to it', async () => {
    const open = defineCommand({
      ...command('gate'),
      effect: 'reads',
      params: { what: word({ describe: 'param-topic' }), private: flag({ describe: 'param-private' }) },
      run: () => ({ cards: [] }),
    });
    const own = { ...command('key'), audience: 'asker' as const };
    const { host, settings } = hostOf([open, own, command('wall')]);
    const audiences = async (line: string) => {
      const call: Call = { origin: originOf(), said: { line } };
      const { audience } = await host.answer(call);
      expect(audience).toBe(host.audienceOf(call));
      return audience;
    };
    expect(await audiences('/gate')).toBe('everyone');
    expect(await audiences('/gate now private')).toBe('asker');
    expect(await audiences('/key')).toBe('asker');
    await settings.change('test:chat', { private: true });
    expect(await audiences('/gate')).toBe('asker');
    expect(await audiences('/gate private:no')).toBe('everyone');
    expect(await audiences('/wall')).toBe('everyone');
    expect(await audiences('/no_such_thing')).toBe('everyone');
    expect(await audiences('/gate private:perhaps')).toBe('everyone');
  });

  it('completes an option that has a field of its own', () => {
    const colours = choice({ describe: 'param-topic', choices: ['red', 'rose', 'blue'] as const });
    const suggest = (typed: string) => [{ label: `${typed}!`, value: `${typed} it is` }];
    const { host } = hostOf([
      { ...command('paint'), params: { colour: colours, what: word({ describe: 'param-topic', suggest }) } },
    ]);
    const completed = (option: string, typed: string) =>
      host.complete({ command: 'paint', option, typed }, originOf()).map(({ value }) => value);
    expect(completed('colour', 'R')).toEqual(['red', 'rose']);
    expect(completed('what', 'a b')).toEqual(['a b it is']);
    expect(completed('none', 'a')).toEqual([]);
    expect(host.complete({ command: 'none', option: 'what', typed: '' }, originOf())).toEqual([]);
  });

  it('keeps a line for another chat where it changes something, as often as somebody may ask', async () => {
    const kept: string[] = [];
    const change: Effect = { says: () => 'It opens.' };
    const { host } = hostOf([command('gate', undefined, change), command('wall')], {
      userRate: () => ({ perMinute: 2, burst: 2 }),
      keep: async ({ line, person, way }) => {
        kept.push(`${person} ${way} ${line}`);
        return 'abc123';
      },
    });
    const elsewhere = (line: string) => host.elsewhere({ origin: originOf(), said: { line } }, line);
    expect([await elsewhere('/wall'), await elsewhere('/wall'), await elsewhere('/wall')]).toEqual([
      '/wall',
      '/wall',
      '/wall',
    ]);
    const lines = [await elsewhere('/gate'), await elsewhere('/gate'), await elsewhere('/gate')];
    expect(lines).toEqual(['/continue abc123', '/continue abc123', '/gate']);
    expect(kept).toEqual(['test:user typed /gate', 'test:user typed /gate']);
  });

  it('answers a platform that has told the options apart', async () => {
    const seen: object[] = [];
    const { host } = hostOf([
      command('gate', async (raw) => {
        seen.push(raw);
        return { cards: [] };
      }),
    ]);
    await host.answer({ origin: originOf(), said: { command: 'gate', options: { what: 'limit:3' } } });
    expect(seen).toEqual([{ what: 'limit:3' }]);
  });

  it('suggests commands while their name is typed, in their reader’s language', () => {
    const { host } = hostOf([command('garden'), command('gate'), { ...command('hidden'), hidden: true }]);
    const suggested = (line: string) => host.suggest(line, originOf()).map(({ value }) => value);
    expect(suggested('/ga')).toEqual(['/garden', '/gate']);
    expect(suggested('/')).toEqual(['/garden', '/gate']);
    expect(suggested('/שע')).toEqual(['/gate']);
    expect(suggested('/gadren')).toEqual(['/garden']);
    expect(suggested('/hid')).toEqual([]);
    expect(suggested('/nothing like it')).toEqual([]);
  });
});
