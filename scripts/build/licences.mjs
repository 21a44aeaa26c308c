// The licences of the packages that are part of a build.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './place.mjs';

const IN_PACKAGE = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The package that a file belongs to. Some packages contain pieces of others, without their descriptions: those are part of the package. */
const packageOf = (file) => {
  const [, folder] = IN_PACKAGE.exec(file) ?? [];
  if (folder === undefined || existsSync(join(ROOT, folder, 'package.json'))) return folder;
  return packageOf(folder);
};

const licenceOf = (folder) => {
  const {
    name,
    version,
    license = 'see its sources',
  } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  const texts = readdirSync(join(ROOT, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
};

/** Name, version and licence of each package that one of these files belongs to. */
export const licencesOf = (files) => {
  const folders = new Set(files.flatMap((file) => packageOf(file) ?? []));
  return `${[...folders]
    .sort()
    .map(licenceOf)
    .join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};
