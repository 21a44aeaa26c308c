// A small reader of Discord's Markdown, written from its rules and not from the bot's, to see what a person would see.

/** Characters that are shown alike. */
export interface Run {
  readonly text: string;
  readonly marks: ReadonlySet<string>;
}

type Rule = readonly [mark: string, pattern: RegExp, shown: (match: RegExpExecArray) => string | null];

const inside = (match: RegExpExecArray): string => match[1] ?? match[2] ?? '';

/** In the order in which Discord tries them. Where a rule shows null, nothing of the match is text. */
const RULES: readonly Rule[] = [
  ['autolink', /<https?:\/\/[^ >]+>/y, ([whole]) => whole.slice(1, -1)],
  ['mention', /<(?:@[!&]?|#)\d+>/y, () => null],
  ['mention', /@(?:everyone|here)/y, ([whole]) => whole],
  ['command', /<\/[^:>]+:\d+>/y, () => null],
  ['place', /<id:\w+>/y, () => null],
  ['timestamp', /<t:-?\d+(?::[tTdDfFRsS])?>/y, () => null],
  ['emoji', /<a?:\w+:\d+>/y, () => null],
  ['emoji', /:[\w+-]+(?:::skin-tone-\d)?:/y, ([whole]) => whole],
  ['address', /https?:\/\/[^\s<]+[^<.,:;"')\]\s]/y, ([whole]) => whole],
  [
    'link',
    /\[((?:\\[\s\S]|\[[^\]]*\]|[^[\]\\])+)\]\(\s*(?:<[^>\n]*>|[^\s)]*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y,
    inside,
  ],
  ['spoiler', /\|\|([\s\S]+?)\|\|/y, inside],
  ['strong', /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, inside],
  ['underline', /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, inside],
  ['strike', /~~((?:\\[\s\S]|[^\\])+?)~~/y, inside],
  [
    'italics',
    /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    inside,
  ],
];

const CODE = /(`+)([\s\S]*?[^`])\1(?!`)/y;

const BLOCKS: readonly (readonly [string, RegExp])[] = [
  ['quote', /[ \t]*>(?:>>)? /y],
  ['heading', /[ \t]*#{1,3}[ \t]+(?=\S)/y],
  ['small print', /[ \t]*-#[ \t]+(?=\S)/y],
  ['list', /[ \t]*(?:[-*+]|\d+\.)[ \t]+(?=\S)/y],
];

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** What is shown, run by run. A block's sign is a run without text, so that it does not go unnoticed. */
export const readDiscord = (markdown: string, marks: ReadonlySet<string> = new Set()): Run[] => {
  const runs: Run[] = [];
  const add = (text: string, more: ReadonlySet<string> = marks) => runs.push({ text, marks: more });
  const withMark = (mark: string) => new Set([...marks, mark]);
  for (let at = 0; at < markdown.length; ) {
    const begins = (at === 0 && marks.size === 0) || markdown[at - 1] === '\n';
    const block = begins ? BLOCKS.find(([, pattern]) => matchAt(pattern, markdown, at) !== null) : undefined;
    if (block !== undefined) {
      add('', withMark(block[0]));
      at += matchAt(block[1], markdown, at)?.[0].length ?? 1;
      continue;
    }
    const escaped = matchAt(/\\([^0-9A-Za-z\s])/uy, markdown, at);
    if (escaped !== null) {
      add(escaped[1] ?? '');
      at += escaped[0].length;
      continue;
    }
    const code = matchAt(CODE, markdown, at);
    if (code !== null) {
      add(code[2] ?? '', withMark('code'));
      at += code[0].length;
      continue;
    }
    const found = RULES.map(([mark, pattern, shown]) => ({
      mark,
      shown,
      match: matchAt(pattern, markdown, at),
    })).find(({ match }) => match !== null);
    if (found?.match == null) {
      add(markdown[at] ?? '');
      at += 1;
      continue;
    }
    const { mark, match, shown } = found;
    const text = shown(match);
    if (text === null || (match[1] ?? match[2]) === undefined) add(text ?? '', withMark(mark));
    else runs.push(...readDiscord(text, withMark(mark)));
    at += match[0].length;
  }
  return runs;
};

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Every mark that is anywhere, once. */
export const marksOf = (runs: readonly Run[]): string[] => [
  ...new Set(runs.flatMap(({ marks }) => [...marks])),
];
