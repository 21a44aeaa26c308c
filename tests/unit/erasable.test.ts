// Newer Nodes run the sources as they are written, by erasing the types. TypeScript checks the syntax (`erasableSyntaxOnly`); these are
// the rest.

import { readdirSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path)),
);

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Lines of loops whose variable is called `of`, which Node's parser of types takes for the keyword. */
const loopsOverOf = (path: string, text: string): string[] => {
  // Parsing all of them takes a second, and few have the two words in a row.
  if (!/\bof\s+of\b/.test(text)) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isForOfStatement(node) &&
      ts.isVariableDeclarationList(node.initializer) &&
      node.initializer.declarations.some(({ name }) => ts.isIdentifier(name) && name.text === 'of')
    )
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

describe('the sources', () => {
  it('have no loop whose variable is called "of"', () => {
    expect(loopsOverOf('x.ts', '// a word of of\nfor (const of of [1]) of;')).toEqual(['x.ts:2']);
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((path) => loopsOverOf(path, read(path)))).toEqual([]);
  });

  const { stripTypeScriptTypes: strip } = module as { stripTypeScriptTypes?: (code: string) => string };
  // Which Node runs the tests decides; the checks above hold on each.
  if (strip !== undefined)
    it('can be stripped by this Node', () => {
      for (const path of sources) expect(() => strip(read(path)), path).not.toThrow();
    });
});
