// Checks the parameters of a call against the JSON Schema that scripts/telegram-schema.mjs makes of the Bot API's types.

import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

const definitions: Readonly<Record<string, object>> = JSON.parse(
  readFileSync(new URL('./schema.json', import.meta.url), 'utf8'),
);

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema({ $id: 'telegram', definitions });

const compiled = new Map<string, ValidateFunction>();

const checkerOf = (method: string): ValidateFunction => {
  const known = compiled.get(method) ?? ajv.compile({ $ref: `telegram#/definitions/${method}` });
  compiled.set(method, known);
  return known;
};

const sayError = ({ instancePath, message = 'is wrong', params }: ErrorObject): string => {
  const where = instancePath === '' ? 'the parameters' : instancePath.slice(1).replaceAll('/', '.');
  const extra = params.additionalProperty === undefined ? '' : ` (${params.additionalProperty})`;
  return `${where} ${message}${extra}`;
};

/** What is wrong with the parameters, or null. */
export const problemOf = (method: string, parameters: unknown): string | null => {
  const check = checkerOf(method);
  if (check(parameters)) return null;
  const errors = (check.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf');
  return [...new Set((errors.length > 0 ? errors : (check.errors ?? [])).map(sayError))]
    .slice(0, 4)
    .join('; ');
};

/** Whether any string in it holds half of a surrogate pair, which UTF-8 cannot say. */
export const isTorn = (value: unknown): boolean => /\p{Surrogate}/u.test(strings(value).join(' '));

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
};
