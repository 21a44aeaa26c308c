// Who may import whom. Each rule says why; docs/design.md has the picture.

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Files that need each other are one file, or lack a third that both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment: 'The core is what every platform shares: no packages, no Node, nothing outside itself.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'knowledge-stands-alone',
      comment:
        'The library knows nothing of commands, topics, platforms or configuration. Hashes are made in one place, and files that must be whole are written in one, which need Node.',
      severity: 'error',
      from: { path: '^src/knowledge/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(core/|knowledge/|system/(hash|atomic-file)\\.ts$)' },
    },
    {
      name: 'embedders-implement-a-port',
      comment: 'What makes vectors knows nothing of what they are for.',
      severity: 'error',
      from: { path: '^src/embedders/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(embedders/|knowledge/embedder\\.ts$)' },
    },
    {
      name: 'capabilities-take-types-only',
      comment:
        'Topics, pins, digests and all that keeps state work with what the app hands them, and import no more than its shape. What they share of the ledger are two pure functions.',
      severity: 'error',
      from: {
        path: '^src/(topics|outbox|settings|pins|digests|ledger|audit|revisions|corrections|proposals|roles|work|gaps|submissions)/',
      },
      to: {
        path: '^(src|commands)/',
        pathNot: [
          '^src/core/',
          '^src/$1/',
          '^src/ledger/(keys|quoted)\\.ts$',
          '^src/system/hash\\.ts$',
          '^src/knowledge/limits\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'stores-implement-interfaces',
      comment:
        'The database knows the shapes of what it keeps, the pure steps that have to happen in a transaction, and who hands out work.',
      severity: 'error',
      from: { path: '^src/stores/' },
      to: {
        path: '^(src|commands)/',
        pathNot: [
          '^src/(core|stores|system)/',
          '^src/audit/(chain|entry)\\.ts$',
          '^src/ledger/quoted\\.ts$',
          '^src/outbox/budget\\.ts$',
          '^src/revisions/(following|reader-versions)\\.ts$',
          '^src/submissions/limits\\.ts$',
          '^src/work/in-process\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'words-need-the-core-only',
      comment: 'Catalogues are loaded for whoever asks; they know of nobody.',
      severity: 'error',
      from: { path: '^src/(words|system)/' },
      to: { path: '^(src|commands)/', pathNot: ['^src/core/', '^src/$1/'] },
    },
    {
      name: 'adapters-see-the-core-only',
      comment:
        'An adapter turns a platform into calls and replies into a platform. Library and commands reach it as answers. The chat page stands on the server that all pages share.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^(src|commands)/', pathNot: ['^src/core/', '^src/adapters/$1/', '^src/$1/'] },
    },
    {
      name: 'examples-see-the-core-only',
      comment: 'The example of an adapter shows that the core is enough.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(src|commands|tests|bench|scripts)/', pathNot: '^src/core/' },
    },
    {
      name: 'platforms-are-listed-once',
      comment:
        'What is not a part of a platform knows it by its description, from the one list. Entry points also have the terminal and the web page; the preview draws two platforms.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(main\\.ts$|cli/[^/]+$|preview/|adapters/)' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/platforms\\.ts$' },
    },
    {
      name: 'the-list-of-platforms-is-for-configuration',
      comment:
        'The core, commands and everything that keeps state get what they need of a platform by its ports.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(main\\.ts$|config\\.ts$|app/|cli/|environment/)' },
      to: { path: '^src/adapters/platforms\\.ts$' },
    },
    {
      name: 'web-sees-the-core-only',
      comment: 'The HTTP server is shared by all pages and belongs to none.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(core|web)/' },
    },
    {
      name: 'pages-take-types-only',
      comment:
        'What a page shows arrives as an argument. How a kept passage becomes an excerpt is a pure function of the revisions.',
      severity: 'error',
      from: { path: '^src/pages/' },
      to: {
        path: '^(src|commands)/',
        pathNot: ['^src/(core|web|pages)/', '^src/revisions/changes\\.ts$', '^src/system/hash\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'api-takes-types-only',
      comment:
        'What programs are told arrives as an argument: answers by way of the host, documents as the pages have them.',
      severity: 'error',
      from: { path: '^src/api/' },
      to: {
        path: '^(src|commands)/',
        pathNot: ['^src/(core|web|api)/', '^src/pages/(links|source)\\.ts$', '^src/system/hash\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'mcp-speaks-a-protocol',
      comment:
        'MCP puts what programs are told into the words of a protocol, and makes no answers of its own.',
      severity: 'error',
      from: { path: '^src/mcp/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(core|web|api|mcp)/' },
    },
    {
      name: 'fetching-stands-alone',
      comment: 'What reaches into the network gives bytes, and knows nothing of what is made of them.',
      severity: 'error',
      from: { path: '^src/fetching/' },
      to: {
        path: '^(src|commands)/',
        pathNot: '^src/(fetching/|system/version\\.ts$|knowledge/limits\\.ts$)',
      },
    },
    {
      name: 'adding-makes-files',
      comment: 'Documents are added as files of a folder: nothing that runs has to know of it.',
      severity: 'error',
      from: { path: '^src/adding/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(core|knowledge|fetching|adding|system)/' },
    },
    {
      name: 'collecting-makes-files',
      comment:
        'Sources are followed by files of the library and of the data folder: nothing that answers has to know of it.',
      severity: 'error',
      from: { path: '^src/collecting/' },
      to: {
        path: '^(src|commands)/',
        pathNot: '^src/(core|knowledge|fetching|adding|collecting|system)/',
      },
    },
    {
      name: 'export-writes-pages',
      comment: 'An export is made of the same pages, of a library that it is given.',
      severity: 'error',
      from: { path: '^src/export/' },
      to: {
        path: '^(src|commands)/',
        pathNot: '^src/(core/|pages/|export/|system/hash\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'commands-take-types-only',
      comment: 'What a command needs arrives as an argument, so that it can be read as a function.',
      severity: 'error',
      from: { path: '^commands/' },
      to: { path: '^src/', pathNot: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'main-is-the-end',
      comment: 'Whatever imports an entry point starts the bot, which the command `verbatim` is for.',
      severity: 'error',
      from: { pathNot: '^src/cli/verbatim\\.ts$' },
      to: { path: '^src/(main|cli/[^/]+)\\.ts$' },
    },
    {
      name: 'the-app-is-for-entry-points',
      comment: 'Only what starts the bot, measures it or tests it puts the parts together.',
      severity: 'error',
      from: { pathNot: '^(src/(main\\.ts|app/|cli/)|tests/|bench/)' },
      to: { path: '^src/app/' },
    },
    {
      name: 'product-needs-no-tests',
      comment: 'Nothing that runs in earnest may lean on tests or benchmarks.',
      severity: 'error',
      from: { path: '^(src|commands)/' },
      to: { path: '^(tests|bench|scripts|examples)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/(adapters/web|pages|export)/assets/' },
  },
};
