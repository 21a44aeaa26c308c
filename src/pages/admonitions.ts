// What admonitions are called on pages, by the kinds that the tools know in which they are written.

interface Admonition {
  /** How much it matters: the class of its element. */
  readonly tone: 'note' | 'tip' | 'warning' | 'danger';
  /** The message that names it, where its author gave it no title. */
  readonly label: string;
}

const note = (label: string): Admonition => ({ tone: 'note', label });
const tip = (label: string): Admonition => ({ tone: 'tip', label });
const warning = (label: string): Admonition => ({ tone: 'warning', label });
const danger = (label: string): Admonition => ({ tone: 'danger', label });

export const ADMONITIONS: ReadonlyMap<string, Admonition> = new Map([
  ['note', note('web-note')],
  ['info', note('web-info')],
  ['seealso', note('web-see-also')],
  ['abstract', note('web-summary')],
  ['summary', note('web-summary')],
  ['tldr', note('web-summary')],
  ['question', note('web-question-box')],
  ['faq', note('web-question-box')],
  ['example', note('web-example')],
  ['tip', tip('web-tip')],
  ['hint', tip('web-tip')],
  ['success', tip('web-tip')],
  ['important', warning('web-important')],
  ['attention', warning('web-warning')],
  ['warning', warning('web-warning')],
  ['caution', danger('web-caution')],
  ['danger', danger('web-danger')],
  ['error', danger('web-danger')],
  ['bug', danger('web-danger')],
]);
