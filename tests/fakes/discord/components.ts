// The rules for a message's components that Discord keeps beyond its published description.

import type { Issue } from './refusal.ts';
import type { FakeButton, Json } from './shapes.ts';

const BUTTON = 2;
const TEXT_DISPLAY = 10;
const ROW = 1;
const FILE = 13;
const SELECTS: ReadonlySet<unknown> = new Set([3, 5, 6, 7, 8]);
/** Section, text display, thumbnail, media gallery, file, separator, container. */
const V2_ONLY: ReadonlySet<unknown> = new Set([9, 10, 11, 12, 13, 14, 17]);
const LINK = 5;
const PREMIUM = 6;
/** https://discord.com/developers/docs/components/reference */
const MAX_COMPONENTS = 40;
const MAX_TEXT = 4_000;
const MAX_ROWS = 5;
const MAX_LABEL = 80;

interface Placed {
  readonly component: Json;
  readonly path: readonly (string | number)[];
}

const asList = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** All components with their nested ones and accessories, in reading order. */
const walk = (components: readonly Json[], path: readonly (string | number)[]): Placed[] =>
  components.flatMap((component, index) => {
    const here = [...path, index];
    const accessory = component.accessory as Json | undefined;
    return [
      { component, path: here },
      ...walk(asList(component.components), [...here, 'components']),
      ...(accessory ? [{ component: accessory, path: [...here, 'accessory'] }] : []),
    ];
  });

const schemeOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '');

const checkButton = ({ component, path }: Placed): Issue[] => {
  const issues: Issue[] = [];
  const blame = (key: string, message: string) =>
    issues.push({ path: [...path, key], code: 'BUTTON_COMPONENT_INVALID', message });
  const { style, label, custom_id: customId, url, emoji } = component;
  if (style === LINK) {
    if (typeof url !== 'string') blame('url', 'a link button must have a url');
    else if (!['http:', 'https:', 'discord:'].includes(schemeOf(url)))
      blame('url', 'scheme must be one of http, https, discord');
    if (customId != null) blame('custom_id', 'a link button cannot have a custom id');
  } else if (style !== PREMIUM) {
    if (typeof customId !== 'string' || customId === '') blame('custom_id', 'a custom id is required');
    if (url != null) blame('url', 'a custom id and a url cannot both be given');
  }
  if (typeof label === 'string' && (label.trim() === '' || label.length > MAX_LABEL))
    blame('label', 'must be 1 to 80 characters');
  if (label == null && emoji == null && style !== PREMIUM) blame('label', 'a label or an emoji is required');
  return issues;
};

const checkRow = ({ component, path }: Placed): Issue[] => {
  const inside = asList(component.components);
  return inside.some(({ type }) => SELECTS.has(type)) && inside.length > 1
    ? [{ path, code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message: 'a select menu fills its row' }]
    : [];
};

const twice = (placed: readonly Placed[], key: 'custom_id' | 'id'): Issue[] => {
  const seen = new Set<unknown>();
  return placed.flatMap(({ component, path }) => {
    const value = component[key];
    if (value == null || value === 0) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ path: [...path, key], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message: 'is there twice' }];
  });
};

/** The published description has been checked before: what may nest in what is known to be right. */
export const checkComponents = (components: readonly Json[], v2: boolean): Issue[] => {
  const placed = walk(components, ['components']);
  const issues = [...twice(placed, 'custom_id'), ...twice(placed, 'id')];
  const blame = (path: Placed['path'], message: string) =>
    issues.push({ path, code: 'COMPONENT_INVALID', message });
  for (const each of placed) {
    const { type, content, custom_id: customId } = each.component;
    if (type === BUTTON) issues.push(...checkButton(each));
    if (type === ROW) issues.push(...checkRow(each));
    if (SELECTS.has(type) && typeof customId !== 'string') blame(each.path, 'a custom id is required');
    if (V2_ONLY.has(type) && !v2) blame(each.path, 'is allowed only with the flag IS_COMPONENTS_V2');
    if (type === TEXT_DISPLAY && String(content).trim() === '') blame(each.path, 'the text is empty');
  }
  if (!v2 && components.length > MAX_ROWS) blame(['components'], 'must be 5 or fewer in length');
  if (placed.length > MAX_COMPONENTS)
    blame(['components'], `${placed.length} components with the nested ones, 40 are allowed`);
  const text = textsOf(components).join('').length;
  if (text > MAX_TEXT) blame(['components'], `${text} characters of displayable text, 4000 are allowed`);
  return issues;
};

/** Beside components Discord shows no file that none of them names. A name that no file has is refused. */
export const checkShown = (components: readonly Json[], names: readonly string[]): Issue[] => {
  const issues: Issue[] = [];
  const placed = walk(components, ['components']).filter(({ component }) => component.type === FILE);
  const shown = placed.map(({ component }) => String((component.file as Json).url));
  for (const [i, { path }] of placed.entries())
    if (!names.some((name) => shown[i] === `attachment://${name}`))
      issues.push({ path, code: 'COMPONENT_INVALID', message: 'there is no such attachment' });
  for (const name of names)
    if (!shown.includes(`attachment://${name}`))
      issues.push({ path: ['attachments'], code: 'OUR_RULE', message: `nothing shows ${name}` });
  return issues;
};

export const textsOf = (components: readonly Json[]): string[] =>
  walk(components, [])
    .filter(({ component }) => component.type === TEXT_DISPLAY)
    .map(({ component }) => String(component.content));

export const buttonsOf = (components: readonly Json[]): FakeButton[] =>
  walk(components, [])
    .filter(({ component }) => component.type === BUTTON)
    .map(({ component: { label, custom_id: customId, url, disabled } }) => ({
      label: typeof label === 'string' ? label : '',
      disabled: disabled === true,
      ...(typeof customId === 'string' ? { customId } : {}),
      ...(typeof url === 'string' ? { url } : {}),
    }));

/** Discord numbers the components that have no number yet, and returns them so. */
export const numbered = (components: readonly Json[]): Json[] => {
  const copies = structuredClone(components) as Json[];
  const placed = walk(copies, []);
  const taken = new Set(placed.map(({ component }) => component.id));
  let next = 1;
  for (const { component } of placed) {
    if (component.id != null && component.id !== 0) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    next += 1;
  }
  return copies;
};
