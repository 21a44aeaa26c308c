// French.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

const stem = snowballStemmer('french');

/** Words that lose their last vowel before another, as they stand before an apostrophe: "l'arrosage". */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’‘ʼ](?=\p{L})/iu;

export const french = languageOf({
  normalise: (word) => normaliseLatin(word.replace(ELIDED, '')),
  stem,
  stops: `
le la les l un une des d du de à au aux et ou mais donc or car ce cet cette ces c cela ça ceci je j tu il elle on nous vous ils
elles me m te t se s lui leur leurs y en moi toi soi eux mon ma mes ton ta tes son sa ses notre nos votre vos est sont était
étaient être été suis es sommes êtes sera seront soit serait ai as a avons avez ont avait avaient avoir eu aura auront aurait
fait faire font peut peuvent pouvoir pouvait pourrait doit doivent devoir devait faut falloir veut vouloir va vont aller dans
par pour sur sous avec entre vers chez depuis pendant avant après contre selon jusque dès si que qu qui ne comme aussi très
plus moins bien encore déjà toujours alors ainsi puis même tout toute tous toutes autre autres quelque quelques chaque
là ici voici voilà dont afin lors lorsque puisque`,
  questions: `
quoi quel quelle quels quelles qui que quand où comment pourquoi combien lequel laquelle lesquels lesquelles est-ce`,
  facts: 'qui quand où comment pourquoi combien lequel laquelle lesquels lesquelles est-ce est',
  kinds: `
nom noms terme mot titre type types genre sorte exemple raison cause personne gens année années an ans mois jour jours date heure
moment temps lieu endroit pays nombre quantité pourcentage long longtemps souvent grand haut appelle appelé arrivé signification`,
  defining: 'signifie signifient veut désigne dire',
  what: 'que qui quoi',
  copulas: 'est sont était désigne',
  articles: 'un une des le la les',
  negations: 'non pas jamais rien personne aucun aucune nul nulle sans ni guère nullement',
  about: 'concernant propos sujet',
});
