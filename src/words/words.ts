// The bot's own words, from one Fluent catalogue a language. What a catalogue does not have is said in English.

import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { isolate } from '../core/bidi.ts';
import { LOCALES, type Locale, type Localizer, type Words } from '../core/ports.ts';
import { directionOf, hasRightToLeft } from '../core/scripts.ts';
import { operatorCommand } from './operator-commands.ts';

/** Fluent's marks of isolation, needed only where directions mix. */
const ISOLATES = /[\u2068\u2069]/g;

/** Terms that depend on how the bot was started, so they are in no catalogue. */
const COMMAND_TERMS = {
  '-command-lint': operatorCommand('lint'),
  '-command-data': operatorCommand('data', { args: true }),
};

let loaded: Words | null = null;

/**
 * The catalogues, each of which a process reads once, when it first says something in its language. That throws if the catalogue is
 * missing or holds an entry that is not Fluent: that is a fault of the program.
 */
export const loadWords = (): Words => {
  loaded ??= readWords();
  return loaded;
};

const readWords = (): Words => {
  const bundles = new Map<Locale, FluentBundle>();
  const bundleIn = (locale: Locale): FluentBundle => {
    const found = bundles.get(locale) ?? readBundle(locale);
    bundles.set(locale, found);
    return found;
  };
  const localizers = new Map(LOCALES.map((locale) => [locale, localizerOf(locale, bundleIn)]));
  return (locale) => {
    const found = localizers.get(locale);
    if (found === undefined) throw new RangeError(`no words in ${locale}`);
    return found;
  };
};

const readBundle = (locale: Locale): FluentBundle => {
  const source = readFileSync(new URL(`./${locale}.ftl`, import.meta.url), 'utf8');
  const bundle = new FluentBundle(locale);
  const terms = Object.entries(COMMAND_TERMS).map(([term, command]) => `${term} = ${command}`);
  const errors = [terms.join('\n'), source].flatMap((text) => bundle.addResource(new FluentResource(text)));
  if (errors.length > 0) throw new AggregateError(errors, `${locale}.ftl is not valid`);
  return bundle;
};

const localizerOf = (locale: Locale, bundleIn: (locale: Locale) => FluentBundle): Localizer => {
  const direction = directionOf(locale) ?? 'ltr';
  return {
    locale,
    direction,
    say(id, args = {}) {
      const own = bundleIn(locale);
      const bundle = own.hasMessage(id) ? own : bundleIn('en');
      const message = bundle.getMessage(id);
      if (!message?.value) throw new RangeError(`en.ftl has no message ${id}`);
      const problems: Error[] = [];
      const said = bundle.formatPattern(message.value, args, problems);
      if (problems.length > 0) throw new AggregateError(problems, `${locale}.ftl: ${id} cannot be said`);
      const shown = hasRightToLeft(said) ? said : said.replace(ISOLATES, '');
      // English among lines that run the other way keeps its own direction.
      return bundle === own || direction === 'ltr' ? shown : isolate(shown);
    },
  };
};
