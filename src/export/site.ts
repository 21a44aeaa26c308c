// The library as a folder of files that needs no bot: pages with relative links, a search, and the texts themselves as JSON.

import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import { captionOf, formatDate } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import { plainInline } from '../core/reply.ts';
import { isExcerptsOnly } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import { bibtexCitation, cslCitation } from '../pages/citation-forms.ts';
import { sourceFrame } from '../pages/frame.ts';
import { encodePath, type Links } from '../pages/links.ts';
import { renderDocumentsPage } from '../pages/lists.ts';
import { renderSourcePage, successorIn, titleOf } from '../pages/render.ts';
import { excerptAtRevision, type Source, sourceOf } from '../pages/source.ts';
import type { SiteName } from '../web/header.ts';
import type { Html } from '../web/html.ts';

const ASSETS = {
  'page.css': new URL('../web/assets/page.css', import.meta.url),
  'icon.svg': new URL('../web/assets/icon.svg', import.meta.url),
  'source.css': new URL('../pages/assets/source.css', import.meta.url),
  'search.js': new URL('./assets/search.js', import.meta.url),
} as const;

interface SiteParts {
  readonly library: Library;
  readonly words: Localizer;
  /** The day on which it is made, such as `2025-03-14`. */
  readonly day: string;
  /** What the operator calls the library; null or not given: nothing but that. */
  readonly name?: string | null;
}

/** Links from a page from which `root` is the way to the folder. */
const linksFrom = (root: string, pathOf: (code: string) => string): Links => {
  const document = (path: string) => `${root}documents/${encodePath(path)}.html`;
  return {
    asset: (name) => `${root}assets/${name}`,
    chat: null,
    topics: null,
    language: null,
    documents: `${root}index.html`,
    search: `${root}search.html`,
    document,
    passage: (path, citation) => `${document(path)}#${citation}`,
    citation: (code) => `${document(pathOf(code))}#${code}`,
  };
};

/** All files of the site, by path. */
export const siteOf = async ({
  library,
  words,
  day,
  name = null,
}: SiteParts): Promise<Map<string, Uint8Array>> => {
  const site = { name };
  const snapshot = library.snapshot();
  const documents = [...snapshot.documents.values()];
  const pathOf = (code: string) => snapshot.byCitation.get(code)?.document.path ?? '';
  const files = new Map<string, Uint8Array>();
  const add = (path: string, text: string) => files.set(path, Buffer.from(text));
  const addPage = async (path: string, page: Html) => add(path, String(await page));

  for (const [name, file] of Object.entries(ASSETS)) add(`assets/${name}`, readFileSync(file, 'utf8'));
  for (const document of documents) {
    const source = sourceOf(library, document);
    const links = linksFrom('../'.repeat(document.path.split('/').length), pathOf);
    const name = `documents/${document.path}`;
    const whole = !isExcerptsOnly(source.meta);
    const file = (label: string, ending: string) => ({
      label,
      href: `${links.document(document.path).slice(0, -'.html'.length)}${ending}`,
    });
    const original = snapshot.documents.get(source.meta.translationOf ?? '');
    await addPage(
      `${name}.html`,
      renderSourcePage({
        source,
        age: 'current',
        excerptsOnly: !whole,
        today: day,
        cited: null,
        words,
        links,
        site,
        address: null,
        earlier: [],
        successor: successorIn(snapshot.documents, source.meta),
        translations: [
          ...(original === undefined ? [] : [original]),
          ...(snapshot.translations.get(document.path) ?? []),
        ],
        files: [
          file('JSON', '.json'),
          ...(whole ? [file('BibTeX', '.bib'), file('CSL-JSON', '.csl.json')] : []),
        ],
      }),
    );
    add(`${name}.json`, `${JSON.stringify(dataOf(source, document.fileHash, whole), null, 1)}\n`);
    if (!whole) continue;
    const citing = source.passages.map((passage) => ({
      excerpt: excerptAtRevision(source, passage),
      words,
      today: day,
      page: null,
    }));
    add(`${name}.bib`, citing.map(bibtexCitation).join('\n'));
    add(
      `${name}.csl.json`,
      `${JSON.stringify(
        citing.flatMap((c) => JSON.parse(cslCitation(c))),
        null,
        1,
      )}\n`,
    );
  }

  const links = linksFrom('', pathOf);
  await addPage(
    'index.html',
    renderDocumentsPage({
      documents,
      count: documents.length,
      page: 1,
      pages: 1,
      pageLink: () => 'index.html',
      words,
      links,
      site,
      lead: html`<p>${words.say('export-lead', { day: formatDate(day, words) })}</p>
`,
    }),
  );
  await addPage('search.html', searchPage(words, links, site));
  add(
    'search-index.js',
    `globalThis.verbatimIndex = ${JSON.stringify(
      indexOf(
        documents.map((d) => sourceOf(library, d)),
        words,
        links,
        day,
      ),
    )};\n`,
  );
  add(
    'library.json',
    `${JSON.stringify({ revision: snapshot.revision, made: day, documents: documents.map(({ path, revision }) => ({ path, revision, data: `documents/${path}.json` })) }, null, 1)}\n`,
  );
  return files;
};

/** All that is known of a document, and its text unless only excerpts of it may be shown. Offsets are UTF-16 units in the text. */
const dataOf = ({ path, revision, meta, text, passages }: Source, fileHash: string, whole: boolean) => ({
  path,
  revision,
  fileHash,
  meta,
  ...(whole ? { text, passages } : {}),
});

const searchPage = (words: Localizer, links: Links, site: SiteName): Html =>
  sourceFrame({
    words,
    links,
    site,
    title: words.say('web-search'),
    deferred: ['search-index.js', links.asset('search.js')],
    main: html`<h1>${words.say('web-search')}</h1>
<p>${words.say('export-search')}</p>
<noscript><p class="notice">${words.say('export-search-script')}</p></noscript>
<div id="results" role="status" data-none="${words.say('export-search-none')}"></div>
`,
  });

/** What the script searches: passages with their captions, by document. */
const indexOf = (sources: readonly Source[], words: Localizer, links: Links, today: string) =>
  sources
    .filter(({ meta }) => !isExcerptsOnly(meta))
    .map((source) => ({
      title: titleOf(source.meta, words),
      lang: source.meta.language,
      passages: source.passages.map((passage) => {
        const excerpt = excerptAtRevision(source, passage);
        return {
          href: links.passage(source.path, passage.citation),
          text: excerpt.text,
          caption: captionOf(excerpt, words, today).map((line) => line.map(plainInline).join('')),
        };
      }),
    }));
