// Sources on a site that a test makes, and a library and a data folder of its own.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import type { Step } from '../../../src/collecting/collect.ts';
import { listOutcome } from '../../../src/collecting/list.ts';
import { openReview } from '../../../src/collecting/review.ts';
import { type RunParts, runCollection } from '../../../src/collecting/run.ts';
import type { Visitor } from '../../../src/fetching/fetch-document.ts';
import { readHere } from '../../../src/knowledge/file-reader.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { parseWebSources } from '../../../src/knowledge/web-sources.ts';
import { createTestClock } from '../../app-of.ts';
import type { Site } from '../fetching/hostile-site.ts';

export interface Collecting {
  readonly library: string;
  readonly data: string;
  readonly clock: ReturnType<typeof createTestClock>;
  /** One run, and a line for each thing that it says: what became of it, and where or why. */
  run(yaml: string, changes?: Partial<RunParts>): Promise<string[]>;
  review(): ReturnType<typeof openReview>;
  /** Paths of everything below the folder, hidden files too. */
  paths(folder?: string): string[];
  text(path: string, folder?: string): string;
  sidecar(path: string, folder?: string): Record<string, unknown>;
  write(path: string, text: string): void;
  /** What the bot reads of the library, without anything that is wrong with it. */
  documents(): ReturnType<ReturnType<typeof createLoader>>;
}

const lineOf = ({ shown, outcome }: Step): string => {
  switch (outcome.is) {
    case 'passed over':
      return `passed over ${shown}`;
    case 'refused':
    case 'noted':
      return outcome.faults.map(({ file, problem }) => `${outcome.is} ${file}: ${problem}`).join('\n');
    default:
      return `${outcome.is} ${outcome.path}`;
  }
};

export const collectingTo = (visitor: () => Visitor): Collecting => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-collecting-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [library, data] = [join(folder, 'library'), join(folder, 'data')];
  mkdirSync(library);
  mkdirSync(data);
  const clock = createTestClock();
  const pathsBelow = (at: string): string[] =>
    (readdirSync(at, { recursive: true }) as string[])
      .filter((path) => statSync(join(at, path)).isFile())
      .sort();
  return {
    library,
    data,
    clock,
    async run(yaml, changes = {}) {
      const steps: Step[] = [];
      await runCollection({
        sources: parseWebSources(yaml, 'sources.yaml'),
        knowledgeDir: library,
        knowledgeRoots: [],
        dataDir: data,
        reader: readHere,
        readList: async (file) => listOutcome(file),
        visitor: visitor(),
        clock,
        stopping: new AbortController().signal,
        isForced: false,
        isDryRun: false,
        mayGoOn: async () => true,
        tell: (step) => void steps.push(step),
        ...changes,
      });
      return steps.map(lineOf);
    },
    review: () => openReview({ knowledgeDir: library, knowledgeRoots: [], dataDir: data, reader: readHere }),
    paths: (at = library) => pathsBelow(at),
    text: (path, at = library) => readFileSync(join(at, path), 'utf8'),
    sidecar: (path, at = library) => parse(readFileSync(join(at, path), 'utf8')),
    write(path, text) {
      mkdirSync(dirname(join(library, path)), { recursive: true });
      writeFileSync(join(library, path), text);
    },
    documents: () => createLoader(library)(),
  };
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A page that can change, with an ETag of its words, that is not sent to whoever has it. */
export const page = (words: string, head = ''): Answer => {
  const html = `<!doctype html><html lang="en"><head><title>${words.split('.')[0]}</title>${head}</head><body><p>${words}</p></body></html>`;
  const etag = `"${Buffer.from(words).toString('base64url').slice(0, 60)}"`;
  return (request, response) => {
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { 'Content-Type': 'text/html; charset=utf-8', ETag: etag });
    response.end(isKnown ? '' : html);
  };
};

export const feed =
  (items: string): Answer =>
  (_, response) => {
    response.setHeader('Content-Type', 'application/rss+xml');
    response.end(`<rss version="2.0"><channel><title>News</title>${items}</channel></rss>`);
  };

export const sitemap =
  (site: Site, paths: readonly string[], modified = ''): Answer =>
  (_, response) => {
    response.setHeader('Content-Type', 'application/xml');
    const lastmod = modified === '' ? '' : `<lastmod>${modified}</lastmod>`;
    const urls = paths.map((path) => `<url><loc>${site.url(path)}</loc>${lastmod}</url>`);
    response.end(`<urlset>${urls.join('')}</urlset>`);
  };
