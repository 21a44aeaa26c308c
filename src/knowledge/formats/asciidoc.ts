// AsciiDoc, as a page of HTML, which the reader of pages reads. Nothing of other files is leftOut.

import type { Document as Parsed } from '@asciidoctor/core';
import { FaultyFileError } from '../fault.ts';
import { decodeUtf8 } from '../folder.ts';
import { splitHead } from '../head.ts';
import type { Reader } from './format.ts';
import { escaped } from './html/escaped.ts';
import { readHtml } from './html.ts';
import { headWith } from './properties.ts';

/** What is shown beside the words of the author, which nobody is to be quoted with. */
const NO_MACHINERY = {
  'table-caption!': '',
  'figure-caption!': '',
  'example-caption!': '',
  'listing-caption!': '',
  'icons!': '',
  'source-highlighter!': '',
  'toc!': '',
  'docinfo!': '',
};

/** Lines of the source for those of the page, and those of which something is left out: in the first line of the page. */
const MAP = /^<!--lines ([\d ]*);([\d ]*)-->/;

const numbersIn = (words: string): number[] => words.split(' ').filter(Boolean).map(Number);

export const readAsciidoc: Reader = (page) => {
  const [, lines = '', leftOut = ''] = MAP.exec(page) ?? [];
  const sources = numbersIn(lines);
  const { omitted, ...read } = readHtml(page);
  const lineOf = (line: number): number => sources[line - 1] ?? 1;
  return {
    ...read,
    reader: 'asciidoc/1',
    blocks: read.blocks.map((block) => ({ ...block, line: lineOf(block.line) })),
    omitted: [...new Set([...omitted.map(lineOf), ...numbersIn(leftOut)])].sort((a, b) => a - b),
  };
};

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

const headOf = (parsed: Parsed): string => {
  const said = (name: string): string => String(parsed.getAttribute(name, '') ?? '').trim();
  const title = parsed.hasHeader() ? String(parsed.getDocumentTitle({ sanitize: true }) ?? '') : '';
  const authors = parsed.getAuthors().map((author) => String(author.getName() ?? ''));
  const licence = said('licence') || said('license');
  const day = said('revdate');
  return [
    headWith(title, authors.join(', ')),
    DAY.test(day) ? `<meta name="date" content="${day}">` : '',
    licence === '' ? '' : `<link rel="license" href="${escaped(licence)}">`,
  ].join('');
};

/** The file as a page of HTML in UTF-8, after its front matter, if it has some. Rejects with a FaultyFileError. */
export const asciidocAsHtml = async (
  file: string,
  bytes: Uint8Array,
  mayHaveHead: boolean,
): Promise<Uint8Array> => {
  const source = decodeUtf8(file, bytes);
  const body = (mayHaveHead ? splitHead(source)?.body : undefined) ?? source;
  const [{ Extensions, load, MemoryLogger }, { PageConverter, sourceLines }] = await Promise.all([
    import('@asciidoctor/core'),
    import('./asciidoc/converter.ts'),
  ]);
  const leftOut: number[] = [];
  const logger = new MemoryLogger();
  const extensions = Extensions.create();
  extensions.includeProcessor(function () {
    this.handles(() => true);
    this.process((_document, reader) => {
      leftOut.push(Math.max(1, reader.lineno - 1));
    });
  });
  const convert = async () => {
    const parsed = await load(body, {
      safe: 'secure',
      sourcemap: true,
      logger,
      converter: PageConverter,
      extension_registry: extensions,
      attributes: NO_MACHINERY,
    });
    return { parsed, html: String((await parsed.convert()) ?? '') };
  };
  const { parsed, html } = await convert().catch((error: unknown) => {
    const isDeep = error instanceof RangeError;
    throw new FaultyFileError([
      {
        file,
        line: null,
        problem: isDeep ? 'is nested too deeply.' : 'cannot be read as AsciiDoc.',
        remedy: 'Check it with Asciidoctor, and simplify what it complains about.',
        level: 'error',
      },
    ]);
  });
  // Errors are cells of which a table has no column, and the like.
  for (const message of logger.getMessages())
    if (message.getSeverity() === 'ERROR') leftOut.push(message.getSourceLocation()?.lineno ?? 1);
  const titled = html.replace(/<div class="title">([^<]*(?:<(?!\/div>)[^<]*)*)<\/div>/g, '<p><b>$1</b></p>');
  const language = String(parsed.getAttribute('lang', '') ?? '');
  const page = `<!DOCTYPE html><html lang="${escaped(language)}"><head>${headOf(parsed)}</head><body><main>\n${titled}\n</main></body></html>`;
  const lines = sourceLines(`\n${page}`);
  const map = `<!--lines ${lines.slice(1).join(' ')};${[...new Set(leftOut)].join(' ')}-->`;
  return Buffer.from(`${source.slice(0, source.length - body.length)}${map}${page}`);
};
