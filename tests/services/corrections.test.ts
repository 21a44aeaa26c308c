// What was posted and no longer stands: it is changed where it was posted, once a librarian has seen what that means and said so.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import type { Origin } from '../../src/core/ports.ts';
import { originOf } from '../app-of.ts';
import { read } from '../read-reply.ts';
import { HARBOUR, openLibrary, type TestLibrary } from './library.ts';
import { onDiscordChannel, onTelegramGroup, type Place } from './places.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FARE = 'A fare on the ferry costs four coins';
const REASON = 'Nobody has seen this ferry.';

const PLACES = { Telegram: onTelegramGroup, Discord: onDiscordChannel };
const at = (user: string): Origin => originOf({ platform: user.split(':')[0] ?? '', chat: user, user });
const terminal = at('console:terminal');

describe.each(Object.entries(PLACES))('on %s', (_, open) => {
  let library: TestLibrary;
  let place: Place;
  const begin = async (config: Partial<Config> = {}) => {
    place = await open({ ...library.config, ...config });
    await tick();
  };
  beforeEach(() => {
    library = openLibrary();
  });
  afterEach(async () => {
    await place.close();
    library.close();
  });

  const tick = () => place.bot.app.services.tick();
  const later = async (ms: number) => {
    place.bot.clock.forward(ms);
    await tick();
  };
  const say = async (line: string, origin = terminal) => {
    const { outcome, reply } = await place.bot.app.host.answer({ origin, said: { line } });
    return { outcome, ...read(reply) };
  };
  const ask = async () => {
    await place.member.command('ask', { question: 'how many coins is the fare?' });
    // It is written down besides.
    await tick();
  };
  const save = async (text: string) => {
    library.write('harbour.txt', text);
    await place.bot.app.refresh();
    await tick();
  };
  const confirm = async (line: string) => {
    const { buttons, text } = await say(line);
    const { outcome, buttons: after } = await say(buttons.Confirm ?? text);
    expect(outcome).toBe('answered');
    return after;
  };
  const retract = () => confirm(`/source retract harbour.txt reason:"${REASON}"`);

  it('a retraction reaches the answer in the chat after ten minutes, once, and the library at once', async () => {
    await begin();
    await ask();
    const [before] = place.shown();
    expect(before).toContain(FARE);
    const { text } = await say(`/source retract harbour.txt reason:"${REASON}"`);
    expect(text).toContain('One message would be edited.');
    expect((await say('how many coins is the fare?')).text).toContain(FARE);
    await retract();
    expect((await say('how many coins is the fare?')).text).not.toContain(FARE);
    await later(9 * MINUTE);
    expect(place.shown()).toEqual([before]);
    await later(MINUTE);
    const after = place.shown();
    expect(after).toHaveLength(1);
    expect(after[0]).toContain(`Retracted: ${REASON}`);
    expect(after[0]).toContain(FARE);
    await later(DAY);
    expect(place.shown()).toEqual(after);
    const { text: listed } = await say('/source');
    expect(listed).toContain('edited: 1, replied to: 0, waiting: 0');
    expect(listed).toContain('No message needs a decision.');
  });

  it('is undone within ten minutes, and nothing has happened', async () => {
    await begin();
    await ask();
    const before = place.shown();
    const { Undo: undo = '' } = await retract();
    await later(9 * MINUTE);
    expect((await say(undo)).outcome).toBe('answered');
    expect((await say('how many coins is the fare?')).text).toContain(FARE);
    await later(DAY);
    expect(place.shown()).toEqual(before);
    expect((await say(undo)).outcome).toBe('missing');
    await retract();
    expect((await say('/source undo')).text).toContain('harbour.txt: undone');
    expect((await say('how many coins is the fare?')).text).toContain(FARE);
    expect((await say('/source undo')).text).toContain('Messages that show outdated or retracted words');
    const { Undo: late = '' } = await retract();
    await later(10 * MINUTE);
    expect((await say(late)).text).toContain('already');
  });

  it('an answer looks as it did but for what is corrected, also once more; marks of a question are forgotten', async () => {
    for (const n of [1, 2, 3])
      library.write(`boat${n}.txt`, `Boat ${n} has no fare, ${'row '.repeat(5 * n)}it.\n`);
    await begin();
    await place.member.command('ferry', {});
    await ask();
    // A button that says why ends by itself, and a line that is everywhere says nothing.
    const linesOf = (drawn = '') =>
      drawn.split('\n').filter((line) => !/^(\/because .*)?$|not given/.test(line));
    const unmarked = (line: string) => line.replaceAll(/\*\*|<\/?b>/g, '');
    const [topic, question] = place.drawn().map(linesOf);
    expect(topic?.at(-1)).toMatch(/^\/more( [a-z0-9]{8})+$/);
    const { passages } = place.bot.app.library.snapshot();
    const old = passages.find(({ document, start }) => document.text.startsWith(FARE, start))?.citation ?? '';
    const isOld = (line: string) => line.includes('four coins') || line.includes(old);
    const correct = async (coins: string) => {
      await save(HARBOUR.replace('four coins', coins));
      await confirm('/source announce harbour.txt');
      await later(10 * MINUTE);
      return place.drawn().map(linesOf);
    };
    for (const coins of ['five coins', 'six coins']) {
      const after = await correct(coins);
      for (const [shown, before = [], as] of [
        [after[0], topic, (line: string) => line],
        [after[1], question, unmarked],
      ] as const) {
        const [note, ...lines] = (shown ?? []).map(as);
        const rest = before.map(as).filter((line) => !isOld(unmarked(line)));
        expect(note).toContain('It has been corrected');
        expect(lines.filter((line) => rest.includes(line))).toEqual(rest);
        const news = lines.filter((line) => !rest.includes(line)).map(unmarked);
        expect(news.join(' ')).toMatch(
          new RegExp(`Before.*(~~|<s>)A fare on the ferry costs four coins.*Now.*${coins}.*/cite.*/sources`),
        );
      }
    }
    expect(place.drawn()[0]).toMatch(/Before[\s\S]*four coins[\s\S]*Before[\s\S]*five coins[\s\S]*Now/);
  });

  it('what stands beside and around a passage stands there still', async () => {
    library.write(
      'hafen.txt',
      'Die Fähre legt mittags ab.\n\nDie Fahrt kostet vier Taler.\n\nFreitags ist Markt.\n',
    );
    library.write('harbour.md', `---\ntranslation_of: hafen.txt\nlanguage: en\n---\n${HARBOUR}`);
    library.remove('harbour.txt');
    library.write('boat.txt', 'The boat leaves when the ferry does, and has no fare.\n');
    await begin();
    await place.member.command('ferry', {});
    const { passages } = place.bot.app.library.snapshot();
    const fare = passages.find(({ document, start }) => document.text.startsWith(FARE, start));
    await place.member.command('cite', { citation: fare?.citation ?? '' });
    await tick();
    const before = place.drawn().map((drawn) => drawn.split('\n'));
    expect(before[0]?.join()).toMatch(/translated by a person.*vier Taler/);
    expect(before[1]?.join()).toMatch(/Text before.*vier Taler.*Text after.*market/);
    await confirm(`/source retract boat.txt reason:"${REASON}"`);
    library.write(
      'harbour.md',
      `---\ntranslation_of: hafen.txt\nlanguage: en\n---\n${HARBOUR.replace('Fridays', 'Sundays')}`,
    );
    await place.bot.app.refresh();
    await tick();
    await confirm('/source announce harbour.md');
    await later(10 * MINUTE);
    await later(MINUTE);
    const [topic = '', cited = ''] = place.drawn();
    const kept = (before[0] ?? []).filter((line) => /Fähre|Taler|noon|four|translated/.test(line));
    expect(kept.length).toBeGreaterThan(5);
    expect(topic.split('\n').filter((line) => kept.includes(line))).toEqual(kept);
    expect(topic).toContain(`Retracted`);
    expect(cited).toMatch(
      /Text before[\s\S]*noon[\s\S]*vier Taler[\s\S]*Before[\s\S]*Fridays[\s\S]*Now[\s\S]*Sundays/,
    );
  });

  it('a note comes below what was shown, which still stands', async () => {
    await begin();
    await ask();
    await confirm('/source correct harbour.txt note:"The fare was five coins at first."');
    expect((await say('how many coins is the fare?')).text).toContain('Correction: The fare was five');
    await later(10 * MINUTE);
    expect(place.shown()).toHaveLength(1);
    expect(place.shown()[0]).toContain('Correction: The fare was five coins at first.');
    await say('/library restore harbour.txt');
    expect((await say('how many coins is the fare?')).text).not.toContain('Correction');
  });

  it('a changed file posts nothing by itself; told of it, a librarian has it announced, or leaves it', async () => {
    await begin();
    await ask();
    const before = place.shown();
    await save(HARBOUR.replace('four coins', 'five coins'));
    await later(DAY);
    expect(place.shown()).toEqual(before);
    expect((await say('/library')).text).toContain('retracted words from one document');
    const { text, buttons } = await say('/source corrections');
    expect(text).toContain('/corrections announce harbour.txt · one message');
    await confirm(buttons['harbour.txt'] ?? '');
    await later(10 * MINUTE);
    expect(place.shown()).toHaveLength(1);
    expect(place.shown()[0]).toMatch(/Before:.*costs four coins.*Now:.*costs five coins/);
    expect((await say('/source')).text).toContain('No message needs a decision');
    await save(HARBOUR.replace('four coins', 'six coins'));
    expect((await say('/source dismiss harbour.txt')).outcome).toBe('answered');
    expect((await say('/source')).text).toContain('No message needs a decision');
    await later(DAY);
    expect(place.shown()[0]).not.toContain('six');
    await save(HARBOUR.replace('four coins', 'seven coins'));
    expect((await say('/source')).text).toContain('/corrections announce harbour.txt');
  });

  it('a row whose header alone has changed is due, and is shown with both', async () => {
    const table = (coin: string) =>
      `| Ferry | Fare in ${coin} | Days |\n| --- | --- | --- |\n| The fare on the ferry to the market | 4 | every day |\n| The boat | 9 | on Sundays |\n`;
    library.remove('harbour.txt');
    library.write('harbour.md', table('dollars'));
    await begin();
    await place.member.command('ask', { question: 'what is the fare on the ferry to the market?' });
    await tick();
    expect(place.shown()[0]).toMatch(/Fare in dollars.*market/);
    library.write('harbour.md', `Prices of today.\n\n${table('dollars')}`);
    await place.bot.app.refresh();
    await tick();
    expect((await say('/source')).text).toContain('No message needs a decision');
    library.write('harbour.md', table('euros'));
    await place.bot.app.refresh();
    await tick();
    expect((await say('/source corrections')).text).toContain(
      '/corrections announce harbour.md · one message',
    );
    await confirm('/corrections announce harbour.md');
    await later(10 * MINUTE);
    expect(place.shown()).toHaveLength(1);
    expect(place.shown()[0]).toMatch(/Before:.*Fare in dollars.*market.*Now:.*Fare in euros.*market/);
    expect((await say('/source')).text).toContain('No message needs a decision');
  });

  it('a list that was shown whole is due when any of its items has changed', async () => {
    const list = (last: string) =>
      `# What the ferry carries\n\n- bicycles with their owners in summer\n- boxes of fish for the market\n- ${last}\n`;
    library.remove('harbour.txt');
    library.write('harbour.md', list('dogs on a lead'));
    await begin();
    await place.member.command('ask', { question: 'what the ferry carries' });
    await tick();
    expect(place.shown()[0]).toMatch(/bicycles.*fish.*dogs on a lead/);
    library.write('harbour.md', list('no dogs'));
    await place.bot.app.refresh();
    await tick();
    expect((await say('/source corrections')).text).toContain('/corrections announce harbour.md');
    await confirm('/corrections announce harbour.md');
    await later(10 * MINUTE);
    expect(place.shown()[0]).toMatch(/Before:.*bicycles.*dogs on a lead.*Now:.*bicycles.*no dogs/);
    expect((await say('/source')).text).toContain('No message needs a decision');
  });

  it('the line that leads to a list is shown once above what one of its items said before', async () => {
    const items = (fare: string) =>
      `The fares of the ferry are these:\n\n- The fare is ${fare} coins for everybody who lives in one of the two towns.\n- Nobody pays for a dog that is carried in a basket from the pier to the cabin.\n`;
    library.write('harbour.txt', items('four'));
    await begin();
    await ask();
    expect(place.shown()[0]).toContain('The fares of the ferry are these:');
    await save(items('five'));
    await confirm('/corrections announce harbour.txt');
    await later(10 * MINUTE);
    const [shown = ''] = place.shown();
    const [, before = ''] = /Before:(.*?)Now:/s.exec(shown) ?? [];
    expect(before).toContain('The fare is four coins');
    expect(before.split('The fares of the ferry are these:')).toHaveLength(2);
  });

  it('what changes between the word and the ten minutes is not what was confirmed', async () => {
    await begin();
    await ask();
    await save(HARBOUR.replace('four coins', 'five coins'));
    await confirm('/source announce harbour.txt');
    const before = place.shown();
    await save(HARBOUR.replace('four coins', 'six coins'));
    await later(10 * MINUTE);
    expect(place.shown()).toEqual(before);
    expect((await say('/source')).text).toContain('not sent: the document has changed since then');
  });

  it('one that cannot be changed is answered, once; not where the chat wants no answers, nor when it is old', async () => {
    await begin();
    await ask();
    place.fix();
    await retract();
    await later(10 * MINUTE);
    await later(MINUTE);
    expect(place.shown()).toHaveLength(2);
    expect(place.shown()[0]).not.toContain('Retracted');
    expect(place.shown()[1]).toContain(
      'The message above showed words that are outdated or have been retracted.',
    );
    expect(place.shown()[1]).toContain(`Retracted: ${REASON}`);
    await later(DAY);
    expect(place.shown()).toHaveLength(2);
    expect((await say('/source')).text).toContain('edited: 0, replied to: 1, waiting: 0');

    await say('/library restore harbour.txt');
    const { name: user } = place.moderator;
    const moderator = originOf({ platform: place.platform, chat: place.chat, user, alone: false });
    expect((await say('/settings corrections:edits', moderator)).text).toContain('The bot posts no reply');
    await ask();
    const count = place.shown().length;
    await retract();
    await later(10 * MINUTE);
    await later(MINUTE);
    expect(place.shown()).toHaveLength(count);
    expect((await say('/source')).text).toContain('failed: 1');

    await say('/library restore harbour.txt');
    expect((await say('/settings corrections:replies', moderator)).outcome).toBe('answered');
    await ask();
    const before = place.shown().length;
    await later(31 * DAY);
    await retract();
    await later(10 * MINUTE);
    await later(MINUTE);
    expect(place.shown()).toHaveLength(before);
  });

  it('an answer that may not have arrived is sent again if a librarian says so', async () => {
    await begin();
    await ask();
    place.fix();
    place.lose();
    await retract();
    await later(10 * MINUTE);
    await later(MINUTE);
    expect(place.shown()).toHaveLength(2);
    const { text, buttons } = await say('/source');
    // Discord knows a message that is sent twice, and Telegram does not.
    const isKnown = place.platform === 'discord';
    expect(text).toContain(isKnown ? 'replied to: 1' : 'delivery status unknown: 1');
    const again = buttons['Send again: harbour.txt'] ?? '/source resend nobody';
    expect((await say(again)).outcome).toBe(isKnown ? 'missing' : 'answered');
    await later(MINUTE);
    expect(place.shown()).toHaveLength(isKnown ? 2 : 3);
    expect((await say('/source')).text).toContain('replied to: 1, waiting: 0');
    expect((await say(again)).text).toContain('has an unknown delivery status');
  });

  it('where two librarians are wanted, two decide about an answer that may not have arrived', async () => {
    await begin({ twoLibrarians: ['resend', 'leave'], librarians: ['telegram:1', 'telegram:2'] });
    const [first, second] = [at('telegram:1'), at('telegram:2')];
    await ask();
    place.fix();
    place.lose();
    await retract();
    await later(10 * MINUTE);
    await later(MINUTE);
    const { buttons } = await say('/source', first);
    const [again, leave] = [buttons['Send again: harbour.txt'], buttons['Leave it: harbour.txt']];
    // Discord knows a message that is sent twice, and nothing is in doubt there.
    if (again === undefined || leave === undefined) return expect(place.platform).toBe('discord');
    const [resend, dismiss] = [await say(again, first), await say(leave, first)];
    expect((await say(resend.buttons.Confirm ?? '', first)).text).toContain('Another librarian');
    await later(MINUTE);
    expect(place.shown()).toHaveLength(2);
    expect((await say(resend.buttons.Confirm ?? '', second)).text).toContain('will be sent again');
    expect((await say(dismiss.buttons.Confirm ?? '', second)).text).toContain(
      'has an unknown delivery status',
    );
    await later(MINUTE);
    expect(place.shown()).toHaveLength(3);
  });

  it('where the bot was thrown out nothing is written', async () => {
    await begin();
    await ask();
    place.expel();
    await retract();
    await later(10 * MINUTE);
    expect(place.shown()).toHaveLength(1);
    expect((await say('/source')).text).toContain('failed: 1');
  });

  it('answers to one person alone are out of reach, and counted', async () => {
    await begin();
    const { name: user } = place.member;
    const member = originOf({ platform: place.platform, chat: place.chat, user, alone: false });
    const said = { line: '/ask how many coins is the fare? private' };
    const { posted } = await place.bot.app.host.answer({ origin: member, said });
    posted([{ chat: user, message: '1' }]);
    await tick();
    const { text } = await say(`/source retract harbour.txt reason:"${REASON}"`);
    expect(text).toContain('No message would be edited.');
    expect(text).toContain('one answer shown only to one person');
  });

  it('the next digest tells of it without its words, and a pin shows them no more', async () => {
    await begin();
    await place.moderator.command('digest', { action: 'on', plan: 'daily at 09:00 UTC ferry' });
    await place.moderator.command('pin', { what: 'ferry' });
    await place.moderator.press('Pin it');
    expect(place.pinned()[0]).toContain(FARE);
    await retract();
    await tick();
    expect(place.pinned()).toHaveLength(1);
    expect(place.pinned()[0]).toContain('no longer say anything about this');
    expect(place.pinned()[0]).not.toContain(FARE);
    await later(9 * 60 * MINUTE + 1_000);
    const digest = place.posted().find((text) => text.includes('What has changed'));
    expect(digest).toContain(`Retracted: ${REASON}`);
    expect(digest).toContain('harbour.txt');
    expect(digest).not.toContain('coins');
  });

  it('what a digest shows as it was before is no error', async () => {
    await begin();
    await place.moderator.command('digest', { action: 'on', plan: 'daily at 09:00 UTC' });
    library.write('tides.txt', 'The tide turns twice a day.\n');
    await save(HARBOUR.replace('four coins', 'five coins'));
    await later(9 * 60 * MINUTE + 1_000);
    expect(place.posted()[0]).toMatch(/What has changed.*four coins.*Now.*five coins.*New:.*The tide/);
    expect((await say('/source')).text).toContain('No message needs a decision');
    await retract();
    await later(10 * MINUTE);
    expect(place.posted()[0]).toMatch(
      new RegExp(`What has changed.*four coins.*five coins.*Retracted: ${REASON}.*New:.*The tide`),
    );
  });

  it('takes two librarians where the configuration wants two', async () => {
    await begin({ twoLibrarians: true, librarians: ['telegram:1', 'telegram:2'] });
    const [first, second] = [at('telegram:1'), at('telegram:2')];
    const { buttons } = await say(`/source retract harbour.txt reason:"${REASON}"`, first);
    const confirming = buttons.Confirm ?? '';
    expect((await say(confirming, first)).text).toContain('Another librarian');
    expect((await say('how many coins is the fare?')).text).toContain(FARE);
    expect((await say(confirming, at('telegram:3'))).outcome).toBe('refused');
    expect((await say('/source', second)).buttons['Confirm: harbour.txt']).toBe(confirming);
    expect((await say(confirming, second)).outcome).toBe('answered');
    expect((await say('how many coins is the fare?')).text).not.toContain(FARE);
    expect((await say(confirming, second)).outcome).toBe('missing');
  });

  it('says what is missing: a reason, a note, a document', async () => {
    await begin();
    for (const [line, said] of [
      ['/source retract harbour.txt', 'Why is it retracted?'],
      ['/source correct harbour.txt', 'What was wrong?'],
      ['/source correct note:"x"', 'Which document?'],
      ['/source announce harbour.txt', 'No message shows'],
      ['/source confirm abcdef', 'No such correction'],
    ] as const)
      expect((await say(line)).text).toContain(said);
  });
});
