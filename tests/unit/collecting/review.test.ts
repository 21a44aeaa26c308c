// Sources that are not trusted: what they bring waits outside of the library until somebody decides.

import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../fetching/hostile-site.ts';
import { type Collecting, collectingTo, page } from './collecting-to.ts';

let site: Site;
let to: Collecting;
let aside: string;
beforeEach(async () => {
  site = await startSite();
  to = collectingTo(() => site.fetcher());
  aside = join(to.data, 'review');
});

const HTML = 'added/site.test/fares-are-four-euros.html';
const META = 'added/site.test/fares-are-four-euros.meta.yaml';
const yaml = () => `- page: ${site.url('/fares')}\n`;
const later = (words: string) => {
  site.on('/fares', page(words));
  to.clock.forward(25 * 3_600_000);
};

describe('a new document', () => {
  beforeEach(async () => {
    site.on('/fares', page('Fares are four euros.'));
    expect(await to.run(yaml())).toEqual([`aside ${HTML}`]);
  });

  it('waits where the library does not see it, and only its owner does', async () => {
    expect([to.paths(), to.paths(aside)]).toEqual([[], [HTML, META]]);
    expect(statSync(aside).mode & 0o077).toBe(0);
    expect(await (await to.review()).list()).toEqual([
      { path: HTML, title: 'Fares are four euros', url: site.url('/fares'), isRevision: false },
    ]);
  });

  it('is moved into the library when it is approved, and followed from then on', async () => {
    const review = await to.review();
    expect(await review.approve(HTML)).toEqual({ is: 'approved', path: HTML, isRevision: false });
    expect([to.paths(), to.paths(aside)]).toEqual([[HTML, META], []]);
    expect((await to.documents()).faults).toEqual([]);
    later('Fares are five euros.');
    expect(await to.run(yaml())).toEqual([`aside ${HTML}`]);
    expect(to.text(HTML)).toContain('four');
    expect(await review.list()).toMatchObject([{ path: HTML, isRevision: true }]);
    expect(await review.approve(HTML)).toEqual({ is: 'approved', path: HTML, isRevision: true });
    expect([to.paths(), to.paths(aside)]).toEqual([[HTML, META], []]);
    expect(to.text(HTML)).toContain('five');
    expect((await to.documents()).faults).toEqual([]);
  });

  it('that has changed while it waited waits in its new version', async () => {
    later('Fares are five euros.');
    expect(await to.run(yaml())).toEqual([`aside ${HTML}`]);
    expect(to.paths(aside)).toEqual([HTML, META]);
    expect(to.text(HTML, aside)).toContain('five');
  });

  it('that was rejected is not put aside again', async () => {
    expect(await (await to.review()).reject(HTML)).toEqual({ is: 'rejected', path: HTML });
    later('Fares are five euros.');
    expect(await to.run(yaml())).toEqual([`passed over ${site.url('/fares')}`]);
    expect([to.paths(), to.paths(aside)]).toEqual([[], []]);
  });

  it('can be moved or deleted by anybody who takes over the review', async () => {
    for (const path of [HTML, META]) {
      to.write(path, '');
      renameSync(join(aside, path), join(to.library, path));
    }
    later('Fares are five euros.');
    expect(await to.run(yaml())).toEqual([`aside ${HTML}`]);
  });

  it('still waits when the source has become a trusted one', async () => {
    later('Fares are five euros.');
    expect(await to.run(`${yaml()}  trusted: yes\n`)).toEqual([`aside ${HTML}`]);
    expect(to.paths()).toEqual([]);
  });

  it('does not take the place of another document', async () => {
    to.write(HTML, '<p>Something else.</p>');
    expect(await (await to.review()).approve(HTML)).toMatchObject({
      path: 'added/site.test/fares-are-four-euros-2.html',
      isRevision: false,
    });
    expect(to.text(HTML)).toBe('<p>Something else.</p>');
  });

  it('that was edited into something that cannot be read is not approved', async () => {
    rmSync(join(aside, META));
    to.write('x.meta.yaml', 'show: everything\n');
    renameSync(join(to.library, 'x.meta.yaml'), join(aside, META));
    expect(await (await to.review()).approve(HTML)).toMatchObject({
      is: 'refused',
      faults: [{ problem: 'show: expected full or excerpts.' }],
    });
    expect(to.paths()).toEqual([]);
  });
});

describe('a new version of a document of the library', () => {
  beforeEach(async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(`${yaml()}  trusted: yes\n`);
    later('Fares are five euros.');
    expect(await to.run(yaml())).toEqual([`aside ${HTML}`]);
  });

  it('that was rejected is not proposed again, but the next one is', async () => {
    await (await to.review()).reject(HTML);
    to.clock.forward(25 * 3_600_000);
    expect(await to.run(yaml())).toEqual([`unchanged ${site.url('/fares')}`]);
    later('Fares are six euros.');
    expect(await to.run(yaml())).toEqual([`aside ${HTML}`]);
    expect(to.text(HTML)).toContain('four');
  });

  it('does not replace what was changed by hand since', async () => {
    to.write(HTML, to.text(HTML).replace('four', 'seven'));
    expect(await (await to.review()).approve(HTML)).toMatchObject({
      is: 'refused',
      faults: [{ file: HTML, problem: expect.stringContaining('changed by hand') }],
    });
    expect(to.text(HTML)).toContain('seven');
  });

  it('finds the document where it was moved to', async () => {
    for (const [from, at] of [
      [HTML, 'money.html'],
      [META, 'money.meta.yaml'],
    ] as const)
      renameSync(join(to.library, from), join(to.library, at));
    expect(await (await to.review()).approve(HTML)).toEqual({
      is: 'approved',
      path: 'money.html',
      isRevision: true,
    });
    expect(to.paths()).toEqual(['money.html', 'money.meta.yaml']);
    expect(to.text('money.html')).toContain('five');
  });
});

it.each(['../verbatim-sources.json', '../../library/x.html', '/etc/passwd', '', 'added', 'nothing.html'])(
  'nothing but what waits can be named: %s',
  async (path) => {
    to.write('x.html', '<p>Words.</p>');
    const review = await to.review();
    expect(await review.approve(path)).toEqual({ is: 'missing' });
    expect(await review.reject(path)).toEqual({ is: 'missing' });
    expect(to.paths()).toEqual(['x.html']);
  },
);
