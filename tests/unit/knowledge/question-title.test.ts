// Entries that answer the question above them: what they answer is what that asks.

import { expect, test } from 'vitest';
import { readQuery } from '../../../src/knowledge/query.ts';
import { agreementOf, questionAbove } from '../../../src/knowledge/question-title.ts';
import { analyser, libraryOf, passageAt, snapshotOf } from './library-of.ts';

const FAQ = `# Ferry FAQ

## Can I bring a dog on the ferry?

Yes, on a lead, and on the open deck only.

## When does the ferry leave?

At eight, and at noon on Sundays. A dog that waits on the quay is nobody's.

## Dogs and other animals

All animals stay on the open deck.
`;

const snapshot = await snapshotOf({
  'faq.md': FAQ,
  'one.md': '---\ntitle: Where is the pier?\n---\n\nBehind the market.',
});

test('the question is the heading right above, else the title, where it ends as a question does', () => {
  expect(snapshot.passages.map(questionAbove)).toEqual([
    'Can I bring a dog on the ferry?',
    'When does the ferry leave?',
    null,
    'Where is the pier?',
  ]);
  const asks = (title: string) => questionAbove({ ...passageAt(snapshot.passages, 0), headings: [title] });
  for (const title of ['متى تبحر العبّارة؟', '渡船几点开？', '**Who pays?**', '(Is it “free?”)'])
    expect(asks(title)).toBe(title);
  expect(asks('Who pays? The members')).toBe(null);
});

const agreement = (question: string, above: string): number => {
  const query = readQuery(question, analyser.analyse(question), snapshot.index, snapshot.vocabulary);
  return agreementOf(snapshot.index, query, analyser.analyse(above));
};

test('two questions agree as far as their words are the same', () => {
  expect(agreement('When does the ferry leave?', 'When does the ferry leave?')).toBe(1);
  expect(agreement('Who bakes the bread?', 'When does the ferry leave?')).toBe(0);
  const near = agreement('When do ferries leave the pier?', 'When does the ferry leave?');
  expect(near).toBeGreaterThan(agreement('Is the ferry at the pier?', 'When does the ferry leave?'));
  expect(near).toBeLessThan(1);
});

test('the entry whose question is asked comes first, and surer than one that only has the words', async () => {
  const library = await libraryOf({ 'faq.md': FAQ });
  const [first] = library.search('Can a dog come on the ferry?', { max: 3 }).findings;
  expect(first?.excerpt.text).toContain('on a lead');

  const bare = FAQ.replaceAll('?\n', '\n');
  const sure = async (text: string, question: string) =>
    (await libraryOf({ 'faq.md': text })).search(question, { max: 1 }).findings[0]?.confidence ?? 0;
  const asked = 'Can I bring a dog on the ferry?';
  expect(await sure(FAQ, asked)).toBeGreaterThan(await sure(bare, asked));
  const other = 'Who waits on the quay?';
  expect(await sure(FAQ, other)).toBeLessThan(await sure(bare, other));
});
