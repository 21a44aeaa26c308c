// Words with signs and joints, in the question and in the text.

import { describe, expect, test } from 'vitest';
import { libraryOf } from './library-of.ts';

const OTHERS = {
  'boats.txt': 'Boats are painted in April. The paint is in the shed behind the kiosk.',
  'market.txt': 'The market opens at six in the morning. Fish is sold until noon.',
  'rules.txt': 'Dogs stay on a leash between the beds, and nobody waters at noon.',
};

/** What is found first where two texts speak of neighbouring things, and whether it is asserted. */
const answer = async (question: string, right: string, wrong: string) => {
  const library = await libraryOf({ ...OTHERS, 'a.txt': wrong, 'b.txt': right });
  const { confident, repaired, findings } = library.search(question, { max: 3 });
  return { confident, repaired, first: findings[0]?.excerpt.text };
};

describe('is found, and asserted', () => {
  test.each([
    [
      'Is there a C library?',
      'The C library is called libquill.',
      'The C++ library is quillpp, and the C# library QuillSharp.',
    ],
    [
      'C# library',
      'The C# library is called QuillSharp.',
      'The C library is called libquill, and the C++ library quillpp.',
    ],
    ['Which .NET version do I need?', 'You need .NET 8 or newer.', 'The net hangs behind the goal.'],
    ['where is the net', 'The net hangs behind the goal and is mended in May.', 'You need .NET 8 or newer.'],
    [
      'gitignore file',
      'The .gitignore file lists what is left out.',
      'The file of members is in the office.',
    ],
    ['get user by id', 'Call getUserById to read one account.', 'The user manual is in the office.'],
    ['getUserById', 'You get a user by its id with the first method.', 'The user manual is in the office.'],
    ['get_user_by_id', 'Call getUserById to read one account.', 'The user manual is in the office.'],
    [
      'max attachment mb',
      'The setting max_attachment_mb limits attachments.',
      'The most that fits is a van.',
    ],
    ['FN2208A', 'The older FN-2208-A does not fit.', 'The FN-2209-A fits all.'],
    ['FN 2208 A', 'The older FN2208A does not fit.', 'The FN2209A fits all.'],
    ['FN-2208-A', 'The older FN2208A does not fit.', 'The FN2209A fits all.'],
    [
      'Where is /etc/quill/send.conf?',
      'The file /etc/quill/send.conf sets the rate.',
      'The file /etc/quill/read.conf sets the port.',
    ],
    [
      'What does the WHO recommend?',
      'The WHO recommends two litres of water a day.',
      'Anyone who recommends a guest signs the book.',
    ],
    ['U.S. visitors', 'US visitors need a permit.', 'Visitors bring us letters, and we thank them.'],
    ['What is covered by R&D?', 'R&D covers two projects.', 'The D minor concert is covered.'],
    ['Who pays 15 percent?', 'Students pay 15 % of the price.', 'Students pay 25 % of the price.'],
    ['Who pays 15%?', 'Students pay 15 percent of the price.', 'Pensioners pay 25 percent of the price.'],
    ['Who pays 15 per cent', 'Students pay 15 % of the price.', 'Pensioners pay 25 % of the price.'],
    ['What costs 50 euros?', 'The key costs €50.', 'The lock costs $50.'],
    ['Welche Strasse ist gesperrt?', 'Die Straße am Hafen ist gesperrt.', 'Der Hafen ist im Winter leer.'],
    ['Wann wird der Muell abgeholt?', 'Der Müll wird am Montag abgeholt.', 'Die Mühle wird im Mai geöffnet.'],
    [
      'Wann wird der Müll abgeholt?',
      'Der Muell wird am Montag abgeholt.',
      'Die Muehle wird im Mai geoeffnet.',
    ],
    ['کتابها کجاست', 'کتاب‌ها در اتاق دوم است.', 'میزها در اتاق اول است.'],
    ['کتاب ها کجاست', 'کتاب‌ها در اتاق دوم است.', 'میز‌ها در اتاق اول است.'],
    ['کتاب‌ها کجاست', 'کتاب ها در اتاق دوم است.', 'میز ها در اتاق اول است.'],
    ['چه کسی می خواند', 'او هر روز می‌خواند.', 'او هر روز می‌نویسد.'],
    ['چه کسی می‌خواند', 'او هر روز می خواند.', 'او هر روز می نویسد.'],
  ])('%s', async (question, right, wrong) => {
    expect(await answer(question, right, wrong)).toEqual({ confident: true, repaired: [], first: right });
  });
});

describe('a version comes first, with more parts or with fewer', () => {
  test.each([
    [
      'What changed in 14.2.1?',
      'Version 14.2.1.0 fixes the login page.',
      'Version 14.2.2.0 fixes the export page.',
    ],
    [
      'What changed in 14.2.1.0?',
      'Version 14.2.1 fixes the login page.',
      'Version 14.2.2 fixes the export page.',
    ],
    [
      'What changed in 14.2?',
      'Version 14.2.1 fixes the login page.',
      'Version 15.2.1 fixes the export page.',
    ],
  ])('%s', async (question, right, wrong) => {
    expect((await answer(question, right, wrong)).first).toBe(right);
  });
});

test('of a question in capitals, "WHO" is the question word', async () => {
  const right = 'The warden keeps the keys of the shed.';
  const { first } = await answer('WHO KEEPS THE KEYS', right, 'The WHO has an office in the market hall.');
  expect(first).toBe(right);
});

test('an English word is not taken for one that would have an umlaut', async () => {
  const library = await libraryOf({ ...OTHERS, 'a.txt': 'The pot is on the stove behind the pier.' });
  expect(library.search('who is the poet', { max: 3 }).confident).toBe(false);
});
