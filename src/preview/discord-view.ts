// An answer as a channel of Discord shows it, drawn from the messages that are sent.

import { html } from 'hono/html';
import { COMPONENTS, TEXT_CHARS } from '../adapters/discord/limits.ts';
import { readCustomId } from '../adapters/discord/render.ts';
import { type Block, readMarkdown } from './markdown.ts';
import { renderButton, renderPayload } from './payload.ts';
import type { DiscordMessage, PreviewRequest, Sent } from './sent.ts';
import { directionOfText, followWeb, type Html, plainSpans, renderLines, renderSpans } from './spans.ts';

type Component = DiscordMessage['components'][number];

/** `name`: the slash command that stands above the answer; null where a button was pressed or nobody could have typed it. */
export const renderDiscord = (
  { messages, answer: { words }, hidden, requests }: Sent<DiscordMessage>,
  { pressed }: PreviewRequest,
  name: string | null,
): Html => html`<div class="discord drawing" id="discord-drawing">
${name === null ? '' : html`<p class="used"><span class="face reader" aria-hidden="true">R</span> <b>Reader</b> used <b class="command">/${name}</b></p>`}
<div class="post">
<span class="face bot" aria-hidden="true">V</span>
<div class="said" lang="${words.locale}">
<p class="by" lang="en"><b>Verbatim</b> <span class="app">APP</span> <span class="when">12:00</span></p>
${messages.map((message) => html`<div class="message">${message.components.map(renderComponent)}</div>`)}
${hidden ? html`<p class="hidden" lang="en">Only you can see this${pressed ? ', because you pressed a button' : ''}</p>` : ''}
</div></div></div>
${renderPayload('discord', requests, messages.map(measure))}`;

const measure = (message: DiscordMessage): string => {
  const { count, chars } = sizeOf(message.components);
  return `${chars} of ${TEXT_CHARS} characters, ${count} of ${COMPONENTS} components`;
};

const sizeOf = (components: readonly Component[]): { count: number; chars: number } => {
  let [count, chars] = [0, 0];
  for (const component of components) {
    count += component.type === 1 ? 1 + component.components.length : 1;
    if (component.type === 10) chars += component.content.length;
    if (component.type !== 17) continue;
    const inside = sizeOf(component.components);
    [count, chars] = [count + inside.count, chars + inside.chars];
  }
  return { count, chars };
};

const renderComponent = (component: Component): Html => {
  switch (component.type) {
    case 10:
      return html`<div class="markdown">${readMarkdown(component.content).map(renderBlock)}</div>`;
    case 1:
      return html`<div class="row">${component.components.map(({ label, custom_id }) =>
        renderButton(label, readCustomId(custom_id)?.line ?? null),
      )}</div>`;
    case 13:
      return html`<p class="line"><b dir="ltr">${component.file.url.replace('attachment://', '')}</b></p>`;
    case 17:
      return html`<div class="container">${component.components.map(renderComponent)}</div>`;
  }
};

const renderBlock = (block: Block): Html => {
  switch (block.is) {
    case 'text':
      return html`${renderLines(block.children, followWeb)}`;
    case 'small':
      return html`<div class="small">${renderLines(block.children, followWeb)}</div>`;
    case 'heading': {
      const dir = directionOfBlocks([block]);
      return html`<h3 class="line size-${block.level}" dir="${dir}">${renderSpans(block.children, followWeb)}</h3>`;
    }
    case 'quote':
      return html`<blockquote dir="${directionOfBlocks(block.children)}">${block.children.map(renderBlock)}</blockquote>`;
    case 'list': {
      const dir = directionOfBlocks([block]);
      const items = block.items.map((item) => html`<li>${renderLines(item, followWeb)}</li>`);
      return block.first === null
        ? html`<ul dir="${dir}">${items}</ul>`
        : html`<ol dir="${dir}" start="${block.first}">${items}</ol>`;
    }
  }
};

const directionOfBlocks = (blocks: readonly Block[]): 'ltr' | 'rtl' =>
  directionOfText(blocks.map(plain).join('\n'));

const plain = (block: Block): string => {
  if (block.is === 'quote') return block.children.map(plain).join('\n');
  return block.is === 'list' ? block.items.map(plainSpans).join('\n') : plainSpans(block.children);
};
