// Polish.

import { endings, languageOf, withoutEnding } from './language.ts';
import { normaliseLatin } from './latin.ts';

/** Cases and numbers of nouns and adjectives, and persons of verbs, without accents. */
const ENDINGS = endings(`
owymi owego owemu owych iejszy ejszy iami ami ach iach ego iego emu iemu ych ymi ich imi owi owie ow om iom em iem ie ia iu io ej iej
ym im owa owe owy owac uje uja ala alo ali aly al ac ic ec isz esz a e i o u y sc`);

export const polish = languageOf({
  normalise: (word) => normaliseLatin(word).replaceAll('ł', 'l'),
  stem: (word) => withoutEnding(word, ENDINGS, 3),
  stops: `
a i o u w z ze we na do od po za przy przez pod nad przed między dla bez o ku oraz lub albo ale lecz więc że żeby aby bo ponieważ
jest są był była było byli były być będzie będą jestem to ten ta te tego tej tych tym tymi tę tą ci tam tu tutaj on ona ono oni one
jego jej ich go mu im ją nich nim nią ja ty my wy mnie mi mój moja moje twój nasz wasz swój swoja swoje się siebie sobie który
która które którzy którego której których którym może mogą można móc musi muszą trzeba należy ma mają mieć jak jako tak też także
już jeszcze tylko bardzo więcej mniej każdy każda każde wszystko wszyscy wszystkie inny inna inne coś ktoś jakiś jakaś gdy jeśli
jeżeli niż podczas według robi robią robić zrobić robimy`,
  questions:
    'co kto kogo komu czego czemu kiedy gdzie dokąd skąd jak dlaczego jaki jaka jakie jakich jakiego który ile ilu czy czyj',
  kinds: `
nazwa nazwę imię słowo tytuł rodzaj typ przykład powód przyczyna osoba ludzie rok roku lata lat miesiąc dzień data godzina godzinie
czas moment miejsce kraj liczba ilość procent długo często nazywa`,
  defining: 'znaczy oznacza oznaczają',
  what: 'co kto',
  copulas: 'to jest są był była oznacza',
  negations: 'nie nic nikt nigdy żaden żadna żadne bez ani',
  about: 'temat dotyczący odnośnie',
});
