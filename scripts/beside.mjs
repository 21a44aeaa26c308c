// Runs scripts of package.json beside each other, and prints what each said once it has ended; the one named first prints as it goes.
// Ends with 1 if any of them failed, and names those.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
// As npm does, so that programs of packages are found where somebody starts this without npm.
const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);

/** Of npm itself, a third of a second each time, no more is needed. */
const start = (name, stdio) =>
  spawn('sh', ['-c', scripts[name]], { stdio: ['ignore', stdio, stdio], env: { ...process.env, PATH } });

const ended = (child) => new Promise((done) => child.once('close', (code) => done(code ?? 1)));

const [shown, ...others] = process.argv.slice(2);
const failed = [];
const ran = (name, code) => void (code === 0 || failed.push(name));
await Promise.all([
  ended(start(shown, 'inherit')).then((code) => ran(shown, code)),
  ...others.map(async (name) => {
    const child = start(name, 'pipe');
    const [code, ...said] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
    process.stderr.write(said.join(''));
    ran(name, code);
  }),
]);
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exit(1);
}
