// Runs before each file: several of them share one worker.

import { afterAll } from 'vitest';
import { clearLeftovers } from './leftovers.ts';

afterAll(clearLeftovers);
