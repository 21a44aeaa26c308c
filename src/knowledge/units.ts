// What of a document is found and cited as one: a paragraph, an item, a row, a question with its answer; and what belongs to it.

import { atOnce } from '../core/event-loop.ts';
import type { Range } from '../core/source.ts';
import type { Block, ReadText } from './formats/format.ts';

export interface Unit {
  readonly range: Range;
  /** The number of the paragraph that it is, or is part of, from 1. */
  readonly paragraph: number;
  /** Headings right above it, the sentence that its list follows, the header of its table: their words count as its own. */
  readonly context: readonly Range[];
  /** Without these words it is not understood, the outermost first: the line that leads to its list, the item above it, the header of its table. */
  readonly leads: readonly Range[];
  /** The list or table that it is part of, with the line that leads to it; itself, where it is part of none. */
  readonly whole: Range;
  /** It falls apart if no more than a part of it is shown: an item, a row, a list of words with the line that leads to it. */
  readonly isOne: boolean;
  /** Nothing but a line that leads to what follows, and no answer without it. */
  readonly isLeadIn: boolean;
}

interface Node {
  readonly block: Block;
  readonly children: Node[];
}

/** UTF-16 units up to which a line and the list or code that it leads to are one. */
const TOGETHER_CHARS = 700;
/** Of an item that is cut, its items are units of their own. */
const ITEM_CHARS = 700;
/** Of a question and its answer. */
const ANSWER_CHARS = 1_200;
const QUESTION_CHARS = 250;
/** Of a sentence that a list or table follows. */
const SENTENCE_CHARS = 200;
/** UTF-16 units of items on average that are parts of a sentence rather than sentences. */
const FRAGMENT_CHARS = 60;
/** Of a line of an address. */
const LINE_CHARS = 40;

/** What units are found in. */
type Blocks = Pick<ReadText, 'text' | 'blocks' | 'paragraphs'>;

export const unitsOf = (read: Blocks): Unit[] => atOnce(findUnits(read));

/** The same, stopping after each block: a long list takes some hundredths of a second. */
export const findUnits = function* (read: Blocks): Generator<void, Unit[]> {
  const { text, blocks, paragraphs } = read;
  const units: Unit[] = [];
  let above: Range[] = [];
  let number = 0;

  const add = (range: Range, given: Partial<Unit> = {}) => {
    while (number < paragraphs.length && (paragraphs[number]?.[0] ?? 0) <= range[0]) number += 1;
    units.push({
      range,
      paragraph: number,
      leads: [],
      whole: range,
      isLeadIn: false,
      isOne: false,
      ...given,
      context: [...above, ...(given.context ?? [])],
    });
    above = [];
  };

  const says = ({ block }: Node): string => text.slice(...block.range);

  /** `under`: words before a list or a table that it does not need, but that tell what it is about. */
  const item = (node: Node, leads: readonly Range[], whole: Range, under: readonly Range[]) => {
    const [start, end] = node.block.range;
    const nested = node.children.filter(({ block }) => block.kind === 'list');
    const [first] = nested;
    if (end - start <= ITEM_CHARS || first === undefined)
      return add(node.block.range, { leads, whole, isOne: true, context: under });
    const own = trimmed(text, start, first.block.range[0]);
    if (own !== null) add(own, { leads, whole, isOne: true, context: under });
    for (const list of nested)
      for (const inner of list.children) item(inner, own === null ? leads : [...leads, own], whole, under);
  };

  const list = function* (node: Node, leads: readonly Range[], under: readonly Range[]) {
    const { range } = node.block;
    const whole: Range = [leads[0]?.[0] ?? range[0], range[1]];
    if (range[1] - range[0] <= TOGETHER_CHARS && isOfFragments(node, says))
      return add(range, { leads, whole, isOne: true, context: under });
    for (let i = 0; i < node.children.length; i++) {
      yield;
      const [child, next] = [node.children[i] as Node, node.children[i + 1]];
      if (next === undefined || !isAnswered(says(child), says(next))) {
        item(child, leads, whole, under);
        continue;
      }
      add([child.block.range[0], next.block.range[1]], { leads, whole, isOne: true, context: under });
      i += 1;
    }
  };

  const table = function* (node: Node, leads: readonly Range[], under: readonly Range[]) {
    const { range } = node.block;
    const whole: Range = [leads[0]?.[0] ?? range[0], range[1]];
    const header = node.children.find(({ block }) => block.isHeader === true)?.block.range ?? null;
    const rows = node.children.filter(({ block }) => block.isHeader !== true);
    if (rows.length === 0) return add(range, { leads });
    for (const row of rows) {
      yield;
      add(row.block.range, {
        leads: header === null ? leads : [...leads, header],
        whole,
        isOne: true,
        context: header === null ? under : [...under, header],
      });
    }
  };

  const follow = function* (node: Node, leads: readonly Range[], under: readonly Range[] = []) {
    if (node.block.kind === 'list') yield* list(node, leads, under);
    else if (node.block.kind === 'table') yield* table(node, leads, under);
    else
      add(node.block.range, {
        leads,
        whole: [leads[0]?.[0] ?? node.block.range[0], node.block.range[1]],
      });
  };

  const visit = function* (given: readonly Node[]): Generator<void, void> {
    const nodes = given.filter(({ block }) => block.isOfPage !== true);
    for (let i = 0; i < nodes.length; i++) {
      yield;
      const node = nodes[i] as Node;
      const next = nodes[i + 1];
      const { block } = node;
      // What is of the page rather than of the text may stand between them.
      const isBeside = next !== undefined && text.slice(block.range[1], next.block.range[0]).trim() === '';
      if (block.kind === 'heading') above.push(block.range);
      else if (block.isBare === true || isOfBareItems(node)) continue;
      else if (block.kind === 'paragraph') {
        const words = says(node);
        if (next !== undefined && leadsTo(words, next)) {
          const both: Range = [block.range[0], next.block.range[1]];
          i += 1;
          const isOne = next.block.kind === 'code' || isOfFragments(next, says) || isProse(next);
          if (both[1] - both[0] <= TOGETHER_CHARS && isOne && isBeside) add(both, { isOne: true });
          else {
            const under = above;
            add(block.range, { whole: both, isLeadIn: true });
            yield* follow(next, [block.range], under);
          }
        } else if (next !== undefined && isBeside && answers(words, next, says)) {
          const both: Range = [block.range[0], next.block.range[1]];
          add(both, { isOne: both[1] - both[0] <= TOGETHER_CHARS });
          i += 1;
        } else {
          const under = above;
          add(block.range);
          if (next !== undefined && isList(next) && !isOfBareItems(next) && isShort(words)) {
            yield* follow(next, [], [...under, block.range]);
            i += 1;
          }
        }
      } else if (isLeaf(block)) {
        const under = isList(node) ? above : [];
        if (isList(node)) above = [];
        yield* follow(node, [], under);
      } else if (node.children.length > 0) yield* visit(node.children);
      else add(block.range);
    }
  };

  yield* visit(treeOf(blocks));
  return units;
};

const isLeaf = ({ kind }: Block): boolean =>
  kind === 'list' || kind === 'table' || kind === 'code' || kind === 'definition';

const treeOf = (blocks: readonly Block[]): Node[] => {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const block of blocks) {
    const node: Node = { block, children: [] };
    while (open.length > 0 && (open.at(-1)?.block.depth ?? 0) >= block.depth) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
};

const trimmed = (text: string, start: number, end: number): Range | null => {
  const words = text.slice(start, end).trimEnd();
  return words === '' ? null : [start, start + words.length];
};

const ENDS = /[.!?…。！？؟۔।॥]["'”’»)\]]*$/u;
const LEADS = /[:：፡]["'”’»)\]]*$|[:：]\s*$/u;

/** Whether a paragraph is only the beginning of what its list, table, code or formula goes on with. */
const leadsTo = (words: string, next: Node): boolean =>
  next.block.kind !== 'heading' &&
  (LEADS.test(words) ||
    ((isList(next) || next.block.kind === 'code') && !ENDS.test(words) && !isLines(words)));

/** Lines that are no sentence, as those of a signature, an address or a title. */
const isLines = (words: string): boolean => {
  const lines = words.split('\n');
  return lines.length > 1 && lines.every((line) => line.length <= LINE_CHARS || /^[\p{Lu}\p{N}]/u.test(line));
};

const isProse = ({ block }: Node): boolean => block.kind === 'paragraph' || block.kind === 'quotation';

const isList = ({ block }: Node): boolean => block.kind === 'list' || block.kind === 'table';

/** Whether a paragraph before a list is one sentence, of which the items may be the details. */
const isShort = (words: string): boolean => words.length <= SENTENCE_CHARS && !/[.!?…。！？؟]\s/u.test(words);

const isQuestion = (words: string): boolean =>
  words.length <= QUESTION_CHARS && /[?؟？;]["'”’»)\]]*$/u.test(words);

/** Whether what follows a question answers it: it asks nothing itself. */
const answers = (words: string, next: Node, says: (node: Node) => string): boolean => {
  if (next.block.kind !== 'paragraph' || !/[?؟？]["'”’»)\]*]*$/u.test(words) || !isQuestion(words))
    return false;
  const said = says(next);
  return !isQuestion(said) && words.length + said.length <= ANSWER_CHARS;
};

/** Who speaks, before what is said. */
const SPEAKER = /^[^:.!?\n]{1,40}:\s/;

/** Whether a speaker answers what another has asked. */
const isAnswered = (words: string, next: string): boolean =>
  SPEAKER.test(words) &&
  SPEAKER.test(next) &&
  isQuestion(words) &&
  !isQuestion(next) &&
  words.length + next.length <= ANSWER_CHARS;

/** A list that only leads to elsewhere. */
const isOfBareItems = ({ block, children }: Node): boolean =>
  block.kind === 'list' &&
  children.length > 0 &&
  children.every((item) => item.children.length === 1 && item.children[0]?.block.isBare === true);

/** Items that are words or parts of a sentence, and say nothing without each other. */
const isOfFragments = (node: Node, says: (node: Node) => string): boolean => {
  if (node.block.kind !== 'list' || node.children.length === 0) return false;
  if (node.children.some(({ children }) => children.some(({ block }) => block.kind === 'list'))) return false;
  const items = node.children.map(says);
  const max = node.block.isOrdered === true ? FRAGMENT_CHARS / 2 : FRAGMENT_CHARS;
  const length = items.reduce((sum, words) => sum + words.length, 0) / items.length;
  const isSentence = (words: string, i: number) => ENDS.test(words) && i < items.length - 1;
  return length <= max && !items.some(isSentence) && !items.some((words) => /:\s/.test(words));
};
