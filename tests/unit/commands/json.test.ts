// What programs are told of an answer.

import { expect, it } from 'vitest';
import { checkToJson } from '../../../src/core/check.ts';
import { reportToJson } from '../../../src/core/finding.ts';
import { appOf, originOf } from '../../app-of.ts';
import { read } from '../../read-reply.ts';
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

it('programs find what is asserted apart from what is only near', async () => {
  const folder = await folderOf({
    'leave.md':
      'Maternity leave is fourteen weeks long.\n\nStudy leave is five days long, and the head grants it.\n',
    'market.txt': 'The market opens at six in the morning.\n',
  });
  const { app } = await appOf({ knowledgeDir: folder.path });
  const ask = async (question: string) => {
    const { reply } = await app.host.answer({ origin: originOf(), said: { line: `/ask ${question}` } });
    if (reply.report === undefined) throw new Error('there is no report');
    return { reply, json: reportToJson(reply.report) };
  };

  const sure = (await ask('How long is maternity leave?')).json;
  expect([sure.confident, sure.findings[0]?.confident, sure.nearest]).toEqual([true, true, []]);

  const { json: unsure, reply } = await ask('How long is paternity leave?');
  expect([unsure.confident, unsure.findings, unsure.repaired]).toEqual([false, [], []]);
  expect(unsure.nearest[0]).toEqual({ from: 'paternity', to: 'maternity', confident: false });
  expect(unsure.nearest[1]).toMatchObject({ document: 'leave.md', confident: false });
  expect(unsure.nearest.every(({ confident }) => !confident)).toBe(true);
  expect(read(reply).text).toContain('No document has “paternity”. Did you mean “maternity”?');
  expect(read(reply).buttons.maternity).toBe('/ask How long is maternity leave?');
});
