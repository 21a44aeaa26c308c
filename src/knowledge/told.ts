// What a file says of itself in markup of its own: it counts where neither its head nor its sidecar says otherwise.

import { mayLieWithin } from '../core/day.ts';
import type { Told } from './formats/format.ts';
import { METADATA_FIELDS, type MetadataFields } from './metadata.ts';

/** Letters by which the script of a text is known. */
const SCRIPT_CHARS = 4_000;

/** The language of pages is often only that of the tool that made them: one that is written in other letters is not the text's. */
const mayBeIn = (language: string, text: string): boolean => {
  const script = new Intl.Locale(language).maximize().script ?? '';
  // Chinese, Japanese and Korean are written in several.
  if (/^(?:|Zyyy|Hans|Hant|Jpan|Kore)$/.test(script)) return true;
  const letters = text.slice(0, SCRIPT_CHARS).match(/\p{L}/gu) ?? [];
  const own = new RegExp(`\\p{sc=${script}}`, 'u');
  return 2 * letters.filter((letter) => own.test(letter)).length >= letters.length;
};

/** The fields of a document with those that it tells itself. Nobody wrote these for us, so what is not understood is left out. */
export const withTold = (told: Told, head: MetadataFields, text: string): MetadataFields => {
  const said = Object.fromEntries(
    Object.entries(told).filter(
      ([name, value]) =>
        METADATA_FIELDS[name as keyof Told].safeParse(value).success && head[name as keyof Told] === null,
    ),
  ) as Told;
  const { title: _title, published, language, ...others } = said;
  const isKnownDay = published !== undefined && mayLieWithin(head.valid_until ?? published, published, null);
  return {
    ...head,
    ...others,
    ...(isKnownDay && { published }),
    ...(language !== undefined && mayBeIn(language, text) && { language }),
  };
};
