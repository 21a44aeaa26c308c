// Measures one engine at one size, in a process of its own: no engine inherits another's memory or compiled code.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Engine, Prepare } from '../engine.ts';
import { loadEngines } from '../engines.ts';
import { mean, percentile } from '../measures.ts';
import { heldMb, residentMb } from '../memory.ts';
import { createLanguage } from './language.ts';
import { passage, question } from './text.ts';
import type { Figures, Order } from './told.ts';

/** Questions asked before the clock counts, so that the compiler has seen the code. */
const WARM_UP = 30;
/** An engine that needs longer for its questions is asked fewer, but never fewer than the least. */
const TIMEOUT_MS = 60_000;
const MIN_QUESTIONS = 20;

const { engine: name, passages, seed, questions } = JSON.parse(process.argv[2] ?? '{}') as Order;

const language = createLanguage();
/** Making up a passage is no part of building an index. */
let writingMs = 0;
function* allPassages() {
  for (let nth = 0; nth < passages; nth++) {
    const began = performance.now();
    const doc = passage(language, seed, nth);
    writingMs += performance.now() - began;
    yield doc;
  }
}

const askAll = async (engine: Engine) => {
  const times: number[] = [];
  const firsts: number[] = [];
  const ask = async (nth: number) => {
    const { text, doc } = question(language, seed, nth, passages);
    const began = performance.now();
    const { hits } = await engine.search(text);
    return { ms: performance.now() - began, first: hits[0]?.doc === doc ? 1 : 0 };
  };
  const until = performance.now() + TIMEOUT_MS;
  const impatient = () => performance.now() > until;
  for (let nth = 0; nth < WARM_UP && !impatient(); nth++) await ask(questions + nth);
  for (let nth = 0; nth < questions && (nth < MIN_QUESTIONS || !impatient()); nth++) {
    const { ms, first } = await ask(nth);
    times.push(ms);
    firsts.push(first);
  }
  return { times, hit1: mean(firsts) };
};

const run = async (): Promise<Figures> => {
  const [[, prepare]] = (await loadEngines(name)) as [[string, Prepare]];
  const prepared = prepare(allPassages(), 'en');
  const before = await heldMb();
  writingMs = 0;
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  const turn = () => new Promise<void>((turned) => setTimeout(turned, 5));
  await turn();
  const began = performance.now();
  const engine = await prepared.build();
  const buildMs = performance.now() - began - writingMs;
  // What held the loop last is counted in its next turn.
  await turn();
  pauses.disable();
  const built = await heldMb();
  const rssMb = residentMb();
  const { times, hit1 } = await askAll(engine);
  const asked = await heldMb();
  const restarted = (await prepared.restart?.(engine)) ?? null;
  // Node counts memory that threads share for the thread that made it, which has ended: only what is read from disk counts here.
  const memoryMb = restarted === null ? built - before : (await heldMb()) - asked;
  return {
    engine: name,
    passages,
    questions: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    hit1,
    buildMs,
    longestPauseMs: pauses.max / 1e6,
    memoryMb,
    rssMb,
    startMs: restarted?.startMs ?? null,
  };
};

const figures = await run();
process.send?.(figures, () => process.exit(0));
