// Nothing leaves that its document does not hold to the letter.

import { describe, expect, it } from 'vitest';
import { MisquoteError } from '../../../src/core/errors.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { quotedIn } from '../../../src/ledger/quoted.ts';
import { verifyEntry, verifyReply } from '../../../src/outbox/verify.ts';
import { sha256 } from '../../../src/system/hash.ts';
import { appOf, originOf } from '../../app-of.ts';

const { app } = await appOf();
const ask = () => app.host.answer({ origin: originOf(), said: { line: '/crossings' } });

const altered = (reply: Reply): Reply => ({
  ...reply,
  cards: reply.cards.map((card) => ({
    ...card,
    blocks: card.blocks.map((block) =>
      block.is === 'excerpt'
        ? { ...block, excerpt: { ...block.excerpt, text: block.excerpt.text.replace('all', 'some') } }
        : block,
    ),
  })),
});

describe('the last look', () => {
  it('lets an answer pass that quotes its documents', async () => {
    const { reply } = await ask();
    await verifyReply(app.library, async () => null)(reply);
  });

  it('stops an answer in which one word was changed', async () => {
    const { reply } = await ask();
    await expect(verifyReply(app.library, async () => null)(altered(reply))).rejects.toThrow(MisquoteError);
  });

  it('stops an answer in which the same words are given to somebody else', async () => {
    const { reply } = await ask();
    const cards = reply.cards.map((card) => ({
      ...card,
      blocks: card.blocks.map((block) =>
        block.is === 'excerpt'
          ? {
              ...block,
              excerpt: {
                ...block.excerpt,
                place: {
                  ...block.excerpt.place,
                  attribution: { of: 'document' as const, name: 'somebody else' },
                },
              },
            }
          : block,
      ),
    }));
    await expect(verifyReply(app.library, async () => null)({ cards })).rejects.toThrow(MisquoteError);
  });

  it('looks at findings that only programs see', async () => {
    const { reply } = await ask();
    const { cards } = altered(reply);
    const excerpt = cards.flatMap(({ blocks }) => blocks).find((block) => block.is === 'excerpt')?.excerpt;
    if (excerpt === undefined || reply.report === undefined) throw new Error('nothing was found');
    const finding = { excerpt, score: 1, confidence: 1, nearlyLike: null };
    const report = { ...reply.report, findings: [...reply.report.findings, finding] };
    await expect(verifyReply(app.library, async () => null)({ cards: [], report })).rejects.toThrow(
      MisquoteError,
    );
  });

  it('is taken at every answer of the app', async () => {
    const { verify } = app.library;
    app.library.verify = () => {
      throw new MisquoteError('not what it says');
    };
    const answer = await ask();
    app.library.verify = verify;
    expect(answer.outcome).toBe('failed');
    expect(answer.reply.report).toBeUndefined();
    expect((await ask()).outcome).toBe('answered');
  });

  it('stops a message of the ledger that shows other words than its revision has there', async () => {
    const { reply } = await ask();
    const message = (made: Reply) => ({
      payload: 'as made',
      hash: sha256('as made'),
      excerpts: quotedIn(made),
    });
    const { text } = app.services.editions;
    await expect(verifyEntry(message(reply), text)).resolves.toBeUndefined();
    await expect(verifyEntry(message(altered(reply)), text)).rejects.toThrow(MisquoteError);
  });

  it('looks at what leads to an excerpt as at the excerpt, in answers and in messages of the ledger', async () => {
    const { reply } = await ask();
    const led = (change: (words: string) => string): Reply => ({
      ...reply,
      cards: reply.cards.map((card) => ({
        ...card,
        blocks: card.blocks.map((block) => {
          if (block.is !== 'excerpt') return block;
          const { excerpt } = block;
          return { ...block, excerpt: { ...excerpt, leads: [{ ...excerpt, text: change(excerpt.text) }] } };
        }),
      })),
    });
    const [right, wrong] = [led((words) => words), led((words) => words.replace('all', 'some'))];
    const verify = verifyReply(app.library, async () => null);
    await expect(verify(right)).resolves.toBeUndefined();
    await expect(verify(wrong)).rejects.toThrow(MisquoteError);
    const message = (made: Reply) => ({
      payload: 'as made',
      hash: sha256('as made'),
      excerpts: quotedIn(made),
    });
    const { text } = app.services.editions;
    await expect(verifyEntry(message(right), text)).resolves.toBeUndefined();
    await expect(verifyEntry(message(wrong), text)).rejects.toThrow(MisquoteError);
  });
});
