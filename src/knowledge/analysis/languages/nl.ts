// Dutch.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

export const dutch = languageOf({
  normalise: normaliseLatin,
  stem: snowballStemmer('dutch'),
  isCompounding: true,
  stops: `
de het een en of maar want dus dat die deze dit der den des is zijn was waren ben bent geweest wordt worden werd werden heeft hebben
had hadden heb kan kunnen kon konden moet moeten moest mag mogen mocht zal zullen zou zouden wil willen wilde gaat gaan ik jij je u
hij zij ze wij we jullie mij me hem haar ons hun hen mijn jouw uw onze zich zelf men er hier daar in op aan uit bij met naar van
voor door over onder tegen tussen tot om te als dan toen zoals omdat ook nog al wel zeer meer veel alleen elk elke ieder iedere
alle alles andere ander iets iemand sinds tijdens na volgens per doen doet gedaan`,
  questions: 'wat wie wiens wanneer waar waarheen hoe waarom welk welke hoeveel waarmee waarvoor',
  kinds: `
naam namen begriff woord titel soort soorten type voorbeeld reden oorzaak persoon mensen jaar jaren maand maanden dag dagen datum
tijd uur plaats plek land getal aantal hoeveelheid procent lang vaak oud groot hoog heet genoemd`,
  defining: 'betekent betekenen',
  what: 'wat wie',
  copulas: 'is zijn was betekent',
  articles: 'een de het',
  negations: 'niet niets geen nooit niemand nergens zonder noch nauwelijks',
  about: 'betreffende omtrent',
});
