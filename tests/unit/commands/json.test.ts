// What programs are told of an answer.

import { expect, it } from 'vitest';
import { checkToJson } from '../../../src/core/check.ts';
import { reportToJson } from '../../../src/core/finding.ts';
import { appOf, originOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

it('programs learn, as people do, that a document was corrected or has been superseded', async () => {
  const corrected = { is: 'corrected', note: 'It was 3.5.' };
  const superseded = { is: 'superseded', by: 'pier.md', note: null };
  const folder = await folderOf({
    'pier.md':
      '---\nstatus: corrected\nnote: It was 3.5.\n---\nThe pier costs 5.3 million crowns to rebuild.\n',
    'quay.md':
      '---\nstatus: superseded\nsuperseded_by: pier.md\n---\nThe old quay was built of oak and larch.\n',
    'gate.md': 'The northern gate is locked at ten in the evening.\n',
  });
  const { app } = await appOf({ knowledgeDir: folder.path });
  const say = async (line: string) =>
    (await app.host.answer({ origin: originOf({ user: 'test:one' }), said: { line } })).reply;
  const standings = async (quoted: string) => {
    const { report } = await say(`/ask ${quoted}`);
    const { check } = await say(`/check ${quoted}`);
    if (report === undefined || check === undefined) throw new Error('there is no report');
    return [reportToJson(report).findings[0]?.standing, checkToJson(check).parts[0]?.standing];
  };
  expect(await standings('The pier costs 5.3 million crowns to rebuild.')).toEqual([corrected, corrected]);
  expect(await standings('The old quay was built of oak and larch.')).toEqual([superseded, superseded]);
  expect(await standings('The northern gate is locked at ten in the evening.')).toEqual([null, null]);
});
