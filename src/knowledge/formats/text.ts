// Plain text: quoted as it stands. A blank line ends a paragraph; where there is none at all, every line is one, unless lines are wrapped.

import type { Range } from '../../core/source.ts';
import { type Block, outlineOf, type Reader, trimRange } from './format.ts';
import { headingIn } from './text/headings.ts';
import { endsSentence, type Line, linesIn } from './text/lines.ts';
import {
  fieldsIn,
  isContents,
  isDrawing,
  isMarked,
  isNextItem,
  leadIn,
  listIn,
  type Parts,
  recordsIn,
  tableIn,
} from './text/lists.ts';
import { type MailLine, withoutMarks } from './text/mail.ts';
import { joinedOverPages, pageLinesIn } from './text/pages.ts';
import { partedLines } from './text/parting.ts';
import { type Wrapping, wrappingOf } from './text/wrapping.ts';

type Chunk = readonly MailLine[];

/** A line that parts, and says nothing. */
const RULE = /^(?:[-=*_~#·•–—+]\s?){3,}$/u;

export const readText: Reader = (text) => {
  const chunks = chunksOf(withoutMarks(text, linesIn(text)));
  const parted = chunks.flatMap(partedLines);
  const wrapping = wrappingOf(parted);
  const blocks: Block[] = [];
  const groups =
    chunks.length === 1
      ? withLists(parted.flatMap((lines) => paragraphsOf(lines, wrapping, parted.length > 1))).map(
          (lines) => ({
            lines,
            said: lines,
            isOfPage: false,
          }),
        )
      : withLooseLists(joinedOverPages(parted, pageLinesIn(parted)).flatMap(partedByLead));
  const said = groups.map((group) => group.said);
  for (const [i, group] of groups.entries()) {
    const { lines, isOfPage, said: own } = group;
    const [first] = lines;
    if (first === undefined) continue;
    const range = rangeOf(text, lines);
    const line = first.number;
    const quoted = quotedIn(group);
    for (let depth = quotedIn(groups[i - 1]); depth < quoted; depth++) {
      const after = groups.findIndex((other, at) => at > i && quotedIn(other) <= depth);
      const all = groups.slice(i, after < 0 ? undefined : after).flatMap((other) => other.lines);
      blocks.push({ kind: 'quotation', range: rangeOf(text, all), depth, line });
    }
    if (isOfPage || own.every(({ words }) => RULE.test(words)) || isContents(own)) {
      blocks.push({ kind: 'paragraph', range, depth: quoted, line, isOfPage: true });
      continue;
    }
    const level = quoted === 0 ? headingIn(said, i, wrapping) : null;
    if (level !== null) {
      const title = level.isUnderlined ? trimRange(text, first.start, first.end) : range;
      blocks.push({ kind: 'heading', range: title ?? range, depth: 0, line, level: level.level });
      continue;
    }
    for (const block of blocksOf(text, { lines, said: own }, wrapping))
      blocks.push(quoted === 0 ? block : { ...block, depth: block.depth + quoted });
  }
  return { reader: 'text/3', text, blocks, ...outlineOf(text, blocks), links: [], omitted: [] };
};

const blocksOf = (
  text: string,
  { lines, said }: { readonly lines: Chunk; readonly said: Chunk },
  wrapping: Wrapping,
): Block[] => {
  const range = rangeOf(text, lines);
  const line = lines[0]?.number ?? 1;
  const list = listIn(lines);
  if (list !== null) return partsIn(text, list, 0);
  if (said.length < lines.length) return [{ kind: 'paragraph', range, depth: 0, line, isWrapped: true }];
  if (isDrawing(lines) && tableIn(lines) === null) return [{ kind: 'code', range, depth: 0, line }];
  const fields = fieldsIn(lines);
  if (fields !== null) return partsIn(text, tableIn(lines) ?? fields, 0);
  if (wrapping.isWrapped(said)) return [{ kind: 'paragraph', range, depth: 0, line, isWrapped: true }];
  const parts = tableIn(lines) ?? recordsIn(lines);
  if (parts !== null) return partsIn(text, parts, 0);
  return [{ kind: 'paragraph', range, depth: 0, line }];
};

/** A list or table with its items or rows, and the lists in them. */
const partsIn = (text: string, { kind, isOrdered, parts }: Parts, depth: number): Block[] => {
  const all = parts.flatMap(({ lines }) => lines);
  const line = all[0]?.number ?? 1;
  const blocks: Block[] = [
    { kind, range: rangeOf(text, all), depth, line, ...(isOrdered && { isOrdered: true }) },
  ];
  for (const { lines, isHeader, nested } of parts) {
    const own = nested
      ? lines.slice(0, lines.length - nested.parts.flatMap((part) => part.lines).length)
      : lines;
    const wraps = own.length > 1 && kind === 'list';
    blocks.push({
      kind: kind === 'table' ? 'row' : 'item',
      range: rangeOf(text, lines),
      depth: depth + 1,
      line: lines[0]?.number ?? line,
      ...(isHeader && { isHeader: true }),
      ...(wraps && !nested && { isWrapped: true }),
    });
    if (!nested) continue;
    const marks = wraps ? { isWrapped: true as const } : {};
    blocks.push(
      {
        kind: 'paragraph',
        range: rangeOf(text, own),
        depth: depth + 2,
        line: own[0]?.number ?? line,
        ...marks,
      },
      ...partsIn(text, nested, depth + 2),
    );
  }
  return blocks;
};

/** Lines that no blank line parts, and that are quoted from the same letter; each line, where there is no blank line between any. */
const chunksOf = (lines: readonly MailLine[]): Chunk[] => {
  const chunks: MailLine[][] = [];
  let before: MailLine | null = null;
  for (const line of lines) {
    if (line.words === '') before = null;
    else {
      if (before === null || before.quoted !== line.quoted) chunks.push([]);
      chunks.at(-1)?.push(line);
      before = line;
    }
  }
  return chunks;
};

/** The paragraphs of lines without a blank one between any. */
const paragraphsOf = (lines: Chunk, wrapping: Wrapping, isPart: boolean): readonly Chunk[] =>
  isPart && wrapping.isWrapped(lines) ? [lines] : wrapping.paragraphsOf(lines);

/** In how many letters what a group says is quoted. */
const quotedIn = (group: Group | undefined): number => group?.lines[0]?.quoted ?? 0;

interface Group {
  readonly lines: Chunk;
  /** Without the lines of pages between them. */
  readonly said: Chunk;
  readonly isOfPage: boolean;
}

/** A paragraph, and the list or table that it leads to without a blank line. */
const partedByLead = (group: Group): Group[] => {
  const at = group.isOfPage || group.said.length < group.lines.length ? null : leadIn(group.lines);
  if (at === null) return [group];
  return [group.lines.slice(0, at), group.lines.slice(at)].map((lines) => ({
    lines,
    said: lines,
    isOfPage: false,
  }));
};

/** Items that blank lines part are a list where a line leads to them, with the paragraphs that are indented below them. */
const withLooseLists = (groups: readonly Group[]): Group[] => {
  const joined: Group[] = [];
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as Group;
    joined.push(group);
    const [first] = groups[i + 1]?.lines ?? [];
    if (first === undefined || !isMarked(first) || !/[:：]$/.test(group.said.at(-1)?.words ?? '')) continue;
    const items: Chunk[] = [];
    let last = first;
    let count = 0;
    let next = i + 1;
    for (; next < groups.length; next++) {
      const { lines, isOfPage } = groups[next] as Group;
      const [line] = lines;
      if (line === undefined || isOfPage) break;
      const isItem = count === 0 || (isNextItem(last, line) && line.indent <= first.indent + 1);
      if (!isItem && line.indent <= first.indent + 1) break;
      if (isItem) {
        last = line;
        count += 1;
      }
      items.push(lines);
    }
    if (count < 2) continue;
    const all = items.flat();
    joined.push({ lines: all, said: all, isOfPage: false });
    i = next - 1;
  }
  return joined;
};

/** Lines without blank ones between them: those that are items one after the other are a list. */
const withLists = (groups: readonly Chunk[]): Chunk[] => {
  const joined: Line[][] = [];
  let last: Line | null = null;
  for (const group of groups) {
    const [first] = group;
    const isNext =
      last !== null && first !== undefined && (isNextItem(last, first) || goesOn(joined.at(-1), first));
    if (isNext) for (const line of group) joined.at(-1)?.push(line);
    else joined.push([...group]);
    if (first !== undefined && isMarked(first)) last = first;
    else if (!isNext) last = null;
  }
  return joined;
};

const goesOn = (lines: readonly Line[] | undefined, next: Line): boolean =>
  next.indent > (lines?.[0]?.indent ?? 0) && !endsSentence(lines?.at(-1)?.words ?? '');

const rangeOf = (text: string, lines: readonly Line[]): Range => {
  const [start, end] = [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0];
  return trimRange(text, start, end) ?? [start, end];
};
