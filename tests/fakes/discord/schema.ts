// Checks a body against Discord's published description, and finds fields that this does not know.

import type { Issue } from './refusal.ts';

interface ZodIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly ZodIssue[])[];
}

/** As much of a zod schema as is needed here; the package brings no declarations for them. */
export interface Schema {
  safeParse(
    value: unknown,
  ): { success: true; data: unknown } | { success: false; error: { issues: readonly ZodIssue[] } };
}

const keys = (path: readonly PropertyKey[]) =>
  path.map((key) => (typeof key === 'number' ? key : String(key)));

/** Of a union, the variant that the value was meant to be: the one whose `type` fits. */
const flatten = (issue: ZodIssue, before: readonly (string | number)[]): Issue[] => {
  const path = [...before, ...keys(issue.path)];
  const variants = issue.errors ?? [];
  const meant = variants.filter((variant) => !variant.some(({ path: [key] }) => key === 'type'));
  const chosen = meant[0] ?? (variants.length === 1 ? variants[0] : undefined);
  if (chosen !== undefined && chosen.length > 0) return chosen.flatMap((inner) => flatten(inner, path));
  return [{ path, code: 'UNION_TYPE_CHOICES', message: issue.message }];
};

/** The schemas drop what they do not know, so that whatever has gone missing was unknown. */
const dropped = (given: unknown, known: unknown, path: readonly (string | number)[]): Issue[] => {
  if (Array.isArray(given) && Array.isArray(known))
    return given.flatMap((item, index) => dropped(item, known[index], [...path, index]));
  if (given === null || typeof given !== 'object' || known === null || typeof known !== 'object') return [];
  return Object.entries(given).flatMap(([key, value]) =>
    key in known
      ? dropped(value, (known as Record<string, unknown>)[key], [...path, key])
      : [{ path: [...path, key], code: 'UNKNOWN_FIELD', message: 'Discord knows no such field here' }],
  );
};

export const checkSchema = (schema: Schema, value: unknown): Issue[] => {
  const result = schema.safeParse(value);
  if (!result.success) return result.error.issues.flatMap((issue) => flatten(issue, []));
  return dropped(value, result.data, []);
};
