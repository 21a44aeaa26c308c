// PDFium in WebAssembly: opens a file, and gives the characters of its pages with their places, as they are in the file.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { MAX_PAGE_CHARS, MEMORY_BYTES } from './limits.ts';
import { type Tag, tagsOf } from './tags.ts';

/** A character where it stands on its page, in points from the lower left corner of the page as it is read. */
export interface Glyph {
  readonly char: string;
  readonly left: number;
  readonly right: number;
  /** The height of the line that it stands on. */
  readonly base: number;
  readonly top: number;
  /** Points from line to line that the font was made for. */
  readonly size: number;
  readonly isBold: boolean;
  /** PDFium concludes from a gap that a space is there. */
  readonly isGuessed: boolean;
  readonly tag: Tag | null;
  readonly url: string | null;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are in the file; a line ends with null. */
  readonly glyphs: readonly (Glyph | null)[];
  /** Shows something other than text, such as a picture. */
  readonly hasPictures: boolean;
  /** Characters of which the file doesn't say which letters they are. */
  readonly unknown: number;
}

export interface PdfFile {
  readonly pages: number;
  page(index: number): PdfPage;
  /** An entry of the file's properties, such as `Title`; empty if there is none. */
  property(name: string): string;
  readonly language: string;
}

/** Why a file can't be opened. */
export type Refusal = 'password' | 'damaged' | 'memory' | 'crowded';

export class PdfError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`the file cannot be read: ${refusal}`);
    this.name = 'PdfError';
    this.refusal = refusal;
  }
}

const PASSWORD = 4;
const SECURITY = 5;

/** Kinds of objects on a page. */
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** Objects of a page that are looked at for pictures. */
const MAX_OBJECTS = 2_000;
/** Links of a page that are read. */
const MAX_LINKS = 500;

/** Bullets of fonts of symbols, which have no letters. */
const SYMBOLS: ReadonlyMap<number, number> = new Map(
  [0xf0a7, 0xf0b7, 0xf0d8, 0xf0fc, 0xf076, 0xf0a8].map((code) => [code, 0x2022]),
);

/** PDFium marks a hyphen that parts a word at the end of a line. */
const LINE_END_HYPHEN = 0xfffe;

const BOLD = /bold|black|heavy|semibold|demi/i;

export interface Pdfium {
  readonly module: WrappedPdfiumModule;
  /** Whether it has asked for more memory than it may have. */
  exceeded(): boolean;
}

/** Node's types leave it out. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (code: object, imports: object) => object;
}
// The types of Node.js have no WebAssembly.
const wasm = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;

let compiled: object | null = null;

/** What is called for each character: without the checks of arguments, which take longer than the calls. */
type Raw = Readonly<
  Record<
    | 'FPDFText_GetUnicode'
    | 'FPDFText_IsHyphen'
    | 'FPDFText_IsGenerated'
    | 'FPDFText_HasUnicodeMapError'
    | 'FPDFText_GetTextObject'
    | 'FPDFText_GetCharBox'
    | 'FPDFText_GetCharOrigin',
    (...given: number[]) => number
  >
>;

type Placing = (
  ...given: readonly [left: number, right: number, bottom: number, top: number, x: number, y: number]
) => Pick<Glyph, 'left' | 'right' | 'base' | 'top'>;

/** Where a character stands once the page is turned upright, by how its text is turned. */
const PLACES: readonly Placing[] = [
  (left, right, _bottom, top, _x, y) => ({ left, right, base: y, top }),
  (left, _right, bottom, top, x) => ({ left: bottom, right: top, base: -x, top: -left }),
  (left, right, bottom, _top, _x, y) => ({ left: -right, right: -left, base: -y, top: -bottom }),
  (_left, right, bottom, top, x) => ({ left: -top, right: -bottom, base: x, top: right }),
];

/** A new instance, with memory of its own: what went wrong with one file can't touch the next. */
export const startPdfium = async (): Promise<Pdfium> => {
  const { init } = await import('@embedpdf/pdfium');
  if (compiled === null) {
    const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
    compiled = await wasm.compile(await readFile(path));
  }
  const code = compiled;
  let exceeded = false;
  const options = {
    // What it has to say of a file goes nowhere: faults are told in our own words.
    print: () => {},
    printErr: () => {},
    instantiateWasm(
      imports: { env: { emscripten_resize_heap(size: number): unknown } },
      done: (instance: object) => unknown,
    ) {
      const grow = imports.env.emscripten_resize_heap;
      const env = {
        ...imports.env,
        emscripten_resize_heap(size: number) {
          if (size >>> 0 <= MEMORY_BYTES) return grow(size);
          exceeded = true;
          return 0;
        },
      };
      return done(new wasm.Instance(code, { ...imports, env }));
    },
  };
  // Its types leave out how the module is instantiated, which Emscripten documents.
  const module = await init(options as unknown as Parameters<typeof init>[0]);
  module.PDFiumExt_Init();
  return { module, exceeded: () => exceeded };
};

/** Opens a file. Throws a PdfError, also while its pages are read. */
export const openPdf = ({ module: fpdf, exceeded }: Pdfium, bytes: Uint8Array): PdfFile => {
  const { pdfium } = fpdf;
  // The heap is there, and not in its types.
  const memory = pdfium as unknown as {
    readonly HEAPU8: Uint8Array;
    readonly HEAPF64: Float64Array;
    readonly wasmExports: Raw & { malloc(size: number): number };
  };
  const raw = memory.wasmExports;

  /** PDFium ends by a trap where a file has led it astray, or where it gets no more memory. */
  const guarded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (exceeded()) throw new PdfError('memory');
      if (error instanceof PdfError || error instanceof TypeError) throw error;
      throw new PdfError('damaged');
    }
  };

  const allocate = (size: number): number => {
    const at = memory.wasmExports.malloc(size);
    if (at === 0) throw new PdfError('memory');
    return at;
  };
  const view = () => {
    const { buffer } = memory.HEAPU8;
    return new DataView(buffer);
  };

  /** Text that is written into memory as UTF-16, or in Latin letters. */
  const textOf = (
    write: (at: number, size: number) => number,
    encoding: 'utf-16le' | 'utf-8' = 'utf-16le',
  ): string => {
    const size = 2_048;
    const length = Math.min(size, write(scratch, size));
    const end = length - (encoding === 'utf-8' ? 1 : 2);
    if (end <= 0) return '';
    return new TextDecoder(encoding).decode(memory.HEAPU8.slice(scratch, scratch + end));
  };

  const scratch = guarded(() => allocate(4_096));
  const document = guarded(() => {
    const at = allocate(Math.max(1, bytes.length));
    memory.HEAPU8.set(bytes, at);
    const opened = fpdf.FPDF_LoadMemDocument(at, bytes.length, '');
    if (opened !== 0) return opened;
    const error = fpdf.FPDF_GetLastError();
    throw new PdfError(
      error === PASSWORD || error === SECURITY ? 'password' : exceeded() ? 'memory' : 'damaged',
    );
  });

  /** What a run of characters has in common. */
  interface Style {
    readonly size: number;
    readonly isBold: boolean;
    /** Quarter turns, counted against the clock. */
    readonly turn: number;
    readonly tag: Tag | null;
  }

  const styleOf = (text: number, object: number, i: number, tags: ReadonlyMap<number, Tag>): Style => {
    fpdf.FPDFText_GetMatrix(text, i, scratch);
    const matrix = view();
    const [a, b, c, d] = [0, 4, 8, 12].map((offset) => matrix.getFloat32(scratch + offset, true)) as [
      number,
      number,
      number,
      number,
    ];
    const size = Math.abs(fpdf.FPDFText_GetFontSize(text, i) * Math.hypot(c, d));
    const name = textOf((at, length) => fpdf.FPDFText_GetFontInfo(text, i, at, length, 0), 'utf-8');
    const mark = object === 0 ? -1 : fpdf.FPDFPageObj_GetMarkedContentID(object);
    return {
      size: size > 0.1 && size < 2_000 ? size : 0,
      isBold: BOLD.test(name),
      turn: turnOf(a, b),
      tag: tags.get(mark) ?? null,
    };
  };

  const linksOn = (page: number): ((x: number, y: number) => string | null) => {
    const found: { url: string; left: number; top: number; right: number; bottom: number }[] = [];
    const next = scratch + 64;
    view().setInt32(scratch, 0, true);
    while (found.length < MAX_LINKS && fpdf.FPDFLink_Enumerate(page, scratch, next)) {
      const position = view().getInt32(scratch, true);
      const link = view().getInt32(next, true);
      const action = fpdf.FPDFLink_GetAction(link);
      const rect = scratch + 128;
      if (action !== 0 && fpdf.FPDFLink_GetAnnotRect(link, rect)) {
        const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) =>
          view().getFloat32(rect + offset, true),
        ) as [number, number, number, number];
        const url = textOf((at, size) => fpdf.FPDFAction_GetURIPath(document, action, at, size), 'utf-8');
        if (/^(?:https?|mailto):/i.test(url)) found.push({ url, left, top, right, bottom });
      }
      view().setInt32(scratch, position, true);
    }
    return (x, y) =>
      found.find(
        ({ left, top, right, bottom }) =>
          x >= left && x <= right && y >= Math.min(top, bottom) && y <= Math.max(top, bottom),
      )?.url ?? null;
  };

  const hasPictures = (page: number): boolean => {
    const count = Math.min(MAX_OBJECTS, fpdf.FPDFPage_CountObjects(page));
    for (let i = 0; i < count; i++) {
      const kind = fpdf.FPDFPageObj_GetType(fpdf.FPDFPage_GetObject(page, i));
      if (kind === IMAGE || kind === SHADING || kind === FORM) return true;
    }
    // Letters that were drawn as shapes.
    return count > 100;
  };

  const read = (index: number): PdfPage => {
    const page = fpdf.FPDF_LoadPage(document, index);
    if (page === 0) return { width: 0, height: 0, glyphs: [], hasPictures: true, unknown: 0 };
    const text = fpdf.FPDFText_LoadPage(page);
    const count = text === 0 ? 0 : fpdf.FPDFText_CountChars(text);
    if (count > MAX_PAGE_CHARS) throw new PdfError('crowded');
    const [width, height] = [fpdf.FPDF_GetPageWidthF(page), fpdf.FPDF_GetPageHeightF(page)];
    const tags = count > 0 ? tagsOf(fpdf, page, textOf) : new Map<number, Tag>();
    const linkAt = count > 0 ? linksOn(page) : () => null;
    const styles = new Map<number, Style>();
    const turned: { turn: number; glyph: Glyph | null }[] = [];
    const turns = [0, 0, 0, 0];
    let unknown = 0;
    let high = '';
    for (let i = 0; i < count; i++) {
      const given = raw.FPDFText_GetUnicode(text, i);
      const code = raw.FPDFText_IsHyphen(text, i) === 1 ? LINE_END_HYPHEN : (SYMBOLS.get(given) ?? given);
      const isGuessed = raw.FPDFText_IsGenerated(text, i) === 1;
      if (code === 10 || code === 13) {
        if (turned.at(-1)?.glyph !== null) turned.push({ turn: turned.at(-1)?.turn ?? 0, glyph: null });
        continue;
      }
      if (code >= 0xd800 && code < 0xdc00) {
        high = String.fromCharCode(code);
        continue;
      }
      if (isUnknown(code) || raw.FPDFText_HasUnicodeMapError(text, i) === 1) {
        unknown += 1;
        if (code < 32) continue;
      }
      const object = raw.FPDFText_GetTextObject(text, i);
      const style = isGuessed ? null : (styles.get(object) ?? styleOf(text, object, i, tags));
      if (style !== null) styles.set(object, style);
      raw.FPDFText_GetCharBox(text, i, scratch, scratch + 8, scratch + 16, scratch + 24);
      raw.FPDFText_GetCharOrigin(text, i, scratch + 32, scratch + 40);
      const { HEAPF64: values } = memory;
      const at = scratch >> 3;
      const [left, right, bottom] = [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
      const [top, x, y] = [values[at + 3] ?? 0, values[at + 4] ?? 0, values[at + 5] ?? 0];
      const turn = style?.turn ?? turned.at(-1)?.turn ?? 0;
      const char =
        high +
        (high !== '' || isUnknown(code)
          ? high === ''
            ? '\ufffd'
            : String.fromCharCode(code)
          : String.fromCodePoint(code));
      high = '';
      if (!isGuessed && char.trim() !== '') turns[turn] = (turns[turn] ?? 0) + 1;
      const placed = PLACES[turn]?.(left, right, bottom, top, x, y);
      if (placed === undefined) continue;
      turned.push({
        turn,
        glyph: {
          char,
          ...placed,
          size: style === null || style.size === 0 ? Math.max(1, top - bottom) : style.size,
          isBold: style?.isBold ?? false,
          isGuessed,
          tag: style?.tag ?? null,
          url: linkAt((left + right) / 2, (top + bottom) / 2),
        },
      });
    }
    const most = turns.indexOf(Math.max(...turns));
    const pictures = hasPictures(page);
    if (text !== 0) fpdf.FPDFText_ClosePage(text);
    fpdf.FPDF_ClosePage(page);
    return {
      width: most % 2 === 0 ? width : height,
      height: most % 2 === 0 ? height : width,
      // What is turned otherwise stands across the text, as the word DRAFT does.
      glyphs: turned.filter(({ turn }) => turn === most).map(({ glyph }) => glyph),
      hasPictures: pictures,
      unknown,
    };
  };

  return {
    pages: guarded(() => fpdf.FPDF_GetPageCount(document)),
    page: (index) => guarded(() => read(index)),
    property: (name) => guarded(() => textOf((at, size) => fpdf.FPDF_GetMetaText(document, name, at, size))),
    get language() {
      return guarded(() => textOf((at, size) => fpdf.FPDFCatalog_GetLanguage(document, at, size)));
    },
  };
};

const turnOf = (a: number, b: number): number => {
  const quarter = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  return (quarter + 4) % 4;
};

/** Letters of fonts that say of none which it is, and signs that are none. */
const isUnknown = (code: number): boolean =>
  code !== 9 && (code < 32 || code === 0xfffd || code === 0xffff || (code >= 0xe000 && code < 0xf900));
