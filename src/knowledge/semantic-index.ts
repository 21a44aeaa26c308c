// The semantic index: embeds each passage once, in the background, and compares it with a question's embedding.

import { createYielder } from '../core/event-loop.ts';
import type { Log } from '../core/ports.ts';
import { localeOfScript, primaryLanguage } from '../core/scripts.ts';
import type { EmbeddedAs, Embedder } from './embedder.ts';
import type { EmbeddingQuery } from './embedding-query.ts';
import { PASSAGE_CHARS, type Passage } from './passages.ts';
import { UNRELATED } from './unrelated.ts';
import { cosine, openVectors, vectorKey } from './vectors.ts';

/** What a question has in common with passages in meaning. */
export interface QuerySimilarity {
  /** The cosine similarity of the question and a passage, −1 to 1; null if the passage has no vector. */
  similarity(passage: Passage | undefined): number | null;
  /** The passages that are nearest, the nearest first. */
  readonly nearest: readonly NearPassage[];
}

export interface NearPassage {
  readonly passage: Passage;
  /** By how many standard deviations it is nearer than texts are to the question that have nothing to do with it. */
  readonly standsOut: number;
}

/** Passages that are found by their meaning at most. */
const NEAREST = 10;

export interface SemanticIndex {
  /** Null for a question in a language that the embedder does not speak, and if it has failed. Never rejects. */
  similarityTo(question: EmbeddingQuery): Promise<QuerySimilarity | null>;
  /** Embeds what it does not know yet of these passages, and forgets all others, in place of what was under way. */
  follow(passages: readonly Passage[]): void;
  /** Resolves when all passages are embedded, or no more can be. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** UTF-16 units of a text that tell its script. */
const SCRIPT_CHARS = 200;

/** The language of a text as far as its script bears out what is said of it. Latin letters of which nothing is said are English. */
const languageOf = (text: string, said: string | null): string | null => {
  const script = localeOfScript(text.slice(0, SCRIPT_CHARS));
  return script === 'en' && said !== null ? primaryLanguage(said) : script;
};

/**
 * Keeps vectors in a file, or without one for as long as it is open. Passages are embedded one at a time, so that a question has to
 * wait for one at most.
 */
export const createSemanticIndex = async (
  embedder: Embedder,
  file: string | null,
  log: Pick<Log, 'info' | 'warn'>,
): Promise<SemanticIndex> => {
  const yieldToEventLoop = createYielder();
  const unsaved = onceOnly((why: string) =>
    log.warn({ file, why }, 'could not save the vectors; the next start computes them again'),
  );
  const { vectors, damaged } = await openVectors(file, embedder, yieldToEventLoop, (error) =>
    unsaved(error.code ?? error.message),
  );
  if (damaged !== 0)
    log.warn({ file, records: damaged }, 'cannot use the saved vectors; computing them again');

  const keys = new WeakMap<Passage, string | null>();
  const speaks = (language: string | null) =>
    embedder.languages === null || (language !== null && embedder.languages.includes(language));
  const textOf = ({ document, start, end }: Passage) => document.text.slice(start, end);
  /** Under which the vector of a passage is kept; null if it is to have none. */
  const keyOf = (passage: Passage): string | null => {
    let key = keys.get(passage);
    if (key === undefined) {
      const text = textOf(passage);
      key = speaks(languageOf(text, passage.document.language)) ? vectorKey(text) : null;
      keys.set(passage, key);
    }
    return key;
  };

  let closed = false;
  const failed = onceOnly((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    log.warn({ embedder: embedder.name, why }, 'could not embed any more passages; ranking by words only');
  });
  const embed = async (text: string, as: EmbeddedAs): Promise<Float32Array | null> => {
    try {
      const [vector] = await embedder.embed([text.slice(0, PASSAGE_CHARS)], as);
      return vector ?? null;
    } catch (error) {
      if (!closed) failed(error);
      return null;
    }
  };

  const embedAll = async (passages: readonly Passage[], isCurrent: () => boolean) => {
    const wanted = new Map(UNRELATED.map((text) => [vectorKey(text), () => text]));
    for (const passage of passages) {
      const key = keyOf(passage);
      if (key !== null) wanted.set(key, () => textOf(passage));
      await yieldToEventLoop();
    }
    if (wanted.size === UNRELATED.length) wanted.clear();
    await vectors.retain(wanted);
    let made = 0;
    for (const [key, text] of wanted) {
      if (!isCurrent()) return;
      if (vectors.get(key) !== undefined) continue;
      const vector = await embed(text(), 'passage');
      if (vector === null) return;
      await vectors.add(key, vector);
      made++;
    }
    if (made > 0) log.info({ embedder: embedder.name, passages: made }, 'passages embedded');
  };

  let followed: readonly Passage[] = [];
  /** Judged by the whole library and by texts about anything, since in a small library all passages may be near. */
  const nearestTo = async (
    question: Float32Array,
    similarity: QuerySimilarity['similarity'],
  ): Promise<readonly NearPassage[]> => {
    const others = UNRELATED.flatMap((text) => {
      const vector = vectors.get(vectorKey(text));
      return vector === undefined ? [] : [cosine(vector, question)];
    });
    const all: { passage: Passage; similarity: number }[] = [];
    for (const passage of followed) {
      const near = similarity(passage);
      if (near !== null) all.push({ passage, similarity: near });
      await yieldToEventLoop();
    }
    all.sort((a, b) => b.similarity - a.similarity);
    const best = all.slice(0, NEAREST);
    const rest = [...others, ...all.slice(NEAREST).map(({ similarity }) => similarity)];
    const average = rest.reduce((sum, value) => sum + value, 0) / rest.length;
    const deviation = Math.sqrt(rest.reduce((sum, value) => sum + (value - average) ** 2, 0) / rest.length);
    return deviation > 0 && others.length === UNRELATED.length
      ? best.map(({ passage, similarity }) => ({ passage, standsOut: (similarity - average) / deviation }))
      : [];
  };

  let turn = 0;
  let work = Promise.resolve();
  return {
    async similarityTo({ text, language }) {
      if (!speaks(languageOf(text, language))) return null;
      const question = await embed(text, 'question');
      if (question === null) return null;
      const similarity = (passage: Passage | undefined) => {
        const key = passage === undefined ? null : keyOf(passage);
        const vector = key === null ? undefined : vectors.get(key);
        return vector === undefined ? null : cosine(vector, question);
      };
      return { similarity, nearest: await nearestTo(question, similarity) };
    },
    follow(passages) {
      const mine = ++turn;
      followed = passages;
      work = work.then(() => embedAll(passages, () => mine === turn)).catch(failed);
    },
    settled: () => work,
    async close() {
      closed = true;
      turn++;
      await embedder.close();
      await work;
    },
  };
};

const onceOnly = <T>(tell: (value: T) => void): ((value: T) => void) => {
  let told = false;
  return (value) => {
    if (!told) tell(value);
    told = true;
  };
};
