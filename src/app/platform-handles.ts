// One handle per platform: every process may post through it, within one budget; the holder of its lease listens, or all of them.

import type { Adapter, Host, Platform } from '../core/adapter.ts';
import { platformName } from '../core/chat-id.ts';
import type { PlatformSource } from '../core/description.ts';
import type { Budget, Rights } from '../core/platform.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { WaitingCalls } from '../core/waiting.ts';
import { createBudget, type SharedBudget } from '../outbox/budget.ts';
import type { KeptSettings } from '../settings/settings.ts';
import type { Stores } from '../stores/stores.ts';
import type { LeasedRole } from '../work/leader.ts';
import { createSharedCalls } from '../work/shared-calls.ts';
import { withAllPorts } from './ports.ts';

export interface PlatformHandle {
  readonly name: string;
  readonly source: PlatformSource;
  readonly budget: Budget;
  /** The one that posts. */
  readonly platform: Platform;
}

/** Platforms that only answer have no handle. */
export interface PlatformHandles {
  /** By a platform's name. */
  byName(name: string): PlatformHandle | undefined;
  /** That of the platform that a chat is on. */
  byChat(chat: string): PlatformHandle | undefined;
  /** What posts to a chat. */
  platform(chat: string): Platform | undefined;
  /** Of a platform, whether or not the bot posts to it. */
  rights(platform: string): Rights | undefined;
  /** A chat has become another. */
  chatMigrated(from: string, to: string): void;
  /** The ones that listen; in standby where another process does. */
  readonly listening: readonly Adapter[];
  /** What whoever listens has taken. */
  readonly listenerRoles: readonly LeasedRole[];
  /** Who listens from now on passes what is said on to it. */
  serve(host: Host): Promise<void>;
  stop(): Promise<void>;
}

export interface PlatformHandleParts {
  readonly sources: readonly PlatformSource[];
  readonly stores: () => Pick<Stores, 'budgets' | 'chats' | 'waiting' | 'shared' | 'leases'>;
  readonly settings: Pick<KeptSettings, 'move'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

const MOVE_PAUSE_MS = 10_000;

export const createPlatformHandles = ({
  sources,
  stores,
  settings,
  clock,
  log,
  stopping,
}: PlatformHandleParts): PlatformHandles => {
  const budgets: SharedBudget = {
    take: (...args) => stores().budgets.take(...args),
    pause: (...args) => stores().budgets.pause(...args),
  };
  const follow = async (from: string, to: string) => {
    for (let tried = 1; !stopping.aborted; tried++) {
      try {
        return await stores().chats.move(from, to);
      } catch (error) {
        log.warn({ err: error, tried }, 'could not follow a chat to its new ID yet');
        await clock.wait(MOVE_PAUSE_MS, stopping);
      }
    }
  };
  const chatMigrated = (from: string, to: string) => {
    settings.move(from, to);
    void follow(from, to);
  };
  const waitingOf = (platform: string): WaitingCalls => {
    const calls = async () => stores().waiting(platform);
    return {
      add: async (...args) => (await calls()).add(...args),
      begin: async (...args) => (await calls()).begin(...args),
      release: async (...args) => (await calls()).release(...args),
      finish: async (...args) => (await calls()).finish(...args),
      confirmed: async (...args) => (await calls()).confirmed(...args),
      left: async () => (await calls()).left(),
    };
  };
  /** Of each platform the adapter that posts. */
  const ours = sources.map((source) => {
    const budget = createBudget({
      clock,
      log,
      platform: source.name,
      limits: source.limits,
      shared: budgets,
    });
    const { name } = source;
    const shared = createSharedCalls({
      platform: name,
      store: () => stores().shared(name),
      waiting: () => stores().waiting(name),
      leases: () => stores().leases,
      clock,
      log,
    });
    const parts = { budget, chatMigrated, waiting: waitingOf(name), shared };
    return { source, budget, parts, adapter: source.create(parts) };
  });
  const handles = new Map(
    ours.flatMap(({ source, budget, adapter }) => {
      const { name } = source;
      const platform = withAllPorts(adapter);
      return platform === null ? [] : [[name, { name, source, budget, platform }] as const];
    }),
  );
  const byName = (name: string) => handles.get(name);
  const byChat = (chat: string) => byName(platformName(chat));
  const platform = (chat: string) => byChat(chat)?.platform;

  const everywhere = ours.filter(({ source }) => source.everywhere === true);
  let host: Host | null = null;
  const listeners = new Map<string, Adapter>();
  const listening = ours.map(
    ({ source: { name, exclusive }, adapter }): Adapter => ({
      name,
      start: async () => {},
      queued: () => listeners.get(name)?.queued?.() ?? 0,
      health: () => listeners.get(name)?.health() ?? (exclusive ? 'standby' : adapter.health()),
      stop: async () => {},
    }),
  );
  return {
    byName,
    byChat,
    platform,
    rights: (name) => ours.find(({ source }) => source.name === name)?.adapter.rights,
    chatMigrated,
    listening,
    listenerRoles: [
      ...everywhere.map(
        ({ source, adapter }): LeasedRole => ({
          name: source.name,
          onAcquired: async () => adapter.lead?.(true),
          onLost: async () => adapter.lead?.(false),
        }),
      ),
      ...ours
        .filter(({ source }) => source.exclusive)
        .map(
          ({ source, parts }): LeasedRole => ({
            name: source.name,
            async onAcquired() {
              if (host === null) return;
              const listener = source.create(parts);
              listeners.set(source.name, listener);
              await listener.start(host);
            },
            async onLost() {
              const listener = listeners.get(source.name);
              listeners.delete(source.name);
              await listener?.stop();
            },
          }),
        ),
    ],
    async serve(given) {
      host = given;
      for (const { adapter } of everywhere) await adapter.start(given);
    },
    async stop() {
      const started = [...listeners.values(), ...everywhere.map(({ adapter }) => adapter)];
      await Promise.all(started.map((listener) => listener.stop()));
    },
  };
};
