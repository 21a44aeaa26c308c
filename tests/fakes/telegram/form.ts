// A call as a form: its fields, and the file that comes with it.

import { Refusal, wrong } from './refusal.ts';

/** A file as a test sees it. */
export interface Upload {
  readonly name: string;
  readonly bytes: number;
  readonly text: string;
  /** What it holds, where a person has sent it. */
  readonly content?: Buffer;
}

/** Fields that are text; in all others stands JSON. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'caption', 'parse_mode']);

/** "up to 50 MB in size" (sendDocument), in the strictest reading. */
const FILE_BYTES = 50_000_000;

const readField = (name: string, value: string): unknown => {
  if (TEXTS.has(name)) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw wrong(`the field ${name} holds no JSON`);
  }
};

const readUpload = async (file: File): Promise<Upload> => {
  if (file.name === '' || /[\\/]/.test(file.name)) throw wrong('a file needs a name');
  if (file.size === 0) throw wrong('file must be non-empty');
  if (file.size > FILE_BYTES) throw new Refusal(413, 'Request Entity Too Large', true);
  return { name: file.name, bytes: file.size, text: await file.text() };
};

/** The parameters of a call that came as a form. */
export const readForm = async (
  method: string,
  body: Buffer,
  type: string,
): Promise<Record<string, unknown>> => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw wrong("can't parse the form");
    });
  const params: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (name in params) throw wrong(`the field ${name} is there twice`);
    // telegraf puts the method into the form too.
    if (name === 'method' && value === method) continue;
    params[name] = typeof value === 'string' ? readField(name, value) : await readUpload(value);
  }
  return params;
};
