// Files that people have sent: where they are, and what they hold.

import { refused, wrong } from '../refusal.ts';
import { fileIdOf } from '../shapes.ts';
import type { StoredMessage, World } from '../world.ts';
import type { Methods } from './method.ts';

/** "The maximum file size to download is 20 MB" (getFile), in the strictest reading. */
const DOWNLOAD_BYTES = 20_000_000;

const find = (world: World, isMeant: (message: StoredMessage) => boolean): StoredMessage | undefined =>
  [...world.chats.values()].flatMap(({ messages }) => messages).find(isMeant);

const pathOf = (message: StoredMessage): string => {
  const ending = /\.\w+$/.exec(message.document?.name ?? '')?.[0] ?? '';
  return `documents/file_${message.message_id}${ending}`;
};

export const fileMethods = (world: World): Methods => ({
  getFile({ file_id: id }: { readonly file_id: string }) {
    const message = find(world, (one) => one.document?.content !== undefined && fileIdOf(one) === id);
    if (message?.document == null) throw wrong('invalid file_id');
    if (message.document.bytes > DOWNLOAD_BYTES) throw refused('file is too big');
    return {
      file_id: id,
      file_unique_id: `unique-${message.message_id}`,
      file_size: message.document.bytes,
      file_path: pathOf(message),
    };
  },
});

/** What is at a path; null if nothing is. */
export const fileAt = (world: World, path: string): Buffer | null =>
  find(world, (one) => one.document?.content !== undefined && pathOf(one) === path)?.document?.content ??
  null;
