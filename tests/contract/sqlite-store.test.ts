// The stores in a file.

import { join } from 'node:path';
import { afterAll } from 'vitest';
import { folderFor, inFile } from '../stores-of.ts';
import { storeContract } from './store-contract.ts';

storeContract('in a file', inFile(join(folderFor(afterAll), 'bot.db')));
