// Thai. Its words are cut by dictionary, since it writes no spaces between them.

import { languageOf } from './language.ts';

export const thai = languageOf({
  normalise: (word) => word.toLowerCase(),
  stem: (word) => word,
  // The same questions have 1.6 times as many tokens with a meaning as in English, and names are cut into syllables that other names have
  // too: asked of the same texts in both languages, questions without an answer find as much by chance where a word counts as three.
  pieces: 3,
  stops: `
ที่ และ ใน ของ เป็น มี ได้ ให้ จะ ว่า กับ การ ความ จาก โดย นี้ นั้น ก็ แต่ หรือ ซึ่ง อยู่ คือ ไป มา แล้ว เพื่อ ถูก ตาม ยัง ต้อง
เมื่อ ถ้า หาก เพราะ แห่ง ต่อ กัน ทั้ง เขา เธอ มัน เรา ผม ฉัน คุณ พวก ตน ครับ ค่ะ คะ นะ ด้วย เช่น ขึ้น ลง เข้า ออก อีก เคย กำลัง สามารถ ทำ`,
  questions: 'อะไร ใคร เมื่อไร เมื่อไหร่ ที่ไหน ไหน อย่างไร ยังไง ทำไม เท่าไร เท่าไหร่ กี่ ใด ไหม มั้ย หรือไม่ หรือเปล่า',
  kinds: 'ชื่อ คำ ประเภท ชนิด ตัวอย่าง สาเหตุ เหตุผล คน ปี เดือน วัน วันที่ เวลา สถานที่ ประเทศ จำนวน ปริมาณ เรียก',
  defining: 'หมายความ หมายถึง แปล',
  negations: 'ไม่ มิ ไม่มี ไม่ได้ ห้าม อย่า ปราศจาก',
  about: 'เกี่ยวกับ',
});
