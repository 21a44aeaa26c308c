// A library that an older version has read: the files are the same, and so is all that was said of them, however they are read now.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createConsole } from '../../src/adapters/console/adapter.ts';
import { BUDGET } from '../../src/adapters/console/place.ts';
import { readConfig } from '../../src/config.ts';
import { createPages } from '../../src/pages/pages.ts';
import { removeDocument } from '../../src/stores/document-forget.ts';
import { openDatabaseAt, type StoreLocation } from '../../src/stores/open.ts';
import { TABLES } from '../../src/stores/schema.ts';
import { createWebServer } from '../../src/web/server.ts';
import { appOf, createTestClock, originOf, type TestClock } from '../app-of.ts';
import { filesHolding } from '../files-holding.ts';
import { openPostgres } from '../postgres.ts';
import { read } from '../read-reply.ts';
import { at, folderFor, inFile, silent } from '../stores-of.ts';
import { emptyLibrary } from './library.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** On Postgres, a message that no worker has taken is sent after this. */
const LOST = 15 * MINUTE;

type Row = Readonly<Record<string, string | number | null>>;

/**
 * What version 1 of the readers left behind, at a terminal: six pins, a weekly digest that told of two edits, an answered question, every
 * passage shown in a message, and two corrections that a librarian decided not to send.
 */
const OLD = JSON.parse(readFileSync(new URL('./readings/version-1.json', import.meta.url), 'utf8')) as {
  readonly at: number;
  readonly files: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, string>>;
  readonly codes: Readonly<
    Record<string, { readonly document: string; readonly paragraph: number; readonly text: string }>
  >;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
};

/** Puts the database into the state of that version. */
const restore = async (place: StoreLocation, clock: TestClock): Promise<void> => {
  const database = await openDatabaseAt(place, clock, silent);
  await database.write(async (tx) => {
    await sql`alter table codes drop column followers`.execute(tx);
    await sql`alter table codes drop column holds`.execute(tx);
    await sql`drop table waiting`.execute(tx);
    await sql`drop table originals`.execute(tx);
    await sql`drop table submissions`.execute(tx);
    await sql`alter table chats drop column takes_suggestions`.execute(tx);
    await sql`delete from kysely_migration where name >= '0010_followers'`.execute(tx);
    await tx.deleteFrom('audit_head').execute();
    for (const table of TABLES)
      for (const row of OLD.rows[table] ?? [])
        await tx
          .insertInto(table)
          .values(row as never)
          .execute();
    const digests = await tx.selectFrom('digests').select(['id', 'next_at']).execute();
    await database.enqueue(
      tx,
      digests.map(({ id, next_at }) => ({ task: 'slot', id, at: next_at ?? 0 })),
    );
  });
  await database.close();
};

/** How many messages show the passage that says so. */
const shownWith = (words: string): number => {
  const [code] = Object.entries(OLD.codes).find(([, { text }]) => text.includes(words)) ?? [];
  return new Set(
    OLD.rows.shown?.flatMap(({ entry, saying }) => (String(saying).includes(`${code}`) ? [entry] : [])),
  ).size;
};

const postgres = await openPostgres();
afterAll(() => postgres?.close());

const PLACES: Readonly<Record<string, () => Promise<StoreLocation>>> = {
  SQLite: async () => inFile(join(folderFor(onTestFinished), 'bot.db')),
  ...(postgres === null ? {} : { Postgres: async () => at((await postgres.openDatabase()).url) }),
};

describe.each(Object.entries(PLACES))('on %s', (_, placeFor) => {
  const begin = async (
    changes: Readonly<Record<string, string>> = {},
    before: (place: StoreLocation, clock: TestClock) => Promise<void> = async () => {},
  ) => {
    const library = emptyLibrary();
    onTestFinished(library.close);
    for (const [file, text] of Object.entries({ ...OLD.files, ...changes })) library.write(file, text);
    for (const [file, text] of Object.entries(OLD.topics)) library.writeTopic(file, text);
    const place = await placeFor();
    const clock = createTestClock();
    clock.jump(OLD.at - clock.now());
    await restore(place, clock);
    await before(place, clock);
    const [input, output] = [new PassThrough(), new PassThrough()];
    const console = createConsole({
      input,
      output,
      terminal: false,
      colors: false,
      language: 'en',
      folder: folderFor(onTestFinished),
      ended: () => {},
    });
    const sent: string[] = [];
    output.on('data', (chunk: Buffer) => {
      if (/^── . ──\n/.test(chunk.toString())) sent.push(chunk.toString());
    });
    const { app } = await appOf(
      { ...library.config, librarians: ['console:terminal'] },
      {
        place,
        clock,
        platforms: () => [{ name: 'console', limits: BUDGET, exclusive: false, create: () => console }],
      },
    );
    await console.start(app.host);
    onTestFinished(async () => {
      await console.stop();
      await app.services.stop();
    });
    const tick = () => app.services.tick();
    /** Time passes, and what falls due is done. */
    const later = async (ms: number) => {
      clock.forward(ms);
      await tick();
      for (const { id } of OLD.rows.digests ?? []) await app.services.digests.runSlot(String(id));
      clock.forward(LOST);
      await tick();
      await tick();
    };
    const terminal = originOf({ platform: 'console', chat: 'console:terminal', user: 'console:terminal' });
    return {
      app,
      sent,
      place,
      clock,
      tick,
      later,
      remove: library.remove,
      say: async (line: string) => {
        const { outcome, reply } = await app.host.answer({ origin: terminal, said: { line } });
        return { outcome, ...read(reply) };
      },
      save: async (file: string, from: string, to: string) => {
        const text = OLD.files[file] ?? '';
        expect(text).toContain(from);
        library.write(file, text.replace(from, to));
        await app.refresh();
        await tick();
      },
    };
  };

  /** What is written in a text, without its layout. */
  const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const unchanged = Object.entries(OLD.codes).filter(([, { document }]) => /harbour|rules/.test(document));
  const codeOf = (words: string) =>
    Object.entries(OLD.codes).find(([, { text }]) => text.includes(words))?.[0];

  it('starts without a message: no pin, no digest, no correction', async () => {
    const { app, sent, tick, later } = await begin();
    await tick();
    const edition = (await app.services.editions.ownEdition())?.edition ?? 0;
    expect(edition).toBeGreaterThan(Number(OLD.rows.library?.[0]?.edition));
    expect(await app.services.corrections.open()).toEqual([]);
    for (let week = 0; week < 3; week++) await later(WEEK);
    await app.refresh();
    await tick();
    expect(sent).toEqual([]);
    expect(await app.services.corrections.open()).toEqual([]);
    expect((await app.services.editions.ownEdition())?.edition).toBe(edition);
  });

  it('every code leads to the words that it led to', async () => {
    const { tick, say } = await begin();
    await tick();
    for (const [code, { text }] of unchanged) {
      const { outcome, text: shown } = await say(`/cite ${code}`);
      expect([code, outcome]).toEqual([code, 'answered']);
      expect(letters(shown)).toContain(letters(text));
      expect(shown).not.toMatch(/older revision|no longer/i);
      expect((await say(`/sources ${code}`)).outcome).toBe('answered');
    }
    expect((await say('/garden')).text).toContain('Write to the warden');
    // Buttons that show several at once, and quotations that bring a code along.
    expect((await say(`/more ${codeOf('Spades hang')} ${codeOf('four coins')}`)).text).toContain('Barrows');
    const quoted =
      'Bees are kept beside the northern fence alone, and no more than three hives are set up there.';
    for (const code of [codeOf('Bees are kept'), codeOf('Spades hang'), codeOf('THE HARBOUR')])
      expect((await say(`/check ${quoted} [${code}]`)).text).toContain('Exact quote.');
    // Words that were changed before are old still.
    expect((await say(`/cite ${codeOf('two hundred steps')}`)).text).toContain('older revision');
  });

  it('pages show the words of every code, and no revision that nobody has written', async () => {
    const { app, clock, tick } = await begin();
    await tick();
    const web = createWebServer({ ...readConfig({ PORT: '0' }), log: silent, health: () => ({ ok: true }) });
    const { library, host, comparing } = app;
    const { editions } = app.services;
    const pages = createPages({
      app: web.app,
      library,
      editions,
      publicUrl: null,
      clock,
      comparing,
      site: { name: null },
      hasTopics: () => false,
    });
    await pages.start(host);
    const address = await web.listen();
    onTestFinished(() => web.close());
    const plain = (html: string) => letters(html.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, ''));
    for (const [code, { document, text }] of unchanged) {
      const answer = await fetch(new URL(`c/${code}`, address));
      const page = await answer.text();
      expect([code, answer.status]).toEqual([code, 200]);
      expect(plain(page)).toContain(letters(text.replace(/[&'"]/g, '')));
      expect(page).not.toMatch(/class="notice old"/);
      expect(page).toContain(encodeURI(document));
    }
    // Marked as a whole where a passage has become several, and found where it is asked for at its revision.
    for (const [code] of unchanged) {
      const { url } = await fetch(new URL(`c/${code}`, address));
      expect(new URL(url).searchParams.get('c')).toBe(code);
    }
    for (const [name, code] of [
      ['rules.md', codeOf('Spades hang')],
      ['harbour.txt', codeOf('Before you board')],
    ]) {
      const shown = await (await fetch(new URL(`s/${name}?c=${code}`, address))).text();
      const marked = [...shown.matchAll(/<mark>([\s\S]*?)<\/mark>/g)].map(([, words]) => words).join(' ');
      expect(plain(marked)).toContain(letters(OLD.codes[`${code}`]?.text ?? '?'));
    }
    for (const { document, revision, passages } of OLD.rows.revisions ?? [])
      for (const { citation } of JSON.parse(String(passages)) as { citation: string }[]) {
        const digits = String(revision).slice(0, 12);
        const shown = await fetch(new URL(`s/${document}?r=${digits}&c=${citation}`, address));
        expect([document, citation, shown.status]).toEqual([document, citation, 200]);
      }
    const page = await (await fetch(new URL('s/rules.md', address))).text();
    expect(page).not.toContain('?from=');
    const edited = await (await fetch(new URL('s/tower.txt', address))).text();
    expect(edited.match(/\?from=/g)).toHaveLength(1);
  });

  it('a later edit is announced, and nothing besides', async () => {
    const { app, sent, save, later, tick } = await begin();
    await tick();
    await save('harbour.txt', 'four coins', 'five coins');
    // Pins of its document, and no others.
    expect(sent.filter((text) => /^── ↻/.test(text))).toHaveLength(sent.length);
    for (const text of sent) expect(text).toContain('HARBOUR');
    expect(sent.filter((text) => text.includes('five coins'))).not.toEqual([]);
    const edited = sent.length;
    expect(await app.services.corrections.open()).toEqual([
      { document: 'harbour.txt', messages: shownWith('four coins') },
    ]);
    await later(WEEK);
    expect(sent).toHaveLength(edited + 1);
    expect(sent.at(-1)).toContain('One passage since the last digest');
    expect(sent.at(-1)).toMatch(/four coins[\s\S]*five coins/);
  });

  it('an edit made before the new version starts is announced as what it is', async () => {
    const { sent, tick, later } = await begin({
      'rules.md': (OLD.files['rules.md'] ?? '').replace('Rakes lie behind it', 'Rakes lie in front of it'),
      'harbour.txt': (OLD.files['harbour.txt'] ?? '').replace('four coins', 'five coins'),
    });
    await tick();
    // Pins of other words stay as they are.
    expect(sent.filter((text) => text.includes('four coins'))).toEqual([]);
    // One of them is of a passage that has changed, and one of a topic whose document has.
    for (const text of sent)
      expect(text).toMatch(/five coins|Rules of the gardens|Passage ebsb05fa\nThe documents no longer/);
    const digests = () => sent.filter((text) => text.includes('What has changed'));
    await later(WEEK);
    expect(digests()).toHaveLength(1);
    expect(digests()[0]).toContain('four coins');
    expect(digests()[0]).toContain('Rakes lie in front of it');
    for (const words of ['│ THE HARBOUR', 'noon', 'bees', 'Monday', 'deposit', 'market opens'])
      expect(digests()[0]).not.toContain(words);
  });

  it('a digest that waits for edits of before tells those', async () => {
    const { sent, tick, later } = await begin({}, async (place, clock) => {
      const database = await openDatabaseAt(place, clock, silent);
      await database.write((tx) => tx.updateTable('digests').set({ edition: 1 }).execute());
      await database.close();
    });
    await tick();
    await later(WEEK);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('2 passages since the last digest');
    expect(sent[0]).toContain('three hundred steps');
    expect(sent[0]).toContain('Tuesdays');
  });

  it('what librarians have proposed can still be confirmed', async () => {
    const { app, tick, say } = await begin({}, async (place, clock) => {
      const database = await openDatabaseAt(place, clock, silent);
      const version = OLD.rows.corrections?.find(({ document }) => document === 'tower.txt')?.version;
      const common = { by: null, created_at: clock.now() };
      await database.write(async (tx) => {
        const gap = { id: 'gap12345', text: 'How do I get a garden?', locale: 'en', asked: 3 };
        await tx
          .insertInto('gaps')
          .values({ ...gap, first_at: clock.now(), last_at: clock.now() })
          .execute();
        await tx
          .insertInto('proposals')
          .values([
            {
              ...common,
              id: 'first',
              act: 'withdraw',
              subject: 'tower.txt',
              note: 'Old.',
              version: JSON.stringify([version, null]),
            },
            {
              ...common,
              id: 'second',
              act: 'gap-link',
              subject: gap.id,
              note: `${codeOf('Write to the warden')}`,
              version: 'f'.repeat(64),
            },
            {
              ...common,
              id: 'third',
              act: 'correct',
              subject: 'mill.md',
              note: 'Old.',
              version: 'e'.repeat(64),
            },
          ])
          .execute();
      });
      await database.close();
    });
    await tick();
    for (const id of ['first', 'second', 'third'])
      expect([id, (await say(`/corrections confirm ${id}`)).outcome]).toEqual([id, 'answered']);
    expect([...(await app.services.editions.withdrawn())]).toEqual(['tower.txt']);
  });

  it('a document that is removed leaves nothing of its readings', async () => {
    const { place, clock, tick, save, app, say, remove } = await begin();
    await tick();
    await save('rules.md', 'twenty coins', 'thirty coins');
    const said = [
      'Write to the warden',
      'Rakes lie behind it',
      'northern fence',
      'twenty coins',
      'Who waters',
    ];
    const files = () => filesHolding(said, dirname(place.file));
    if (place.url === null) for (const words of said) expect(files().join()).toContain(words);
    remove('rules.md');
    await app.refresh();
    await tick();
    const key = () => 'the key of the tests, which is no secret';
    const removed = await removeDocument({ place, clock, log: silent }, key, 'rules.md');
    expect(removed?.passages).toBeGreaterThan(unchanged.length);
    await tick();
    if (place.url === null) expect(files()).toEqual([]);
    const database = await openDatabaseAt(place, clock, silent);
    onTestFinished(database.close);
    const kept = await database.read(async (db) =>
      JSON.stringify([
        await db.selectFrom('codes').selectAll().execute(),
        await db.selectFrom('texts').selectAll().execute(),
        await db.selectFrom('revisions').selectAll().execute(),
      ]),
    );
    for (const [code, { document, text }] of unchanged) {
      if (document !== 'rules.md') continue;
      expect(kept).not.toContain(code);
      expect(letters(kept)).not.toContain(letters(text));
      expect((await say(`/cite ${code}`)).text).toContain('removed');
    }
    for (const code of app.library.snapshot().followers.keys())
      expect(OLD.codes[code]?.document).not.toBe('rules.md');
  });
});
