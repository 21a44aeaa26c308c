// Hostile files: each a way to make a reader of Markdown, YAML or plain text, or what comes after it, take long.

/** Where a file goes: among the documents, or among the topics. */
export interface HostileFile {
  readonly folder: 'knowledge' | 'topics';
  readonly path: string;
  readonly text: string;
}

export interface FileCase {
  readonly name: string;
  /** Files of about so many characters. */
  make(size: number): readonly HostileFile[];
}

const run = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length));

/** Pieces that differ, one after the other. */
const series = (piece: (i: number) => string) => (size: number) => {
  const pieces: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const next = piece(i);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
};

/** A word of letters for each number. */
export const wordOf = (i: number): string => {
  let word = '';
  for (let rest = i + 26 ** 3; rest > 0; rest = Math.floor(rest / 26))
    word += String.fromCharCode(97 + (rest % 26));
  return word;
};

const file = (path: string, text: string): HostileFile => ({ folder: 'knowledge', path, text });

const MARKDOWN: Readonly<Record<string, (size: number) => string>> = {
  'brackets-closing': run(']'),
  'brackets-opening': run('['),
  'images-opening': run('!['),
  'links-opening': run('[a](b'),
  'links-whole': run('[a](b) '),
  'references-undefined': run('[a][b] '),
  'references-one': (size) => `[a]: b\n\n${run('[a]')(size)}`,
  definitions: series((i) => `[a${i}]: b\n`),
  'footnotes-open': run('[^a]'),
  'footnotes-defined': series((i) => `[^a${i}]: b\n`),
  'lists-nested-numbered': run('1. '),
  'lists-nested-bulleted': run('- '),
  'lists-indented': series((i) => `${' '.repeat(2 * i)}- a\n`),
  'lists-long': run('1. a\n'),
  tasks: run('- [ ] a\n'),
  'quotations-nested': run('>'),
  'quotations-spaced': run('> '),
  'quotations-deeper': series((i) => `${'>'.repeat(i + 1)} a\n`),
  'quotations-lazy': (size) => `${run('>')(size / 2)}a\n${run('a\n')(size / 2)}`,
  containers: run('> 1. - '),
  'emphasis-stars': run('*a '),
  'emphasis-mixed': run('*a_b '),
  'emphasis-underscores': run('_a'),
  'emphasis-triple': run('***a** '),
  strikes: run('~a '),
  backticks: series((i) => `${'`'.repeat(i + 1)} `),
  'backticks-single': run('`a'),
  'table-columns': (size) => `${run('|a')(size / 2)}\n${run('|-')(size / 2)}`,
  'table-rows': (size) => `|a|\n|-|\n${run('|a\n')(size)}`,
  'table-heads': run('|a|b\n|-|-\n'),
  'html-tags': run('<b>'),
  'html-open': run('<'),
  'html-attributes': run('<a b="'),
  'html-comments': run('<!--'),
  entities: run('&a'),
  escapes: run('\\'),
  autolinks: run('http://a'),
  'autolinks-dots': (size) => `www.${run('_.')(size)}`,
  'autolinks-brackets': (size) => `www.a/${run(')')(size)}`,
  emails: run('a.b@c.'),
  setext: run('a\n=\n'),
  'headings-many': run('# a\n'),
  'headings-long': (size) => series((i) => `# ${run('a ')(size / 10)}\n\nb${i}\n\n`)(size),
  fences: run('```\n'),
  code: run('    a\n'),
  'blank-lines': run('\n'),
  'line-breaks': run('a  \n'),
  paragraphs: run('a\n\n'),
};

const body = 'The ferry leaves at noon.\n';
const front = (yaml: string, ending = 'txt') => [file(`hostile.${ending}`, `---\n${yaml}\n---\n${body}`)];
const sidecar = (yaml: string) => [file('hostile.txt', body), file('hostile.meta.yaml', yaml)];

const YAML: Readonly<Record<string, (size: number) => readonly HostileFile[]>> = {
  'flow-open': (size) => front(`tags: ${run('[')(size)}`),
  'flow-nested': (size) => front(`tags: ${run('[')(size / 2)}${run(']')(size / 2)}`),
  'flow-maps': (size) => sidecar(`tags: ${run('{a: ')(size)}`),
  'flow-commas': (size) => sidecar(`tags: [${run(',')(size)}`),
  'dashes-nested': (size) => sidecar(run('- ')(size)),
  'questions-nested': (size) => sidecar(run('? ')(size)),
  indentation: (size) => sidecar(series((i) => `${' '.repeat(i)}a:\n`)(size)),
  aliases: (size) => front(`title: &a x\ntags: [${run('*a,')(size)}]`),
  laughs: (size) =>
    sidecar(`a0: &a0 [x,x]\n${series((i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]\n`)(size)}`),
  'merge-keys': (size) => sidecar(`a: &a {x: 1}\n${series((i) => `b${i}:\n  <<: *a\n`)(size)}`),
  'keys-unknown': (size) => front(series((i) => `k${i}: v\n`)(size)),
  'keys-twice': (size) => front(run('title: b\n')(size)),
  tags: (size) => front(`tags: ${run('!a ')(size)}`),
  'quotes-escaped': (size) => front(`title: "${run('\\x')(size)}"`),
  'block-lines': (size) => front(`note: |\n${run(' b\n')(size)}`),
  'title-long': (size) => front(`title: ${run('a ')(size)}`, 'md'),
  voices: (size) => {
    const lines = series((i) => `Speaker ${wordOf(i)} spoke.\n\n`)(size / 2);
    const voices = lines
      .split('\n\n')
      .filter((line) => line !== '')
      .map((line, i) => `- { begins: "${line}", speaker: S${i} }\n`);
    return [file('hostile.txt', lines), file('hostile.meta.yaml', `voices:\n${voices.join('')}`)];
  },
  'questions-many': (size) => [
    file('questions.yaml', series((i) => `- { ask: Where is the ${wordOf(i)}?, find: [] }\n`)(size)),
  ],
  'questions-places': (size) => [
    file('questions.yaml', series((i) => `- { ask: Where?, find: [a${i}.txt#1] }\n`)(size)),
  ],
  'topic-nested': (size) => [
    {
      folder: 'topics',
      path: 'hostile.md',
      text: `---\nsummary:\n  ${run('- ')(size)}\n---\nFerries.\n`,
    },
  ],
  'topic-words': (size) => [
    {
      folder: 'topics',
      path: 'hostile.md',
      text: `---\nsummary: { en: Ferries }\nsearch:\n  en:\n${series((i) => `    - ${wordOf(i)}\n`)(size)}---\nFerries.\n`,
    },
  ],
};

const TEXT: Readonly<Record<string, (size: number) => string>> = {
  'word-long': run('a'),
  'word-marks': (size) => `e${run('\u0301')(size / 2)}`,
  'word-arabic': run('و'),
  'words-apart': series((i) => `${wordOf(i)} `),
  'words-apart-lines': series((i) => `${wordOf(i)}\n`),
  'words-equal': run('ferry '),
  'words-near': series((i) => `ferr${wordOf(i % 700).slice(0, 3)} `),
  'paragraphs-tiny': run('a\n\n'),
  'paragraphs-equal': run('The ferry leaves at noon.\n\n'),
  'lines-blank': run('\n'),
  'lines-spaces': run(' \n'),
  spaces: (size) => `a${run(' ')(size)}b`,
  sentences: run('A. '),
  'sentence-endless': run('ferry, '),
  stops: run('.'),
  quotes: run('a"b'),
  numbers: run('1,'),
  unspaced: run('渡船'),
  emoji: run('👩‍👩‍👧‍👦'),
  'order-reversed': (size) => {
    const words = series((i) => `${wordOf(i % 2_500)} `)(Math.min(size, 15_000)).split(' ');
    const pair = `${words.join(' ')}\n\n${words.toReversed().join(' ')}\n\n`;
    return run(pair)(size);
  },
};

const cases = <T>(kind: string, all: Readonly<Record<string, T>>, make: (one: T) => FileCase['make']) =>
  Object.entries(all).map(([name, one]): FileCase => ({ name: `${kind}/${name}`, make: make(one) }));

export const FILES: readonly FileCase[] = [
  ...cases('markdown', MARKDOWN, (text) => (size) => [file('hostile.md', text(size))]),
  ...cases('yaml', YAML, (make) => make),
  ...cases('text', TEXT, (text) => (size) => [file('hostile.txt', text(size))]),
];
