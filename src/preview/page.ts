// The page around both drawings: a form that asks, and the answer as two platforms show it.

import { html } from 'hono/html';
import type { AnyCommand } from '../core/command.ts';
import { splitLine } from '../core/line.ts';
import { renderDiscord } from './discord-view.ts';
import { FORM } from './payload.ts';
import type { DiscordMessage, PreviewRequest, Sent, TelegramMessage } from './sent.ts';
import type { Html, LineLink } from './spans.ts';
import { renderTelegram } from './telegram-view.ts';

/** Served from the folder `assets`. */
export const STYLES = ['page.css', 'discord.css', 'telegram.css'] as const;

export const THEMES = { system: 'System default', light: 'Light', dark: 'Dark' } as const;
export type Theme = keyof typeof THEMES;

/** Languages in their own words, as each is known to those who read it. */
const LANGUAGES = { en: 'English', ar: 'العربية', he: 'עברית' } as const;
const PLACES = { group: 'In a group', alone: 'Private chat' } as const;

export interface PreviewState {
  readonly asked: PreviewRequest;
  readonly theme: Theme;
  readonly menu: readonly AnyCommand[];
  readonly discord: Sent<DiscordMessage>;
  readonly telegram: Sent<TelegramMessage>;
}

const choices = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
): Html =>
  html`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}">${Object.entries(options).map(
    ([value, text]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
  )}</select></div>
`;

/** What the form asks besides the line, as its fields name it. */
const fieldsOf = ({ asked: { language, alone }, theme }: Pick<PreviewState, 'asked' | 'theme'>) => ({
  language,
  theme,
  place: alone ? 'alone' : 'group',
});

/** The slash command that a reader would have used on Discord; null if its menu holds none of the name. */
const commandOf = (line: string, menu: readonly AnyCommand[]): string | null => {
  const { name } = splitLine(line);
  return menu.find((command) => command.name === name || command.aliases.includes(name))?.name ?? null;
};

/** Why the platforms would never have asked the bot this; null where they would. */
const notesOn = ({ line, alone, pressed }: PreviewRequest, name: string | null) => ({
  discord:
    name === null && !pressed
      ? 'Discord sends only commands from its menu, so this line cannot come from there.'
      : null,
  telegram:
    alone || pressed || (name !== null && line.startsWith('/'))
      ? null
      : line.startsWith('/')
        ? 'In a group the bot does not answer commands that it does not know.'
        : 'In a group, a question reaches the bot only if it names the bot or replies to it.',
});

const renderNote = (note: string | null): Html =>
  note === null ? html`` : html`<p class="note">${note}</p>`;

export const renderPage = (shown: PreviewState): Html => {
  const { asked, theme, menu, discord, telegram } = shown;
  const { line, pressed } = asked;
  const fields = fieldsOf(shown);
  const name = commandOf(line, menu);
  const notes = notesOn(asked, name);
  const way: LineLink = (to) => `/?${new URLSearchParams({ ...fields, line: to })}`;
  return html`<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === 'system' ? 'light dark' : theme}">
<meta name="referrer" content="no-referrer">
<title>Preview of ${line} – Verbatim</title>
${STYLES.map((name) => html`<link rel="stylesheet" href="/${name}">`)}
</head>
<body>
<header>
<h1>Preview</h1>
<form class="ask" role="search" method="get" action="/">
<div class="field wide"><label for="line">A command or a question</label>
<input id="line" name="line" type="text" dir="auto" value="${line}" list="commands" autocomplete="off" autocapitalize="none"></div>
<datalist id="commands">${menu.map((command) => html`<option value="/${command.name}"></option>`)}</datalist>
${choices('language', 'Reader’s language', LANGUAGES, fields.language)}${choices('place', 'Where', PLACES, fields.place)}${choices('theme', 'Colours', THEMES, theme)}<button>Show</button>
</form>
<form id="${FORM}" method="get" action="/">${Object.entries({ ...fields, pressed: 'yes' }).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  )}</form>
</header>
<main>
<section aria-labelledby="discord"><h2 id="discord">Discord</h2>
${renderNote(notes.discord)}${renderDiscord(discord, asked, pressed ? null : name)}</section>
<section aria-labelledby="telegram"><h2 id="telegram">Telegram</h2>
${renderNote(notes.telegram)}${renderTelegram(telegram, asked, way)}</section>
</main>
<footer><p>Drawn from the real payloads; not a picture of the platform. Sizes and colours are near, names and times made up. A language
that the line is written in goes before the reader’s.</p></footer>
</body>
</html>`;
};

/** What the address asks; whatever it does not say, or says wrongly, is as at the first visit. */
export const readQuery = (
  query: Readonly<Record<string, string>>,
): { asked: PreviewRequest; theme: Theme } => {
  const pick = <T extends string>(
    options: Readonly<Record<T, string>>,
    value: string | undefined,
    fallback: NoInfer<T>,
  ): T => (value !== undefined && Object.hasOwn(options, value) ? (value as T) : fallback);
  const line = query.line?.trim() ?? '';
  return {
    asked: {
      line: line === '' ? '/start' : line,
      language: pick(LANGUAGES, query.language, 'en'),
      alone: pick(PLACES, query.place, 'group') === 'alone',
      pressed: query.pressed === 'yes',
    },
    theme: pick(THEMES, query.theme, 'system'),
  };
};
