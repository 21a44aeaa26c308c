// Italian.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

/** Articles and prepositions that lose their last vowel before another: "dell'acqua". */
const ELIDED = /^(?:[cdlmnstv]|un|gl|dell|all|dall|nell|sull|coll|quest|quell)['’‘ʼ](?=\p{L})/iu;

export const italian = languageOf({
  normalise: (word) => normaliseLatin(word.replace(ELIDED, '')),
  stem: snowballStemmer('italian'),
  stops: `
il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dallo dalla dai dagli dalle in
nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle per tra fra e ed o ma però che se si suo sua suoi sue mio
mia tuo tua nostro nostra vostro loro io tu lui lei noi voi essi esse mi ti ci vi ne questo questa questi queste quello quella
quelli quelle è sono era erano fu furono essere stato stata stati state sarà saranno sia ha hanno aveva avevano avere avuto ho
può possono poteva potrebbe potere deve devono dovrebbe dovere fa fanno fare va vanno viene vengono come quando dove perché anche
più meno molto già ancora così allora poi stesso stessa altro altra altri altre ogni tutto tutta tutti tutte qualche alcuni alcune
qui lì là dopo prima durante contro secondo verso fino`,
  questions: 'chi cosa che quale quali quando dove come perché quanto quanta quanti quante',
  kinds: `
nome nomi termine parola titolo tipo tipi genere esempio ragione motivo causa persona persone gente anno anni mese mesi giorno data
ora ore momento tempo luogo posto paese numero quantità percentuale grande alto chiama chiamato chiamata successo`,
  defining: 'significa significano vuol dire',
  what: 'cosa chi che',
  copulas: 'è sono era significa',
  articles: 'un uno una il lo la i gli le',
  negations: 'non no mai niente nulla nessuno nessuna nessun senza né neanche nemmeno',
  about: 'riguardo circa',
});
