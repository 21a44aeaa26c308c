// What a program sends: the parameters of an address and bodies of JSON, each checked for how it is encoded before anybody reads it.

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { decodeStrictUtf8 } from '../core/utf8.ts';
import { pairsOf } from './form.ts';
import { MAX_PARAMETERS } from './limits.ts';

const refuse = (status: 400 | 415, message: string): never => {
  throw new HTTPException(status, { message });
};

const pairsIn = (query: string): (readonly [string, string])[] => {
  try {
    return pairsOf(query);
  } catch {
    return refuse(400, 'Encode the parameters of the address as UTF-8.');
  }
};

/** The parameters of the address, each once. Throws an HTTPException that says what is wrong. */
export const readQuery = (c: Context): Readonly<Record<string, string>> => {
  const { search } = new URL(c.req.url);
  const pairs = pairsIn(search.slice(1));
  if (pairs.length > MAX_PARAMETERS) refuse(400, `An address can have at most ${MAX_PARAMETERS} parameters.`);
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse(400, `The address has "${twice.slice(0, 32)}" more than once.`);
  if (pairs.some(([, value]) => value.includes('\0'))) refuse(400, 'A parameter contains a NUL character.');
  return Object.fromEntries(pairs);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, 'The body is not JSON.');
  }
};

const textOf = (bytes: ArrayBuffer): string => {
  try {
    return decodeStrictUtf8(bytes);
  } catch {
    return refuse(400, 'Send the body in UTF-8.');
  }
};

/** The value that the body holds. Throws an HTTPException that says what is wrong. */
export const readJson = async (c: Context): Promise<unknown> => {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json')
    refuse(415, 'Send JSON, with "Content-Type: application/json".');
  if ((c.req.header('content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity')
    refuse(415, 'Send the body without compression.');
  return parse(textOf(await c.req.arrayBuffer()));
};
