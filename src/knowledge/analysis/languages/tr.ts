// Turkish.

import { endings, languageOf, withoutEnding } from './language.ts';
import { normaliseLatin } from './latin.ts';

/**
 * What is added to nouns (number, possession, case) and to verbs (tense, person, nouns made of them), without marks. Each is one step: words
 * carry several, one after the other.
 */
const ENDINGS = endings(`
lar ler lari leri larin lerin imiz umuz iniz unuz nin nun in un im um si su i u a e yi yu ya ye ni nu na ne da de ta te dan den tan ten
nda nde ndan nden la le yla yle ki
mak mek ma me maz mez madan meden arak erek ip up an en acak ecek acag eceg dik duk tik tuk dig dug tig tug di du ti tu mis mus
ir ur ar er iyor uyor dir dur tir tur mali meli se sa`);

const STEM_LETTERS = 3;
const STEPS = 4;

/** The last letter of a stem is softer before a vowel: ışık, ışığı. */
const HARD: Readonly<Record<string, string>> = { g: 'k', b: 'p', d: 't' };

const stem = (word: string): string => {
  let left = word;
  for (let step = 0; step < STEPS; step++) {
    const next = withoutEnding(left, ENDINGS, STEM_LETTERS);
    if (next === left) break;
    left = next;
  }
  const last = left.at(-1) ?? '';
  return left.slice(0, -1) + (HARD[last] ?? last);
};

export const turkish = languageOf({
  // Written with a dot or without one where the keyboard has no choice.
  normalise: (word) => normaliseLatin(word).replaceAll('ı', 'i'),
  stem,
  stops: `
ve veya ya da de ki ile için gibi kadar göre sonra önce bu şu o bunu şunu onu bunun şunun onun bunlar şunlar onlar onların buna şuna
ona bunda onda ben sen biz siz beni seni bizi sizi bana sana bize size benim senin bizim sizin kendi kendisi bir her bazı tüm bütün
hep çok az daha en ama fakat ancak çünkü eğer ise idi imiş olan olarak oldu olur olup olması olmak olduğu olduğunu olacak vardır var
edilir eder etti etmek edilen yapılır yapmak yapılan üzere üzerine karşı beri doğru hem bile diye artık hala şey biri birisi
ilgili tarafından arasında altında içinde üzerinde dir dır mı mi mu mü yapılmalı yapar yapmalı`,
  questions: `
ne neyi neye neden niye niçin nasıl kim kimi kimin kime kimler nerede nereye nereden neresi hangi hangisi kaç kaçı kaçta nedir kimdir
neler ne zaman`,
  facts:
    'niye niçin neden nasıl kim kimi kimin kime kimler nerede nereye nereden neresi hangi hangisi kaç kaçı kaçta kimdir zaman mı mi mu mü',
  kinds: `
ad adı isim ismi kelime sözcük terim tür türü çeşit örnek sebep sebebi kişi kişiler insan yıl yılı yılda yıllar ay gün tarih tarihi
tarihte saat saati zaman zamanı süre yer yeri ülke sayı sayısı miktar miktarı yüzde oran denir adlandırılır`,
  defining: 'demek anlama anlamına gelir demektir',
  negations: 'değil yok hiç hiçbir hiçbiri kimse asla yoktur olmayan olmadan',
  about: 'hakkında ilişkin dair',
});
