// Vietnamese.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';

export const vietnamese = languageOf({
  normalise: normaliseLatin,
  stem: (word) => word,
  // Without their marks, these are like few words of another meaning.
  // The same questions have 1.8 times as many tokens with a meaning as in English, and syllables stand in more words than words do: asked
  // of the same texts in both languages, questions without an answer find as much by chance where a word counts as 2.2.
  pieces: 2.2,
  stops: `
là và các những được trong với một này đó khi thì mà ở đã đang sẽ bởi cũng như hoặc nhưng nếu vì để từ đến theo về ra vào lên
nhiều rất hơn`,
  questions: 'gì ai nào sao đâu',
  kinds: 'tên năm tháng ngày',
  negations: 'không chưa chẳng chả đừng',
});
