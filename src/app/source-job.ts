// Follows the sources of the library while the bot runs: one process fetches what is due, and what it brings is live at once.

import { randomUUID } from 'node:crypto';
import type { Step } from '../collecting/collect.ts';
import { count } from '../collecting/report.ts';
import { nextRunAt, runCollection } from '../collecting/run.ts';
import type { Config } from '../config.ts';
import type { Clock, Log } from '../core/ports.ts';
import { createRepeatedWarning } from '../core/repeated.ts';
import { StoreError } from '../core/store-error.ts';
import type { Visitor } from '../fetching/fetch-document.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import type { SandboxedWork } from '../sandbox/work.ts';
import type { LeaseStore } from '../stores/stores.ts';
import { exclusively, FETCHING } from '../work/exclusive.ts';

export interface SourceJobParts {
  readonly config: Pick<Config, 'knowledgeDir' | 'knowledgeRoots' | 'dataDir'>;
  /** Those of the last good list. */
  readonly sources: () => readonly WebSource[];
  readonly work: Pick<SandboxedWork, 'files' | 'list'>;
  /** A new one for each run, which reads each robots.txt anew. */
  readonly visitor: () => Visitor;
  /** Throws a StoreError while there is no database. */
  readonly leases: () => LeaseStore;
  /** Whether this process looks after the library. */
  readonly isLeader: () => boolean;
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SourceJob {
  /** Fetches what is due at this moment, if this process is the one to do it. Never rejects. */
  run(): Promise<void>;
  start(): void;
  /** Ends a run between two steps. */
  stop(): Promise<void>;
}

/** How often it is looked whether a source is due. */
const INTERVAL_MS = 60_000;

export const createSourceJob = ({
  config,
  sources,
  work,
  visitor,
  leases,
  isLeader,
  refresh,
  clock,
  log,
}: SourceJobParts): SourceJob => {
  const stopping = new AbortController();
  const failed = createRepeatedWarning(clock, log, 'could not fetch from the sources');
  /** When the next of these sources is due, as far as is known. */
  let due: { readonly of: readonly WebSource[]; readonly at: number | null } | null = null;
  let going: Promise<void> = Promise.resolve();

  const tell = ({ source: { url }, shown, outcome }: Step) => {
    const fields = { source: url, address: shown };
    if (outcome.is === 'added' || outcome.is === 'changed')
      log.info({ ...fields, document: outcome.path }, `a document was ${outcome.is} by its source`);
    if (outcome.is === 'aside')
      log.info({ ...fields, document: outcome.path }, 'a document of a source waits for review');
    for (const { problem, remedy, level } of 'faults' in outcome ? outcome.faults : [])
      log[level === 'note' ? 'info' : 'warn']({ ...fields, remedy }, problem);
  };

  const fetchDue = async (all: readonly WebSource[], mayGoOn: () => Promise<boolean>) => {
    const steps: Step[] = [];
    await runCollection({
      ...config,
      sources: all,
      reader: work.files,
      readList: work.list,
      visitor: visitor(),
      clock,
      stopping: stopping.signal,
      isForced: false,
      isDryRun: false,
      mayGoOn,
      tell(step) {
        steps.push(step);
        tell(step);
      },
    });
    if (count(steps, 'added', 'changed') > 0) await refresh();
  };

  const attempt = async () => {
    const all = sources();
    if (all.length === 0 || stopping.signal.aborted || !isLeader()) return;
    if (due?.of !== all) due = { of: all, at: await nextRunAt(all, config) };
    if (due.at === null || clock.now() < due.at) return;
    // A run of its own holder, so that not even this process has two at once.
    const parts = { name: FETCHING, holder: randomUUID(), leases: leases(), clock };
    await exclusively(parts, (mayGoOn) => fetchDue(all, mayGoOn));
    due = null;
  };

  const run = async () => {
    try {
      await attempt();
    } catch (error) {
      due = null;
      if (error instanceof StoreError) log.debug({ err: error }, 'could not ask who fetches');
      else failed({}, error);
    }
  };

  return {
    run,
    start() {
      going = (async () => {
        while (!stopping.signal.aborted) {
          await run();
          await clock.wait(INTERVAL_MS, stopping.signal);
        }
      })();
    },
    async stop() {
      stopping.abort();
      await going;
    },
  };
};
