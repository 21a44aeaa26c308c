// What people do and what they then see: one suite for every platform.

import { describe, expect, it } from 'vitest';

/** A person in front of a platform. Both functions resolve to all that the platform shows in reply, as text. */
export interface Person {
  type(line: string): Promise<string>;
  /** Presses a button of the last reply by its label. */
  press(label: string): Promise<string>;
}

export interface Stage {
  /** A new person, in a conversation of their own, whose program is set to the given language. */
  enter(language: string): Promise<Person>;
}

/**
 * Discord's program sends what it was offered and nothing else: no command that is not there, no option that is out of range, no
 * text that is too long. What people cannot do there is no scenario there.
 */
interface Traits {
  readonly offersCommandsOnly?: true;
}

const CROSSINGS = 'the unrestricted reopening of all border crossings';
/** Not the word behind a number, as in “2 passages”. */
const CITATION = /(?<!\d )\b[0-9a-hjkmnp-tv-z]{8}\b/;

export const describeScenarios = (
  platform: string,
  stage: () => Stage,
  { offersCommandsOnly }: Traits = {},
): void => {
  const enter = (language = 'en') => stage().enter(language);

  const anyLine = offersCommandsOnly ? () => {} : it;

  describe(`a person on ${platform}`, () => {
    it('asks a topic and gets its passages with their source', async () => {
      const shown = await (await enter()).type('/crossings');
      expect(shown).toContain(CROSSINGS);
      expect(shown).toContain(
        'the text itself; from “The Palestinian factions …” on, according to the Palestinian factions',
      );
      expect(shown).toContain('undated');
      expect(shown).toContain('paragraph 6');
      expect(shown).toMatch(CITATION);
    });

    it('asks a question in their own words and gets the paragraph that answers', async () => {
      const shown = await (await enter()).type('what do Palestinian representatives accuse Israel of?');
      expect(shown).toContain('They accuse Israel of prolonging negotiations');
      expect(shown).toContain('according to Palestinian representatives');
    });

    it('checks a quotation, and sees which of its words the document has otherwise', async () => {
      const shown = await (await enter()).type(
        '/check “They accuse Israel of extending negotiations while continuing military operations” private',
      );
      expect(shown).toContain('The quote differs from the documents.');
      expect(shown).toContain('Changed words: “extending”');
      expect(shown).toContain('prolonging negotiations while continuing military operations');
      expect(shown).toContain('paragraph 7');
    });

    it('asks what the library does not know, and is told so, without an excerpt', async () => {
      const shown = await (await enter()).type('what is the capital of France?');
      expect(shown).toContain('I found no passage that answers this.');
      expect(shown).not.toContain('paragraph');
    });

    it('quotes what must stand there, and is shown nothing else', async () => {
      const person = await enter();
      expect(await person.type('/ask "reopening of all border crossings"')).toContain(CROSSINGS);
      const shown = await person.type('/ask "reopening of some border crossings"');
      expect(shown).toContain('I found no passage that answers this.');
      expect(shown).toContain('No passage contains “reopening of some border crossings” word for word.');
      expect(shown).not.toContain('paragraph');
    });

    it('asks for what was published since a day, and is told what is undated', async () => {
      const person = await enter();
      const shown = await person.type('/ask reopening of all border crossings since:2024-05');
      expect(shown).toContain('I found no passage that answers this.');
      expect(shown).toContain('One document was left out because its publication date is unknown.');
      expect(shown).not.toContain('paragraph');
      expect(await person.type('/ask reopening of all border crossings since:yesterday')).toContain(
        '“since” must be a year, month, or day that exists, such as 2024, 2024-05, or 2024-05-31. You typed “yesterday”.',
      );
    });

    it('misspells a word, and is told what was searched instead', async () => {
      const shown = await (await enter()).type('recontruction of homes');
      expect(shown).toContain('Searched for “reconstruction” instead of “recontruction”.');
      expect(shown).toContain('rebuilding homes, hospitals, schools');
    });

    anyLine('misspells a command, and presses the one that was meant', async () => {
      const person = await enter();
      expect(await person.type('/crosings')).toContain('Did you mean');
      expect(await person.press('/crossings')).toContain(CROSSINGS);
    });

    it('asks in Hebrew and gets the English passages, in a Hebrew frame', async () => {
      const shown = await (await enter()).type('מה דורשות הפלגים לגבי המעברים?');
      expect(shown).toContain(CROSSINGS);
      expect(shown).toContain('בשפה:');
      expect(shown).toContain('ללא תאריך');
    });

    it('calls a topic by its Arabic name', async () => {
      const shown = await (await enter()).type('/ask المعابر');
      expect(shown).toContain(CROSSINGS);
      expect(shown).toContain('بلا تاريخ');
    });

    it('looks at the context of an excerpt, and goes on from there', async () => {
      const person = await enter();
      await person.type('what do Palestinian representatives accuse Israel of?');
      const context = await person.press('Context');
      expect(context).toContain('Also seen as essential');
      expect(context).toContain('The political leadership');
      expect(await person.press('Next ›')).toContain('In their view, justice');
    });

    it('looks at the source of an excerpt', async () => {
      const person = await enter();
      await person.type('/future');
      const source = await person.press('Source');
      expect(source).toContain('000_3d97ee9c44c06335.txt');
      expect(source).toContain('Author: not given');
      expect(source).toContain('Reports the position of: Palestinian resistance factions');
    });

    it('asks for more until there is no more', async () => {
      const person = await enter();
      const first = await person.type('/ceasefire limit:1');
      const more = await person.press('More');
      expect(more).toContain('paragraph');
      expect(more).not.toContain(first.match(CITATION)?.[0] ?? 'no citation');
    });

    it('asks why an answer is as it is, under the answer and by typing', async () => {
      const person = await enter();
      await person.type('/ask recontruction of homes');
      const told = await person.press('Why');
      expect(told).toMatch(/estimated; shown from 50%/);
      expect(told).toContain('homes (weight 55%, in one passage)');
      expect(told).toContain('Searched for “reconstruction” instead of “recontruction”.');
      expect(told).toMatch(/Shown: .*paragraph 5 · \d+% likely .*Also considered: /);
      const silent = await person.type('/why what is the capital of France? since:2024');
      expect(silent).toContain('Only documents from 2024 or later');
      expect(silent).toContain('0 of 9 passages, 0 of 1 documents');
    });

    it('changes the language, and changes it back', async () => {
      const person = await enter();
      expect(await person.type('/settings language:he')).toContain('שפת הבוט כאן');
      expect(await person.type('/about')).toContain('גרסה');
      expect(await person.type('/settings language:auto')).toContain('Settings');
      expect(await person.type('/about')).toContain('Version');
    });

    it('is spoken to in the language of their program', async () => {
      expect(await (await enter('ar-EG')).type('/topics')).toContain('مواضيع');
    });

    anyLine('is told everything that is wrong with a command at once', async () => {
      const shown = await (await enter()).type('/ask limit:99');
      expect(shown).toContain('What do you want to ask?');
      expect(shown).toContain('“limit” must be a whole number from 1 to 10.');
      expect(shown).toContain('For example: /ask');
      expect(shown).toContain(' limit:1');
    });

    anyLine('sends far too much, and is told so politely', async () => {
      const shown = await (await enter()).type('word '.repeat(10_000));
      expect(shown).toMatch(/characters long\. The limit is 4,100/);
    });

    anyLine('sends hostile text, and nothing comes of it', async () => {
      const shown = await (await enter()).type('/<script>alert(1)</script> @everyone \u202e');
      expect(shown).toContain('There is no command “<script>alert(1)</script>”.');
    });

    it('opens the first screen and starts with a topic', async () => {
      const person = await enter();
      expect(await person.type('/start')).toContain('only with exact excerpts');
      expect(await person.press('Crossings')).toContain(CROSSINGS);
    });

    it('follows a link to a passage', async () => {
      const person = await enter();
      const [citation = ''] = (await person.type('/future')).match(CITATION) ?? [];
      expect(await person.type(`/start ${citation}`)).toContain(
        'The political leadership of the resistance factions',
      );
      expect(await person.type(`/cite ${citation.toUpperCase()}`)).toContain('The political leadership');
    });

    it('names a document by a part of its name', async () => {
      expect(await (await enter()).type('/sources 000_3d97ee9c')).toContain('Author: not given');
      expect(await (await enter()).type('/sources no such thing here')).toContain(
        'The library has no document like',
      );
    });

    it('reads what is stored of them', async () => {
      expect(await (await enter()).type('/privacy')).toContain(
        'Questions are searched in memory and then forgotten.',
      );
    });
  });
};
