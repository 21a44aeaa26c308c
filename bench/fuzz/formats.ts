// The whole files that are damaged, of every format that is read.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  discordChannel,
  discordMessage,
  telegramChat,
  telegramMessage,
  written,
} from '../../tests/unit/adding/history-of.ts';
import { docxOf } from '../../tests/unit/knowledge/formats/docx-of.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FORMATS = 'tests/unit/knowledge/formats';

const read = (path: string): Uint8Array => readFileSync(join(ROOT, path));

const allIn = (folder: string, ending: string): Uint8Array[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => read(join(folder, name)));

const DOCX = {
  body: `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Fares</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>A ticket costs four euros.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Zone</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:ins w:id="1"><w:r><w:t>Added words.</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>Old words.</w:delText></w:r></w:del></w:p>`,
  styles: '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>Children pay half.</w:t></w:r></w:p></w:footnote>',
};

/** Many of what the pages of the project itself have. */
const MARKDOWN = ['docs/documents.md', 'docs/topics.md', 'tests/search/library/port-he.md', 'CHANGELOG.md'];

const history = [1, 2, 3, 4, 5, 6, 7, 8];

/** Files by the ending of their format. */
export const wholeFiles = (): ReadonlyMap<string, readonly Uint8Array[]> =>
  new Map<string, readonly Uint8Array[]>([
    ['.md', MARKDOWN.map(read)],
    [
      '.txt',
      ['tests/search/library/library-ar.txt', 'tests/search/library/library-en.txt', 'LICENSE'].map(read),
    ],
    ['.adoc', allIn(`${FORMATS}/asciidoc`, '.adoc')],
    ['.html', allIn(`${FORMATS}/pdf`, '.html.txt')],
    ['.pdf', allIn(`${FORMATS}/pdf`, '.pdf')],
    ['.docx', [docxOf(DOCX)]],
    ['.odt', allIn(`${FORMATS}/odt`, '.odt')],
    ['.epub', allIn(`${FORMATS}/epub`, '.epub')],
    [
      '.json',
      [
        telegramChat(
          history.map((id) => telegramMessage(id, ['Words ', { type: 'bold', text: 'of' }, ' a message.'])),
        ),
        discordChannel(history.map((id) => discordMessage(String(id), 'Words of a message.'))),
      ].map((one) => Buffer.from(written(one))),
    ],
  ]);
