// What programs send and get, as schemas: input is read by them, and the OpenAPI document and the tools are described by them.

import * as z from 'zod';
import { MAX_EXCERPTS, QUESTION_CHARS, QUOTE_CHARS } from '../core/limits.ts';
import { LOCALES } from '../core/ports.ts';
import { PROBLEMS } from '../web/problem.ts';
import { PATH_CHARS } from './limits.ts';

const described = <S extends z.ZodType>(shape: S, description: string): S => shape.describe(description);
const orNull = <S extends z.ZodType>(shape: S, description: string) =>
  described(shape.nullable(), description);

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const CODE = /^[0-9A-Za-z]{8}$/;

// Input

const lang = described(
  z.enum(LOCALES, `expected one of ${LOCALES.join(', ')}`).optional(),
  'The language of captions and of what is said of errors. Not given: by Accept-Language.',
);
/** A whole number in an address. */
const inAddress = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.int().min(min, `expected at least ${min}`).max(max, `expected at most ${max}`));

const questionShape = described(
  z
    .string('expected a question')
    .min(1, 'expected a question')
    .max(QUESTION_CHARS, `expected at most ${QUESTION_CHARS} characters`),
  'A question, or words. The text has to contain words in quotation marks, and must not contain a word after a minus sign.',
);
const dayShape = (description: string) =>
  described(
    z.string().regex(DAY, 'expected a year, month, or day, such as 2025, 2025-03, or 2025-03-14').optional(),
    description,
  );
const bounds = {
  source: described(
    z.string().max(QUESTION_CHARS).optional(),
    'Only documents of this path, title, or source.',
  ),
  since: dayShape('Only documents that were published on this day or later.'),
  until: dayShape('Only documents that were published on this day or earlier.'),
};
const limitShape = z.int().min(1).max(MAX_EXCERPTS);
const quotationShape = described(
  z
    .string('expected text')
    .min(1, 'expected text')
    .max(QUOTE_CHARS, `expected at most ${QUOTE_CHARS} characters`),
  'The quotation to check, as it would be shown to readers.',
);
export const codeShape = described(
  z.string('expected a citation code').regex(CODE, 'expected a citation code of 8 letters and digits'),
  'The citation code of a passage.',
);
export const pathShape = described(
  z.string('expected a path').min(1, 'expected a path').max(PATH_CHARS, 'expected a path'),
  'The path of a document, as the list of documents has it.',
);

export const searchQuery = z.strictObject({
  q: questionShape,
  ...bounds,
  limit: described(
    inAddress(1, MAX_EXCERPTS).optional(),
    `How many findings at most, from 1 to ${MAX_EXCERPTS}.`,
  ),
  lang,
});
export const plainQuery = z.strictObject({ lang });
export const pageQuery = z.strictObject({
  page: described(inAddress(1, 999_999).optional(), 'The page of the list, from 1.'),
  lang,
});
export const checkBody = z.strictObject({ text: quotationShape });

export const searchTool = z.strictObject({
  question: questionShape,
  ...bounds,
  limit: described(limitShape.optional(), `How many findings at most, from 1 to ${MAX_EXCERPTS}.`),
});
export const passageTool = z.strictObject({ citation: codeShape });
export const checkTool = z.strictObject({ text: quotationShape });
export const documentsTool = z.strictObject({
  page: described(z.int().min(1).max(999_999).optional(), 'The page of the list, from 1.'),
});

// Output

const offset = z.int().min(0);
const range = z.tuple([offset, offset]);
const span = z.object({ start: offset, end: offset });
const revision = described(
  z.string().regex(/^[0-9a-f]{64}$/),
  'SHA-256 of the text of the document, in hex.',
);
const citation = described(z.string().regex(/^[0-9a-z]{8}$/), 'The citation code of the passage.');
const text = z.string();
const day = orNull(z.string().regex(DAY), 'A year, month, or day.');

const standing = orNull(
  z.union([
    z.object({ is: z.enum(['corrected', 'retracted']), note: text }),
    z.object({ is: z.literal('superseded'), by: text, note: text.nullable() }),
  ]),
  'What has become of the document since. Null: nothing.',
);

/** What is known of every document. */
const known = {
  title: orNull(text, 'Null: not known, as with everything else here.'),
  source: orNull(text, 'Where the text comes from, in words.'),
  author: text.nullable(),
  url: orNull(text, 'The address of the original.'),
  language: orNull(text, 'A BCP 47 tag.'),
  licence: text.nullable(),
  attribution: orNull(text, 'Whose position the words report.'),
  published: day,
  validUntil: day,
  standing,
};

const excerpt = {
  citation,
  document: described(text, 'The path of the document.'),
  ...known,
  headings: described(z.array(text), 'The headings above the passage, the outermost first.'),
  paragraph: described(z.int().min(1), 'The number of the paragraph in the document.'),
  page: z.int().min(1).optional(),
  revision,
  start: described(offset, 'Where the words begin in the text of this revision, in UTF-16 units.'),
  end: offset,
  text: described(text, 'The words of the document, to the letter.'),
  leads: described(z.array(span).optional(), 'Places of words above them, such as the header of a table.'),
};

const shown = {
  address: orNull(text, 'Where people can read the passage. Null: the server has no public address.'),
  caption: described(z.array(text), 'The lines that name the source, in the language that was asked for.'),
};

const place = { citation, document: text };

const findingShape = z.object({
  confident: z.boolean(),
  ...excerpt,
  highlights: described(z.array(range), 'The matched words, as offsets in the text of the document.'),
  score: z.number(),
  confidence: described(z.number().min(0).max(1), 'The estimated probability that this passage answers.'),
  nearlyLike: citation.nullable(),
  alsoAt: z.array(z.object({ ...place, paragraph: z.int() })),
  ...shown,
});

export const searchResult = z.object({
  query: text,
  repaired: z.array(z.object({ from: text, to: text })),
  confident: described(
    z.boolean(),
    'Whether the findings answer the question. If not, there are none, and `nearest` has what comes near.',
  ),
  findings: z.array(findingShape),
  nearest: z.array(z.union([findingShape, z.object({ from: text, to: text, confident: z.literal(false) })])),
  topics: z.array(z.object({ name: text, score: z.number() })),
});

const quoted = { ...excerpt, ...shown };
export const passageResult = z.object({
  state: described(
    z.enum(['current', 'changed', 'reread', 'gone']),
    'Whether the library holds the passage, and if not, what has become of it.',
  ),
  ...quoted,
  before: orNull(citation, 'The passage before it, unless the document is shown in excerpts only.'),
  after: citation.nullable(),
  now: orNull(z.object(quoted), 'The passage that has taken its place.'),
});

const textPlace = { document: text, revision, start: offset, end: offset };
export const checkResult = z.object({
  verdict: described(
    z.enum(['exact', 'altered', 'stitched', 'partly', 'from-context', 'not-found']),
    'Only what is `exact` may be put in quotation marks.',
  ),
  text,
  parts: z.array(
    z.object({
      start: offset,
      end: offset,
      source: z.object(textPlace),
      citation,
      title: text.nullable(),
      published: day,
      attribution: text.nullable(),
      standing,
      text: described(text, 'What the document says instead, to the letter.'),
      omission: z.boolean(),
      changes: z.array(z.object({ quoted: text, source: text, at: range, sourceAt: range })),
      notes: z.array(z.object({ start: offset, end: offset, text })),
      missing: z.array(z.object({ start: offset, end: offset, text })),
      alsoAt: z.array(z.object({ citation, ...textPlace })),
      ...shown,
    }),
  ),
  unfound: z.array(span),
  ignored: range.nullable(),
  nearest: z.array(z.object({ citation, ...textPlace, title: text.nullable(), published: day, ...shown })),
});

const documentFields = {
  path: text,
  revision,
  ...known,
  kind: text.nullable(),
  tags: z.array(text),
  translationOf: text.nullable(),
  translator: text.nullable(),
  passages: described(z.int().min(0), 'How many passages it has.'),
  whole: described(z.boolean(), 'Whether its whole text is given, and not excerpts only.'),
  address: shown.address,
};
const documentShape = z.object(documentFields);
export const documentsResult = z.object({
  revision: described(text, 'Names the state of the library.'),
  count: z.int().min(0),
  page: z.int().min(1),
  pages: z.int().min(1),
  documents: z.array(documentShape),
});
export const textResult = z.object({
  ...documentFields,
  text: orNull(text, 'Null: only excerpts of it are shown.'),
  parts: described(
    z.array(
      z.object({
        citation,
        paragraph: z.int().min(1),
        page: z.int().min(1).optional(),
        start: offset,
        end: offset,
        headings: z.array(text),
        attribution: text.nullable(),
        validUntil: day,
      }),
    ),
    'Its passages, by their places in the text.',
  ),
});

export const topicsResult = z.object({
  topics: z.array(
    z.object({
      name: text,
      title: text,
      summary: text,
      line: described(text, 'What the community says of the topic.'),
      passages: described(z.array(citation), 'The passages that it shows, the first first.'),
    }),
  ),
});

export const problemShape = z.object({
  type: z.enum(PROBLEMS.map((name) => `urn:verbatim:problem:${name}`)),
  title: text,
  status: z.int(),
  detail: described(text, 'What is wrong, in a sentence for people.'),
});
