// Indonesian.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';

const LETTERS = 4;

/**
 * Particles, possessives, then one suffix and one prefix, as long as four letters stay (after Tala, "A study of stemming effects on
 * information retrieval in Bahasa Indonesia", 2003).
 */
const stem = (word: string): string => {
  let left = word;
  const strip = (pattern: RegExp) => {
    const next = left.replace(pattern, '');
    if (next.length >= LETTERS) left = next;
  };
  strip(/(?:kah|lah|pun|tah)$/);
  strip(/(?:ku|mu|nya)$/);
  strip(/^(?:meng|meny|mem|men|me|peng|peny|pem|pen|di|ter|ke|ber|per|pe|se)/);
  strip(/(?:kan|an|i)$/);
  return left;
};

export const indonesian = languageOf({
  normalise: normaliseLatin,
  stem,
  stops: `
yang dan di ke dari dengan untuk pada dalam oleh sebagai adalah ialah itu ini atau tetapi tapi namun karena jika kalau bila maka agar
supaya bahwa saat ketika sejak sampai hingga antara tentang terhadap saya aku kamu anda dia ia kami kita mereka nya akan telah sudah
sedang masih dapat bisa boleh harus perlu ada menjadi lebih sangat juga saja hanya lagi setiap semua para seorang sebuah suatu lain
seperti secara serta dilakukan melakukan`,
  questions:
    'apa apakah siapa siapakah kapan kapankah mana manakah dimana bagaimana bagaimanakah mengapa kenapa berapa berapakah',
  kinds: `
nama kata istilah judul jenis macam tipe contoh alasan sebab orang tahun bulan hari tanggal jam pukul waktu tempat negara jumlah
banyak persen lama disebut dinamakan`,
  defining: 'artinya berarti maksudnya',
  negations: 'tidak tak bukan jangan belum tanpa tiada dilarang',
  about: 'mengenai perihal',
});
