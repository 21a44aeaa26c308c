// Files of messages: read from a form, named by the body, and shown by a component.

import { type Issue, wrong } from './refusal.ts';
import type { FakeFile, Json } from './shapes.ts';

export interface Upload {
  /** The `n` of the form's field `files[n]`. */
  readonly number: string;
  readonly name: string;
  readonly text: string;
  readonly bytes: number;
}

/** https://discord.com/developers/docs/reference#uploading-files */
const FILE_BYTES = 10_485_760;
const FILES = 10;

/** What Discord leaves of a file's name. */
const NAME = /^[\w.-]+$/;

/** The fields of a form but its `payload_json`. */
export const readUploads = async (form: FormData): Promise<Upload[]> => {
  const uploads: Upload[] = [];
  for (const [field, value] of form) {
    if (field === 'payload_json') continue;
    const [, number] = /^files\[(\d+)\]$/.exec(field) ?? [];
    if (number === undefined || typeof value === 'string')
      throw wrong(400, 50035, `no field ${field} is read`);
    if (value.size > FILE_BYTES) throw wrong(413, 40005, 'Request entity too large');
    if (!NAME.test(value.name)) throw wrong(400, 50035, 'a name of a file that Discord would change');
    uploads.push({ number, name: value.name, text: await value.text(), bytes: value.size });
  }
  return uploads;
};

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** The files that a message has then: of those before, the ones that `attachments` names, all if there is no such field. */
export const filesOf = (
  { attachments }: Json,
  before: readonly FakeFile[],
  uploads: readonly Upload[],
): { readonly files: readonly FakeFile[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const blame = (message: string) => issues.push({ path: ['attachments'], code: 'OUR_RULE', message });
  if (attachments === undefined) {
    // Whether the old files stay beside new ones is left to Discord then, and a repetition might add one.
    if (uploads.length > 0) blame('must name every file that is sent');
    return { files: before, issues };
  }
  const files = listOf(attachments).flatMap(({ id, filename }, index): FakeFile[] => {
    const kept = before.find((file) => file.id === id);
    if (kept !== undefined) return [kept];
    const upload = uploads.find(({ number }) => number === String(id));
    if (upload === undefined) blame(`there is no file ${String(id)}`);
    else if (filename !== undefined && filename !== upload.name) blame('the name is not that of the file');
    if (upload === undefined) return [];
    const { name, text, bytes } = upload;
    return [{ id: String(900_000_000_000_000_000n + BigInt(index)), name, text, bytes }];
  });
  if (files.length > FILES) blame(`must be ${FILES} or fewer`);
  for (const { number } of uploads)
    if (!listOf(attachments).some(({ id }) => String(id) === number))
      blame(`does not name the file ${number}`);
  return { files, issues };
};

/** As the API shows them. */
export const attachmentsOf = (files: readonly FakeFile[]): Json[] =>
  files.map(({ id, name, bytes }) => ({
    id,
    filename: name,
    size: bytes,
    url: `https://cdn.example/${id}/${name}`,
    proxy_url: `https://media.example/${id}/${name}`,
  }));
