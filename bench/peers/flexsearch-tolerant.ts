// FlexSearch with words that lack a letter or have two exchanged: better on misspelt questions, at ten times the memory.

import { flexSearch } from './flexsearch.ts';

export default flexSearch('tolerant');
