// What a form of the page says: the fields of a body that is no longer than the server takes.

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { decodeStrictUtf8 } from '../core/utf8.ts';
import { MAX_FIELDS } from './limits.ts';

const refuse = (status: 400 | 415, message: string): never => {
  throw new HTTPException(status, { message: `${message}\n` });
};

const NO_FORM = 'That is not a valid form.';
const ENCODING = 'Send the form in UTF-8.';

/** As browsers encode it; a percent sign that begins no byte, and bytes that are no UTF-8, are refused. */
const decode = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return refuse(400, ENCODING);
  }
};

const textOf = (bytes: ArrayBuffer): string => {
  try {
    return decodeStrictUtf8(bytes);
  } catch {
    return refuse(400, ENCODING);
  }
};

/** The fields of an encoded form or query, in their order. Throws an HTTPException for what is not encoded as UTF-8. */
export const pairsOf = (text: string): (readonly [string, string])[] => {
  const fields = text.split('&', MAX_FIELDS + 1).filter((field) => field !== '');
  return fields.map((field) => {
    const at = field.indexOf('=');
    return at < 0 ? [decode(field), ''] : [decode(field.slice(0, at)), decode(field.slice(at + 1))];
  });
};

const partsOf = async (bytes: ArrayBuffer, type: string): Promise<(readonly [string, string])[]> => {
  textOf(bytes);
  // Rejects with a TypeError where a body is not the form that its type says.
  const form = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch(() => refuse(400, NO_FORM));
  // A file is no text that somebody has typed.
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
};

/** The one value of a field; empty if the form has none. Throws an HTTPException with a reason for what is no such form. */
export const readField = async (c: Context, name: string): Promise<string> => {
  const given = c.req.header('content-type') ?? '';
  const [type = '', ...parameters] = given.split(';').map((part) => part.trim().toLowerCase());
  if ((c.req.header('content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity')
    refuse(415, 'Send the form without compression.');
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0 && type !== 'multipart/form-data') return '';
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset)) refuse(415, ENCODING);
  let fields: (readonly [string, string])[];
  if (type === 'application/x-www-form-urlencoded') fields = pairsOf(textOf(bytes));
  else if (type === 'multipart/form-data') fields = await partsOf(bytes, given);
  else return refuse(415, 'Send a form: application/x-www-form-urlencoded or multipart/form-data.');
  if (fields.length > MAX_FIELDS) refuse(400, `A form can have at most ${MAX_FIELDS} fields.`);
  const values = fields.filter(([field]) => field === name).map(([, value]) => value);
  if (values.length > 1) refuse(400, `The form contains "${name}" more than once.`);
  const value = values[0] ?? '';
  // HTML has no way to say it, and nobody types it.
  if (value.includes('\0')) refuse(400, 'The form contains a NUL character.');
  return value;
};
