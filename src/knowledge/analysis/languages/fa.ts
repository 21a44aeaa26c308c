// Persian.

import { normaliseArabic } from './ar.ts';
import { endings, languageOf, withoutEnding } from './language.ts';

/** Number, comparison and possession, in normal form. */
const ENDINGS = endings('هايش هايم هايت هايي هاي ها ترين تر گان ان ات اش ام ي م ش');

export const persian = languageOf({
  normalise: normaliseArabic,
  stem: (word) => withoutEnding(word, ENDINGS, 3),
  // A joiner of width zero parts words, as a space does: the first part of a verb and the plural of a noun are words.
  stops: `
و در به از که را با این آن برای تا بر یا اما ولی اگر چون هم نیز همه هر یک دو است هست هستند بود بودند باشد باشند شد شده می شود شوند شدن کرد کرده
کردند کند کنند کنیم کنم کردن دارد دارند داشت داشته داشتند داریم باید شاید توان تواند بی من تو او ما شما آنها آنان ایشان خود خویش مرا ترا های ها هایی تر ترین اش شان مان تان روی زیر بین پس پیش بعد قبل
مانند مثل همین همان چنین چنان فقط بسیار خیلی بیشتر کمتر دیگر اینکه آنکه زیرا درباره هنگام اینجا آنجا ام ات اش`,
  questions: 'چه چی کی که کجا چرا چگونه چطور چند چقدر کدام آیا چیست کیست کجاست',
  facts: 'کی که کجا چرا چگونه چطور چند چقدر کدام آیا کیست کجاست',
  kinds: `
نام اسم واژه کلمه عنوان نوع گونه مثال دلیل علت شخص نفر مردم سال ماه روز تاریخ ساعت زمان وقت مدت جا مکان کشور تعداد شمار مقدار درصد
طول`,
  defining: 'یعنی معنی معنای',
  what: 'چه چیست کیست',
  copulas: 'است',
  negations: 'نه نیست نیستند نبود نمی ندارد ندارند نباید نشده نکرد هیچ هرگز بدون بی',
  about: 'درمورد',
});
