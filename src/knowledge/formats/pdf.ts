// PDF files, as a page of HTML, which the reader of pages reads: their words in paragraphs, each with the page that it is on.

import { type Fault, FaultyFileError } from '../fault.ts';
import type { Reader } from './format.ts';
import { escaped } from './html/escaped.ts';
import { readHtml } from './html.ts';
import { blocksOf } from './pdf/blocks.ts';
import { MAX_PAGE_CHARS, MAX_PAGES, MEMORY_BYTES } from './pdf/limits.ts';
import { lineReader } from './pdf/lines.ts';
import { htmlOf } from './pdf/page.ts';
import { openPdf, PdfError, type PdfFile, type Pdfium, startPdfium } from './pdf/pdfium.ts';
import { type PageOfLines, withoutRunningHeads } from './pdf/running-heads.ts';
import { headWith } from './properties.ts';

/** Bytes at the end of a file in which its end is marked. */
const END_BYTES = 4_096;
/** Of its characters, a page may have so many that aren't known. */
const MAX_UNKNOWN = 0.1;

const UNREAD = /^<!DOCTYPE html><!--([\d ]+)-->/;

let ready: Pdfium | null = null;

/** Starts what reads PDF files. To be waited for before one is read. */
export const preparePdf = async (): Promise<void> => {
  ready ??= await startPdfium();
};

export const readPdf: Reader = (page) => {
  const omitted = UNREAD.exec(page)?.[1]?.split(' ').map(Number) ?? [];
  return { ...readHtml(page), reader: 'pdf/1', omitted };
};

const fault = (file: string, problem: string, remedy: string): FaultyFileError => {
  const one: Fault = { file, line: null, problem, remedy, level: 'error' };
  return new FaultyFileError([one]);
};

const faultOf = (file: string, { refusal }: PdfError): FaultyFileError => {
  switch (refusal) {
    case 'password':
      return fault(file, 'is protected by a password.', 'Save it without a password.');
    case 'damaged':
      return fault(file, 'is damaged, or is not a PDF file.', 'Save it again, or get a new copy.');
    case 'crowded':
      return fault(
        file,
        `contains more than ${MAX_PAGE_CHARS} characters on one page.`,
        'Split the page into several.',
      );
    case 'memory':
      return fault(
        file,
        `needs more than ${MEMORY_BYTES / 1024 / 1024} MB of memory to read.`,
        'Split it into several files, or save it without its pictures.',
      );
  }
};

/** The file's bytes as a page of HTML in UTF-8. Throws a FaultyFileError. */
export const pdfAsHtml = (file: string, bytes: Uint8Array): Uint8Array => {
  const pdfium = ready;
  if (pdfium === null) throw new Error('preparePdf has not been called');
  // Each file gets memory of its own.
  ready = null;
  // Where the end is missing, so may be words.
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-END_BYTES);
  if (!end.includes('%%EOF')) throw faultOf(file, new PdfError('damaged'));
  try {
    return Buffer.from(pageOf(file, openPdf(pdfium, bytes)));
  } catch (error) {
    if (error instanceof PdfError) throw faultOf(file, error);
    throw error;
  }
};

const pageOf = (file: string, pdf: PdfFile): string => {
  if (pdf.pages > MAX_PAGES)
    throw fault(file, `contains more than ${MAX_PAGES} pages.`, 'Split it into several files.');
  if (pdf.pages < 1) throw new PdfError('damaged');
  const read = lineReader();
  const pages: PageOfLines[] = [];
  const unread: number[] = [];
  let isUnknown = false;
  for (let i = 0; i < pdf.pages; i++) {
    const page = pdf.page(i);
    const shown = page.glyphs.filter((glyph) => glyph !== null && glyph.char.trim() !== '').length;
    const isGarbled = page.unknown > MAX_UNKNOWN * shown;
    const lines = isGarbled ? [] : read(page, i + 1);
    pages.push({ height: page.height, lines });
    if (lines.length > 0) continue;
    if (isGarbled) isUnknown = true;
    if (isGarbled || page.hasPictures) unread.push(i + 1);
  }
  const blocks = blocksOf(withoutRunningHeads(pages));
  if (blocks.length === 0 && unread.length > 0)
    throw isUnknown
      ? fault(
          file,
          'does not say which letters its text consists of.',
          'Export it again from the program that it was written with, or have its text recognized (OCR).',
        )
      : fault(
          file,
          'contains no text, only pictures of it, such as scanned pages.',
          'Have its text recognized (OCR), check the words, and save it as a PDF file with text, or as a text file.',
        );
  return `<!DOCTYPE html>${unread.length === 0 ? '' : `<!--${unread.join(' ')}-->`}<html${languageOf(pdf)}><head>${headWith(pdf.property('Title'), pdf.property('Author'))}</head><body><main>\n${htmlOf(blocks)}</main></body></html>`;
};

const languageOf = ({ language }: PdfFile): string => (language === '' ? '' : ` lang="${escaped(language)}"`);
