// The community's synonyms, as people notice them: what is asked in other words is answered, and said to have been found so.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { appOf, originOf, type TestApp } from '../app-of.ts';
import { emptyLibrary, type TestLibrary } from './library.ts';

const TOWN = `The council demands the withdrawal of the old buses by March.

The ferry leaves the harbour at noon on every day of the week.

A fare on the ferry costs four coins, and children travel free.

The market opens on Fridays, and traders set up their stalls at dawn.

Inspectors stand at each border crossing and count the carts that pass.

The crossing of the river is free on Sundays.

The border of the garden is planted with roses.

أعلن المجلس هدنة بين التجار في السوق القديم.

המועצה הכריזה על הפסקת אש בין הסוחרים בשוק הישן.
`;

let library: TestLibrary;
let test: TestApp;
beforeEach(async () => {
  library = emptyLibrary();
  library.write('town.txt', TOWN);
  test = await appOf(library.config);
});
afterEach(() => {
  library.close();
});

const say = async (line: string) => {
  const { reply } = await test.app.host.answer({ origin: originOf(), said: { line } });
  return { report: reply.report, shown: JSON.stringify(reply.cards) };
};
const firstOf = async (line: string): Promise<string> => {
  const { report } = await say(line);
  return report?.confident === true ? (report.findings[0]?.excerpt.text ?? '') : '';
};
const withSynonyms = async (yaml: string) => {
  library.write('synonyms.yaml', yaml);
  await test.app.refresh();
};

it('answers what is asked in another word, from the change of the file on, and no more once it is gone', async () => {
  const line = 'When is the pullout of the buses?';
  const other = 'When is the decommissioning?';
  expect(await firstOf(other)).toBe('');
  await withSynonyms('- pullout = withdrawal = decommissioning\n');
  expect(test.app.faults()).toEqual([]);
  expect(await firstOf(line)).toContain('by March');
  expect(await firstOf(other)).toContain('by March');
  library.remove('synonyms.yaml');
  await test.app.refresh();
  expect(await firstOf(other)).toBe('');
});

it('works in both directions, for every form of a word, and for names of a language', async () => {
  await withSynonyms('- [withdrawal, pullout]\n- هدنة = مهادنة\n- הפסקת אש = הפוגה\n');
  expect(test.app.faults()).toEqual([]);
  expect(await firstOf('does the council demand pullouts?')).toContain('withdrawal');
  expect(await firstOf('מי הכריז על הפוגה?')).toContain('הפסקת אש');
  expect(await firstOf('من أعلن المهادنة؟')).toContain('هدنة');
});

it('wants all words of a phrase in one place', async () => {
  await withSynonyms('- checkpoint = border crossing\n');
  expect(await firstOf('who counts carts at the checkpoint?')).toContain('Inspectors');
  expect(await firstOf('checkpoint')).toContain('Inspectors');
  library.write('town.txt', TOWN.replace(/^Inspectors.*$/m, 'Inspectors sleep late.'));
  await test.app.refresh();
  expect(await firstOf('checkpoint')).toBe('');
});

it('finds a word for a phrase that was asked for', async () => {
  await withSynonyms('- taking away = withdrawal\n');
  expect(await firstOf('who demands the taking away of the buses?')).toContain('withdrawal');
});

it('says in /why what was searched for by synonym', async () => {
  await withSynonyms('- pullout = withdrawal\n');
  const { shown } = await say('/why when is the pullout of the buses');
  expect(shown).toContain('By synonym: pullout = withdrawal');
  expect((await say('/why when does the ferry leave')).shown).not.toContain('By synonym');
});

it('highlights the synonym, and does not take the word for a slip of another', async () => {
  library.write('town.txt', `${TOWN}\nA pullman is a coach of the railway.\n`);
  await withSynonyms('- pullman coach = pulman\n- pullout = withdrawal\n');
  const { report } = await say('pullout of buses');
  expect(report?.repaired).toEqual([]);
  const [first] = report?.findings ?? [];
  const marked = first?.excerpt.highlights.map((range) => first.excerpt.text.slice(...range));
  expect(marked).toContain('withdrawal');
});

it('keeps the last good version of a faulty file, and names the line', async () => {
  await withSynonyms('- pullout = withdrawal\n');
  await withSynonyms('- pullout = withdrawal\n- ferry\n');
  const [fault, ...more] = test.app.faults();
  expect(more).toEqual([]);
  expect(fault).toMatchObject({ file: 'knowledge/synonyms.yaml', line: 2, level: 'error' });
  expect(fault?.remedy).toContain('last good version');
  expect(await firstOf('When is the pullout of the buses?')).toContain('by March');
});

it('warns of groups that do nothing', async () => {
  await withSynonyms('- pullout = withdrawal\n- chair = seat\n');
  expect(test.app.faults()).toMatchObject([{ file: 'knowledge/synonyms.yaml', line: 2, level: 'warning' }]);
});

it('ranks a passage with the word itself before one with its synonym, and counts no passage twice', async () => {
  library.write(
    'fares.txt',
    'The toll is due on Monday.\n\nThe charge is due on Monday.\n\nThe toll, a charge, is due on Monday.\n',
  );
  await withSynonyms('- toll = charge\n');
  const scoresFor = async (line: string) => {
    const found = (await say(line)).report?.findings ?? [];
    const all = found.flatMap(({ excerpt, score }) => [{ text: excerpt.text, score }]);
    return (start: string) => all.find(({ text }) => text.startsWith(start))?.score ?? Number.NaN;
  };
  const toll = await scoresFor('when is the toll due');
  expect(toll('The toll is')).toBeGreaterThan(toll('The charge is'));
  expect(toll('The charge is')).toBeGreaterThan(0);
  const charge = await scoresFor('when is the charge due');
  expect(charge('The charge is')).toBeGreaterThan(charge('The toll is'));
  expect(toll('The toll, a')).toBeLessThanOrEqual(toll('The toll is'));
});
