// German.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

export const german = languageOf({
  normalise: normaliseLatin,
  stem: snowballStemmer('german'),
  isCompounding: true,
  stops: `
der die das den dem des ein eine einen einem einer eines und oder aber denn sondern doch ist sind war waren bin bist seid sein
gewesen wird werden wurde wurden worden werde hat haben hatte hatten habe hast habt kann können könnte könnten kannst konnte muss
müssen musst musste mussten soll sollen sollte sollten darf dürfen durfte dürfte will wollen möchte möchten mag mögen lassen lässt
ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein meine meinen meinem meiner dein deine sein seine seinen
seinem seiner ihre ihren ihrem ihrer unser unsere unseren euer eure sich selbst man einander dieser diese dieses diesen diesem
jener jene jenes jeder jede jedes jeden alle allem allen aller alles welch solch solche solchen in im ins an am ans auf aus bei
beim mit nach seit von vom zu zum zur für durch gegen um über unter vor hinter neben zwischen wegen während bis ab als wie wenn
ob dass daß weil da damit so auch noch nur schon sehr mehr etwa dort hier dann nun also bereits immer wieder eigentlich denn mal
bitte gibt geben gab es etwas davon dazu dafür daran darauf darüber dabei hin her ja tun tut mache macht machen gilt`,
  questions: `
was wer wen wem wessen wann wo wohin woher wie warum wieso weshalb welche welcher welches welchen welchem wieviel wieviele
womit wofür wozu worauf woran worüber wovon wodurch`,
  facts:
    'wer wen wem wessen wann wo wohin woher wie warum wieso weshalb welche welcher welches welchen welchem wieviel wieviele',
  kinds: `
name namen begriff wort titel art arten typ sorte beispiel grund ursache person leute mensch jahr jahre monat monate tag datum
uhrzeit zeit zeitpunkt ort stelle land zahl anzahl menge prozent lange lang oft alt viel viele groß hoch weit heißt genannt`,
  defining: 'bedeutet bedeuten heißt heissen aussieht',
  what: 'was wer',
  copulas: 'ist sind war waren bedeutet bezeichnet',
  articles: 'ein eine einen der die das',
  negations:
    'nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden nirgends ohne weder noch kaum',
  about: 'über bezüglich betreffend hinsichtlich',
});
