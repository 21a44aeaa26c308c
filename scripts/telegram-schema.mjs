// Writes the JSON Schema of the Bot API methods that the fake Telegram knows, from the types of @grammyjs/types.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import ts from 'typescript';

const METHODS = [
  'getMe',
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'getWebhookInfo',
  'setMyCommands',
  'getMyCommands',
  'deleteMyCommands',
  'sendMessage',
  'sendDocument',
  'editMessageText',
  'editMessageReplyMarkup',
  'deleteMessage',
  'answerCallbackQuery',
  'answerInlineQuery',
  'sendChatAction',
  'leaveChat',
  'getFile',
  'getChat',
  'getChatMember',
  'getChatAdministrators',
  'pinChatMessage',
  'unpinChatMessage',
];

/** Deprecated, or not modelled by the fake: a call that uses one of them is refused. */
const LEFT_OUT = new Set([
  'business_connection_id',
  'reply_to_message_id',
  'suggested_post_parameters',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'allow_paid_broadcast',
  'message_effect_id',
  'rich_message',
  'inline_message_id',
  'certificate',
  'thumbnail',
]);

/** Optional in the types for the sake of what is left out. */
const REQUIRED = new Set([
  'editMessageText.chat_id',
  'editMessageText.message_id',
  'editMessageText.text',
  'editMessageReplyMarkup.chat_id',
  'editMessageReplyMarkup.message_id',
]);

/** Narrower than the types: a reply keyboard makes people write in a group what only they were asked. */
const NARROWER = new Map([
  ['sendMessage.reply_markup', 'InlineKeyboardMarkup | ForceReply | ReplyKeyboardRemove'],
  ['sendDocument.reply_markup', 'InlineKeyboardMarkup'],
  // As the fake reads it from a form; files that Telegram has already, or is to fetch, are not modelled.
  ['sendDocument.document', 'Upload'],
  ['answerInlineQuery.results', 'Article[]'],
  ['getUpdates.allowed_updates', 'UpdateKind[]'],
  ['setWebhook.allowed_updates', 'UpdateKind[]'],
]);

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'tests/fakes/telegram/schema.json');
const types = join(root, 'node_modules/@grammyjs/types');
const parsed = ts.createSourceFile(
  'methods.d.ts',
  readFileSync(join(types, 'methods.d.ts'), 'utf8'),
  ts.ScriptTarget.ES2022,
  true,
);

/** The parameters of each method, read from the signatures: the generator does not look into function types. */
const signatures = new Map();
const look = (node) => {
  if (ts.isMethodSignature(node)) signatures.set(node.name.getText(), node);
  ts.forEachChild(node, look);
};
look(parsed);

const parameters = (method) => {
  const signature = signatures.get(method);
  if (signature === undefined) throw new Error(`@grammyjs/types knows no method ${method}`);
  const members = signature.parameters[0]?.type?.members ?? [];
  const lines = members
    .map((member) => [member.name.getText(), member])
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, member]) => {
      const optional = member.questionToken !== undefined && !REQUIRED.has(`${method}.${name}`);
      return `  ${name}${optional ? '?' : ''}: ${NARROWER.get(`${method}.${name}`) ?? member.type.getText()};`;
    });
  return `export interface ${method} {\n${lines.join('\n')}\n}`;
};

const imports = parsed.statements
  .filter(ts.isImportDeclaration)
  .map((statement) => statement.getText().replace('"./', `"${types}/`))
  .join('\n');
const source = `${imports}
import type { InlineQueryResultArticle, InputTextMessageContent } from "${types}/inline.js";
type UpdateKind = Exclude<keyof Update, 'update_id'>;
interface Upload { name: string; bytes: number; text: string }
interface Article extends Omit<InlineQueryResultArticle, 'input_message_content'> {
  input_message_content: InputTextMessageContent;
}
${METHODS.map(parameters).join('\n')}
export interface Methods { ${METHODS.map((method) => `${method}: ${method}`).join('; ')} }
`;

const folder = mkdtempSync(join(tmpdir(), 'telegram-schema-'));
try {
  const file = join(folder, 'methods.ts');
  const made = join(folder, 'schema.json');
  const config = join(folder, 'tsconfig.json');
  const compilerOptions = { target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', strict: true };
  writeFileSync(file, source);
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ['methods.ts'] }));
  const generator = process.env.TS_JSON_SCHEMA_GENERATOR ?? 'npx -y ts-json-schema-generator@2.4.0';
  const options = [
    '--path',
    file,
    '--tsconfig',
    config,
    '--type',
    'Methods',
    '--jsDoc',
    'none',
    '--out',
    made,
  ];
  const [program = 'npx', ...words] = generator.split(' ');
  execFileSync(program, [...words, ...options, '--no-type-check'], { stdio: 'inherit' });
  const { definitions } = JSON.parse(readFileSync(made, 'utf8'));
  // The types say "number" for what the Bot API calls Integer; none of these parameters is a Float.
  const text = JSON.stringify(definitions).replaceAll('"number"', '"integer"');
  writeFileSync(target, text);
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', target], { cwd: root });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
