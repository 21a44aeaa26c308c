// Files that people send: Discord gives their addresses, and they are read from its own hosts alone.

import { bytesWithin } from '../../core/attachments.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Attachments } from '../../core/platform.ts';
import { DOWNLOAD_BYTES } from './limits.ts';

/** Where Discord keeps what people send ("Reference", CDN). */
export const CDN: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

const TIMEOUT_MS = 60_000;

const failure = (code: string, status: number | null = null, retryAfterMs?: number): PlatformError =>
  new PlatformError({ platform: 'discord', method: 'download', status, code, certain: true, retryAfterMs });

/** `hosts`: the origins of {@link CDN}, or what stands in for them. */
export const createAttachments = (hosts: readonly string[]): Attachments => ({
  max: DOWNLOAD_BYTES,
  async fetch({ ref, size }, max) {
    const most = Math.min(max, DOWNLOAD_BYTES);
    if (size !== null && size > most) throw failure('large');
    const address = URL.canParse(ref) ? new URL(ref) : null;
    if (address === null || !hosts.includes(address.origin) || address.username !== '') throw failure('gone');
    try {
      const response = await fetch(address, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        // Discord's files are where they are said to be, and no redirect leads elsewhere.
        redirect: 'error',
      });
      if (response.status !== 200 || response.body === null) {
        await response.body?.cancel();
        throw failure('gone', response.status);
      }
      const read = await bytesWithin(response.body, most);
      if (read === null) throw failure('large');
      return read;
    } catch (error) {
      throw error instanceof PlatformError ? error : failure('lost', null, 0);
    }
  },
});
