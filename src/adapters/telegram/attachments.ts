// Files that people send: Telegram says where one is, and it is read from there.

import { bytesWithin } from '../../core/attachments.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Attachments } from '../../core/platform.ts';
import type { UnbudgetedApi } from './api.ts';
import { DOWNLOAD_BYTES } from './limits.ts';
import { withTimeout } from './with-timeout.ts';

/** For the largest file on a line of 3 Mbit/s. */
const TIMEOUT_MS = 60_000;

/** Paths as Telegram makes them: names in folders, and never a way up or out. */
const PATH = /^(?!.*\.\.)[\w-][\w .-]*(?:\/[\w-][\w .-]*)*$/;

interface AttachmentParts {
  readonly api: UnbudgetedApi;
  readonly token: string;
  readonly apiUrl: string;
}

/** The address of a file holds the token, so nothing that fetch says is passed on. */
const failure = (code: string, status: number | null = null, retryAfterMs?: number): PlatformError =>
  new PlatformError({ platform: 'telegram', method: 'download', status, code, certain: true, retryAfterMs });

export const createAttachments = ({ api, token, apiUrl }: AttachmentParts): Attachments => ({
  max: DOWNLOAD_BYTES,
  async fetch({ ref, size }, max) {
    const most = Math.min(max, DOWNLOAD_BYTES);
    if (size !== null && size > most) throw failure('large');
    const { file_path: path = '', file_size: bytes = 0 } = await api
      .act('getFile', { file_id: ref })
      .catch((error: unknown) => {
        if (!(error instanceof PlatformError) || error.status !== 400) throw error;
        // Telegram says in words only that a file is too big; it has said its size before.
        throw failure('gone', 400);
      });
    if (bytes > most) throw failure('large');
    if (!PATH.test(path)) throw failure('gone');
    const address = `${apiUrl}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const read = await withTimeout(TIMEOUT_MS, null, async (signal) => {
      const response = await fetch(address, { signal, redirect: 'error' });
      if (response.status !== 200 || response.body === null) {
        await response.body?.cancel();
        throw failure('gone', response.status);
      }
      return bytesWithin(response.body, most);
    }).catch((error: unknown) => {
      throw error instanceof PlatformError ? error : failure('lost', null, 0);
    });
    if (read === null) throw failure('large');
    return read;
  },
});
