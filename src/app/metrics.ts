// What the bot measures of itself, for Prometheus. No label can name a person or a chat.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health, Outcome } from '../core/adapter.ts';
import type { App } from './app.ts';

export interface Metrics {
  /** An answer was made, after so many seconds. */
  answered(platform: string, outcome: Outcome, seconds: number): void;
  /** What is looked at when somebody asks. */
  watch(app: Watched): void;
  readonly contentType: string;
  /** In the text format of Prometheus. */
  read(): Promise<string>;
}

export interface Watched
  extends Pick<App, 'library' | 'faults' | 'isCurrent' | 'remembers' | 'counts' | 'services'> {
  readonly version: string;
}

/** From a cached answer to one of a slow disk, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const HEALTHS: readonly Health[] = ['starting', 'up', 'down', 'failed', 'standby'];
const LEVELS = ['error', 'warning', 'note'] as const;

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  let app: Watched | null = null;
  collectDefaultMetrics({ register: registry });

  const answers = new Counter({
    name: 'verbatim_answers_total',
    help: 'Answers that were made, by how they ended.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'verbatim_answer_seconds',
    help: 'How long it took to make an answer, without sending it.',
    labelNames: ['platform'],
    buckets: BUCKETS,
    registers,
  });
  const gauge = (
    name: string,
    help: string,
    labelNames: readonly string[],
    look: (gauge: Gauge, app: Watched) => void | Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers,
      async collect() {
        this.reset();
        if (app !== null) await look(this as Gauge, app);
      },
    });
  const yes = (is: boolean) => (is ? 1 : 0);

  gauge('verbatim_info', 'Always 1.', ['version'], (g, { version }) => g.set({ version }, 1));
  gauge(
    'verbatim_platform_state',
    '1 for the state of the connection to a platform, 0 for all others.',
    ['platform', 'state'],
    (g, { services }) => {
      for (const { name, health } of services.listening) {
        const now = health();
        for (const state of HEALTHS) g.set({ platform: name, state }, yes(state === now));
      }
    },
  );
  gauge('verbatim_queue_length', 'Questions that wait for their answer.', ['platform'], (g, { services }) => {
    for (const { name, queued } of services.listening)
      if (queued !== undefined) g.set({ platform: name }, queued());
  });
  gauge('verbatim_database_writable', '1 if the database can store things.', [], (g, { remembers }) =>
    g.set(yes(remembers())),
  );
  gauge(
    'verbatim_ledger_entries',
    'Messages in the ledger, by their state.',
    ['state'],
    async (g, { counts }) => {
      for (const [state, count] of Object.entries((await counts()).ledger)) g.set({ state }, count);
    },
  );
  gauge('verbatim_gaps', 'Open questions that the library does not answer.', [], async (g, { counts }) =>
    g.set((await counts()).gaps),
  );
  gauge('verbatim_library_documents', 'Documents in the library.', [], (g, { library }) =>
    g.set(library.snapshot().documents.size),
  );
  gauge('verbatim_library_passages', 'Passages in the library.', [], (g, { library }) =>
    g.set(library.snapshot().passages.length),
  );
  gauge('verbatim_library_current', '1 if the library is what the folders hold.', [], (g, { isCurrent }) =>
    g.set(yes(isCurrent())),
  );
  gauge(
    'verbatim_library_faults',
    'Faults of documents and topics, by level.',
    ['level'],
    (g, { faults }) => {
      const found = faults();
      for (const level of LEVELS) g.set({ level }, found.filter((fault) => fault.level === level).length);
    },
  );

  return {
    answered(platform, outcome, took) {
      answers.inc({ platform, outcome });
      seconds.observe({ platform }, took);
    },
    watch(given) {
      app = given;
    },
    contentType: registry.contentType,
    read: () => registry.metrics(),
  };
};
