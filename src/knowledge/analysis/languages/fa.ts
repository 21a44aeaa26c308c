// Persian.

import { normaliseArabic } from './ar.ts';
import { endings, languageOf, withoutEnding } from './language.ts';

const NON_JOINER = /[\u200c\u200d]/g;

/** "می‌" before a verb is written apart as often as not. */
const VERBAL = /^می\u200c/;

/** Letters that Arabic shares in one form, and no space within a word. */
const normalise = (word: string): string => normaliseArabic(word.replace(VERBAL, '').replace(NON_JOINER, ''));

/** Number, comparison and possession, in normal form. */
const ENDINGS = endings('هايش هايم هايت هايي هاي ها ترين تر گان ان ات اش ام ي م ش');

export const persian = languageOf({
  normalise,
  stem: (word) => withoutEnding(word, ENDINGS, 3),
  stops: `
و در به از که را با این آن برای تا بر یا اما ولی اگر چون هم نیز همه هر یک دو است هست هستند بود بودند باشد باشند شد شده شده‌است می‌شود
می‌شوند شود شوند شدن کرد کرده کردند کند کنند کنیم کنم کردن می‌کند می‌کنند می‌کنیم می دارد دارند داشت داشته داشتند داریم باید شاید
می‌تواند می‌توان می‌توانند توان تواند بی من تو او ما شما آنها آنان ایشان خود خویش مرا ترا های ها تر ترین روی زیر بین پس پیش بعد قبل
مانند مثل همین همان چنین چنان فقط بسیار خیلی بیشتر کمتر دیگر اینکه آنکه زیرا درباره هنگام اینجا آنجا ام ات اش`,
  questions: 'چه چی کی که کجا چرا چگونه چطور چند چقدر کدام آیا چیست کیست کجاست',
  kinds: `
نام اسم واژه کلمه عنوان نوع گونه مثال دلیل علت شخص نفر مردم سال ماه روز تاریخ ساعت زمان وقت مدت جا مکان کشور تعداد شمار مقدار درصد
طول`,
  defining: 'یعنی معنی معنای',
  negations:
    'نه نیست نیستند نبود نمی‌شود نمی‌کند نمی‌کنند نمی‌توان ندارد ندارند نباید نشده نکرد هیچ هرگز هیچ‌کس بدون بی‌',
  about: 'درباره‌ی درمورد',
});
