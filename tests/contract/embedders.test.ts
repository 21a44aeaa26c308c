// The embedders, each held to the contract.

import { createFakeEmbedder } from '../fakes/embedder.ts';
import { embedderContract } from './embedder-contract.ts';

embedderContract('of the tests', createFakeEmbedder);
