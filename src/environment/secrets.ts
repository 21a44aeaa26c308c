// Where secrets come from: a variable, a file that a variable names, or a credential that systemd hands over.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORMS } from '../adapters/platforms.ts';
import { readSecretFile } from './secret-file.ts';
import { meantName } from './unknown.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** systemd names the folder of a service's credentials here. */
export const CREDENTIALS = 'CREDENTIALS_DIRECTORY';

/** The variable that names the file of a secret. */
export const fileVariable = (name: string): string => `${name}_FILE`;

export interface Secrets {
  /** The secrets that were found, by the name of their variable, and what a message calls the place of each. */
  readonly values: ReadonlyMap<string, { readonly value: string; readonly from: string }>;
  /** The variables whose secret was given but could not be had; for each there is a fault. */
  readonly lost: ReadonlySet<string>;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

interface SecretSource {
  readonly from: string;
  readonly path: string;
}

const given = (env: Env, name: string): string => env[name]?.trim() ?? '';

/** The files of the credentials, by the name of their variable in whatever case, and what only comes near one. */
const credentialsIn = (folder: string, names: readonly string[]) => {
  const places = new Map<string, SecretSource[]>();
  const warnings: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    const from = `the credential ${file}`;
    const exact = names.find((name) => name === file.toUpperCase());
    const near = meantName(file, names);
    if (exact !== undefined)
      places.set(exact, [...(places.get(exact) ?? []), { from, path: join(folder, file) }]);
    else if (near !== undefined) warnings.push(`${from} is not read: did you mean ${near.toLowerCase()}?`);
  }
  return { places, warnings };
};

/** Reads the secrets of `names`. Every fault is told; none says what a secret is, nor what stands where a path should. */
export const readSecrets = (env: Env, names: readonly string[]): Secrets => {
  const values = new Map<string, { value: string; from: string }>();
  const lost = new Set<string>();
  const faults: string[] = [];
  const warnings: string[] = [];

  let credentials = new Map<string, SecretSource[]>();
  const folder = given(env, CREDENTIALS);
  if (folder !== '')
    try {
      const found = credentialsIn(folder, names);
      credentials = found.places;
      warnings.push(...found.warnings);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      faults.push(`${CREDENTIALS} cannot be read (${code}): expected a folder of files, as systemd sets it.`);
    }

  for (const name of names) {
    const inVariable = given(env, name);
    const path = given(env, fileVariable(name));
    const files = [
      ...(path === '' ? [] : [{ from: fileVariable(name), path }]),
      ...(credentials.get(name) ?? []),
    ];
    const sources = [...(inVariable === '' ? [] : [name]), ...files.map(({ from }) => from)];
    if (sources.length > 1) {
      lost.add(name);
      faults.push(`${name} is set more than once, by ${sources.join(' and ')}: keep one of them.`);
    } else if (inVariable !== '') values.set(name, { value: inVariable, from: name });
    for (const { from, path } of files) {
      const read = readSecretFile(path);
      if ('fault' in read) {
        lost.add(name);
        faults.push(`${from} ${read.fault}`);
        continue;
      }
      if (read.isOpen)
        warnings.push(
          `${from} can be read by every user of this machine (${path}): remove that permission (chmod o-r), or mount it with mode 0400.`,
        );
      if (sources.length === 1) values.set(name, { value: read.value, from });
    }
  }
  return { values, lost, faults, warnings };
};

/** What a platform's token, a key or the password in an address looks like. */
const SECRET_FORMS = [
  ...PLATFORMS.map(({ token }) => token.anywhere),
  /:\/\/[^/\s]*:[^/\s]*@/,
  /^[0-9a-f]{32,}$/i,
];

/** Whether a value that stands in the wrong variable may be a secret, so that no message repeats it. */
export const looksSecret = (value: string): boolean => SECRET_FORMS.some((form) => form.test(value));
