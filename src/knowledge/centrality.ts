// Sentence centrality for extractive summaries: similarity, LexRank, and maximal marginal relevance.

/** How alike two sentences are by their numbers, from 0 to 1. */
export type Similarity = (a: number, b: number) => number;

/**
 * Cosine of tf-idf vectors between all pairs. A term weighs its count times `ln(1 + N / n)`, where n of the N sentences hold it:
 * always above zero, so that sentences with the same words are alike even where there are no others.
 */
export const cosines = (sentences: readonly (readonly string[])[]): Similarity => {
  const holders = new Map<string, number>();
  for (const terms of sentences)
    for (const term of new Set(terms)) holders.set(term, (holders.get(term) ?? 0) + 1);
  const vectors = sentences.map((terms) => {
    const vector = new Map<string, number>();
    for (const term of terms)
      vector.set(term, (vector.get(term) ?? 0) + Math.log(1 + sentences.length / (holders.get(term) ?? 1)));
    const length = Math.hypot(...vector.values());
    for (const [term, weight] of vector) vector.set(term, weight / length);
    return vector;
  });
  const many = sentences.length;
  const table = new Float64Array(many * many);
  vectors.forEach((a, i) => {
    for (let j = i; j < many; j++) {
      let product = 0;
      for (const [term, weight] of a) product += weight * (vectors[j]?.get(term) ?? 0);
      table[i * many + j] = product;
      table[j * many + i] = product;
    }
  });
  return (a, b) => table[a * many + b] ?? 0;
};

/** The share of a sentence's standing that its own relevance gives; the rest comes from the sentences like it. */
const BIAS = 0.5;
/** What is left of an error shrinks by 1 - BIAS with every step, so this many leave less than 1e-9. */
const STEPS = 30;

/**
 * Continuous LexRank (Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", 2004),
 * biased by relevance (Otterbacher, Erkan and Radev, "Using Random Walks for Question-focused Sentence Retrieval", 2005):
 *
 *     p(s) = BIAS * r(s) / sum of r + (1 - BIAS) * sum over v of p(v) * cos(s, v) / sum over z of cos(v, z)
 *
 * by power iteration. There is no threshold below which a cosine counts as none, since it would have to be measured. Gives the
 * standing of each sentence, 1 for the best. Where no relevance is above zero, all count the same.
 */
export const centrality = (similarity: Similarity, relevance: readonly number[]): number[] => {
  const all = relevance.map((_, i) => i);
  const sum = relevance.reduce((s, r) => s + r, 0);
  const own = relevance.map((r) => (sum > 0 ? r / sum : 1 / relevance.length));
  const degrees = all.map((v) => all.reduce((s, z) => s + similarity(v, z), 0));
  let standing = own;
  for (let step = 0; step < STEPS; step++) {
    const given = standing.map((p, v) => p / (degrees[v] || 1));
    standing = own.map(
      (r, s) => BIAS * r + (1 - BIAS) * given.reduce((from, p, v) => from + p * similarity(s, v), 0),
    );
  }
  const best = Math.max(...standing);
  return standing.map((p) => p / best);
};

/** How much a sentence's standing counts beside its being new. */
const STANDING = 0.7;

/**
 * The next sentence by maximal marginal relevance (Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking for
 * Reordering Documents and Producing Summaries", 1998), the first of equal ones; `null` if there are no candidates:
 *
 *     STANDING * standing(s) - (1 - STANDING) * the most that s is like a sentence that was chosen
 */
export const mostMarginal = (
  candidates: readonly number[],
  chosen: readonly number[],
  standing: readonly number[],
  similarity: Similarity,
): number | null => {
  let best: number | null = null;
  let max = Number.NEGATIVE_INFINITY;
  for (const s of candidates) {
    const known = chosen.reduce((max, c) => Math.max(max, similarity(s, c)), 0);
    const worth = STANDING * (standing[s] ?? 0) - (1 - STANDING) * known;
    // Sums in another order differ in their last digits: what is equal but for these is equal.
    if (worth > max + 1e-9) [best, max] = [s, worth];
  }
  return best;
};
