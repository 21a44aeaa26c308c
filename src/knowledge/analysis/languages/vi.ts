// Vietnamese.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';

export const vietnamese = languageOf({
  normalise: normaliseLatin,
  stem: (word) => word,
  // Without their marks, these are like few words of another meaning.
  // The same questions have 1.8 times as many tokens with a meaning as in English.
  pieces: 1.8,
  stops: `
là và các những được trong với một này đó khi thì mà ở đã đang sẽ bởi cũng như hoặc nhưng nếu vì để từ đến theo về ra vào lên
nhiều rất hơn`,
  questions: 'gì ai nào sao đâu',
  kinds: 'tên năm tháng ngày',
  negations: 'không chưa chẳng chả đừng',
});
