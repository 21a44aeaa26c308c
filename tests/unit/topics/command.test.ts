// A topic as a command: the community's line, then excerpts.

import { expect, test } from 'vitest';
import type { Locale } from '../../../src/core/ports.ts';
import { plainInline, type Reply } from '../../../src/core/reply.ts';
import { showTopic, topicCommand } from '../../../src/topics/command.ts';
import type { Topic } from '../../../src/topics/topic.ts';
import { loadWords } from '../../../src/words/words.ts';
import { libraryOf } from '../knowledge/library-of.ts';
import { FERRIES, GARDENS, TOWN, topic, topicsOver } from './town.ts';

const words = loadWords();
const library = await libraryOf(TOWN);
const parts = { topics: topicsOver(library, FERRIES, GARDENS), counterpart: library.counterpart };
const show = (shown: Topic, locale: Locale = 'en', limit?: number): Reply =>
  limit === undefined
    ? showTopic(shown, parts, { words: words(locale), today: '2026-01-01' })
    : showTopic(shown, parts, { words: words(locale), today: '2026-01-01' }, limit);

const excerptsIn = ({ cards }: Reply): string[] =>
  cards.flatMap((card) =>
    card.blocks.flatMap((block) => (block.is === 'excerpt' ? [block.excerpt.text] : [])),
  );
const headOf = ({ cards: [card] }: Reply): string =>
  (card?.blocks ?? []).flatMap((block) => (block.is === 'text' ? block.text.map(plainInline) : [])).join(' ');

test('the title and the community’s own line come first, then the excerpts', () => {
  const reply = show(FERRIES);
  expect(reply.cards[0]?.title).toBe('Ferries');
  expect(headOf(reply)).toBe('About this topic: What the letters say on ferries.');
  expect(excerptsIn(reply)).toHaveLength(3);
  expect(excerptsIn(reply)).toContain('The blue ferry leaves the eastern pier before sunrise.');
});

test('as many excerpts are shown as the topic says, or as its reader asks for', () => {
  expect(excerptsIn(show({ ...FERRIES, limit: 1 }))).toHaveLength(1);
  expect(excerptsIn(show(FERRIES, 'en', 2))).toHaveLength(2);
});

test('in another language its title and summary are in that language, if there are any', () => {
  const hebrew = show(FERRIES, 'he');
  expect(hebrew.cards[0]?.title).toBe('מעבורות');
  expect(headOf(hebrew)).toContain('מכתבים על מעבורות');
  expect(headOf(show(FERRIES, 'ar'))).toContain('What the letters say on ferries.');
});

test('a topic that finds nothing says so and quotes nothing', () => {
  const reply = show(topic('telescopes'));
  expect(excerptsIn(reply)).toEqual([]);
  expect(reply.report?.confident).toBe(false);
});

test('the command answers to its name, and to its names in every language with underscores for spaces', () => {
  const spoken = { ...FERRIES, names: { en: ['Old Ferries'], ar: ['العبارات القديمة'] } };
  const command = topicCommand(spoken, parts);
  expect([command.name, command.kind]).toEqual(['ferries', 'topic']);
  expect(command.aliases).toEqual(['old_ferries', 'العبارات_القديمة']);
});

test('its summary is the reader’s, else English', () => {
  const command = topicCommand(FERRIES, parts);
  expect([command.summary(words('he')), command.summary(words('ar'))]).toEqual([
    'מכתבים על מעבורות',
    'Letters on ferries',
  ]);
});
