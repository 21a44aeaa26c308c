// What stands in or below both drawings: buttons that go on from there, and what was sent, against the platform's limits.

import { html } from 'hono/html';
import type { Html } from './spans.ts';

/** The form that every button of a drawing belongs to. */
export const FORM = 'pressed';

/** A button that sends the line it stands for, as the platform would. */
export const renderButton = (label: string, line: string | null): Html =>
  line === null
    ? html`<span class="button"><bdi>${label}</bdi></span>`
    : html`<button form="${FORM}" name="line" value="${line}"><bdi>${label}</bdi></button>`;

export const renderPayload = (
  platform: string,
  requests: readonly { readonly to: string; readonly body: unknown }[],
  measures: readonly string[],
): Html => html`<ul class="measures">${measures.map(
  (measure, i) => html`<li>${measures.length === 1 ? '' : `Message ${i + 1}: `}${measure}</li>`,
)}</ul>
<details id="${platform}-payload"><summary>What is sent (${requests.length} ${requests.length === 1 ? 'request' : 'requests'})</summary>
${requests.map(
  ({ to, body }) => html`<p class="request"><code>${to}</code></p>
<pre dir="ltr">${visibleJson(body)}</pre>
`,
)}</details>`;

/** JSON in which what cannot be seen is written as its number: controls of direction would reorder it. */
const visibleJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
