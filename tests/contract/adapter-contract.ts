// What every adapter has to keep when it shows a reply.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/adapter.ts';
import { LOCALES, type Localizer } from '../../src/core/ports.ts';
import { type Block, plainInline, type ReplyFile } from '../../src/core/reply.ts';
import { loadWords } from '../../src/words/words.ts';
import { canonicalReplies } from '../canonical.ts';

/** How an adapter shows an answer, and how to read what it shows. */
export interface Showing {
  /** What leaves for the platform. */
  render(answer: Answer): string;
  /** The quotations in it, each with all that is shown from its end to the next one or the end. */
  quotations(rendered: string): readonly { readonly text: string; readonly after: string }[];
  /** All of its text as a person reads it, white space as single spaces. */
  read(rendered: string): string;
  /** The command lines that its buttons stand for. */
  lines(rendered: string, answer: Answer): readonly string[];
  /** The form in which a text is shown that may not be shown as it is. */
  harmless(text: string): string;
  /** The file that leaves with an answer. */
  file(answer: Answer): ShownFile | null | Promise<ShownFile | null>;
  /** Pieces that may not be in anything rendered, whatever the reply held. */
  readonly forbidden: readonly RegExp[];
}

export type ShownFile = Pick<ReplyFile, 'name' | 'text'>;

/** The one file of several renderings; null where there is none. */
export const onlyOf = (files: readonly ShownFile[]): ShownFile | null => {
  if (files.length > 1) throw new Error('more than one file');
  const [file] = files;
  return file === undefined ? null : { name: file.name, text: file.text };
};

const collapse = (text: string) =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const words = loadWords();
const answerOf = (name: string, localizer: Localizer): Answer => {
  const reply = canonicalReplies(localizer)[name];
  if (reply === undefined) throw new RangeError(name);
  return {
    outcome: 'answered',
    posted: () => {},
    undelivered: () => '',
    reply,
    audience: 'everyone',
    words: localizer,
  };
};

const blocksOf = (answer: Answer): readonly Block[] => answer.reply.cards.flatMap((card) => card.blocks);

export const describeAdapter = (platform: string, showing: Showing): void => {
  describe(`${platform} shows`, () => {
    const names = Object.keys(canonicalReplies(words('en')));

    it.each(names)('%s', async (name) => {
      for (const locale of LOCALES) {
        const answer = answerOf(name, words(locale));
        const rendered = showing.render(answer);

        const excerpts = blocksOf(answer).filter((block) => block.is === 'excerpt');
        const quotations = showing.quotations(rendered);
        expect(quotations.map(({ text }) => collapse(text))).toEqual(
          excerpts.map(({ excerpt }) => collapse(showing.harmless(excerpt.text))),
        );
        excerpts.forEach(({ caption, excerpt }, i) => {
          const after = collapse(quotations[i]?.after ?? '');
          for (const line of caption)
            for (const inline of line)
              expect(after).toContain(collapse(showing.harmless(plainInline(inline))));
          expect(after).toContain(excerpt.place.citation);
        });

        const seen = showing.read(rendered);
        for (const { title } of answer.reply.cards)
          if (title !== undefined) expect(collapse(seen)).toContain(collapse(showing.harmless(title)));
        expect(showing.lines(rendered, answer)).toEqual(
          answer.reply.cards.flatMap((card) => (card.actions ?? []).map(({ line }) => line)),
        );
        const { file = null } = answer.reply;
        expect(await showing.file(answer)).toEqual(file && { name: file.name, text: file.text });
        for (const pattern of showing.forbidden) expect(rendered).not.toMatch(pattern);
      }
    });

    it('all of them as it did when they were last looked at', async () => {
      const all = names
        .map((name) => `===== ${name}\n${showing.render(answerOf(name, words('en')))}\n`)
        .join('\n');
      await expect(all).toMatchFileSnapshot(`golden/${platform}.txt`);
    });
  });
};
