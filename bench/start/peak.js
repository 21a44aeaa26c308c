// Writes how much memory a process has held at most, in kilobytes, when it ends. It is JavaScript, so that any process can load it.

import { appendFileSync } from 'node:fs';

const file = new URL(import.meta.url).searchParams.get('file');
process.once('exit', () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
