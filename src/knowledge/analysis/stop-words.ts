// Words that say how a sentence hangs together and nothing about its subject; one list a language, in the analysers' own
// normal form. Negations stay out of the lists: "not" is never noise.

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const ENGLISH_STOPS = list(`
a about after again all also am an and any are as at be because been before being below between both but by can could did do
does doing down during each either else ever few for from further had has have having he her here hers herself him himself his
how i if in into is it its itself just let like many may me might more most much must my myself of off on once one only onto or
other our ours ourselves out over own per please same say says said she should since so some such tell than that the their theirs
them themselves then there these they this those though through thus to too under until up upon us very was way we well were
what when where whether which while who whom whose why will with within would yet you your yours yourself yourselves
does don didn isn doesn wasn aren ve ll re s t d m
`);

export const ARABIC_STOPS = list(`
في من الي علي عن مع هذا هذه ذلك تلك هولاء التي الذي الذين اللذان اللتان اللاتي ما ماذا متي اين كيف لماذا هل كم اي ايه ان انه انها
انهم كان كانت كانوا يكون تكون قد لقد ثم او ام بل حتي اذا اذ لو كما كل بعض بين بعد قبل عند عندما حيث منذ خلال حول تحت فوق امام
خلف ضد نحو لدي هو هي هم هن نحن انا انت انتم وهو وهي وهم به بها بهم له لها لهم فيه فيها منه منها عنه عنها عليه عليها اليه اليها
بخصوص ايضا فقط جدا مثل غيره عبر بسبب وقد وكان وكانت ومن وفي وعلي والي وان ومع وما ولكن لكن و ف ب ل ك يا كذلك هناك هنا الان مما ممن عما
بما لما فيما وما بان لان كان وهذا وهذه اما الا تم يتم سوف احد بشان شان مدي بماذا باي بايه لاي لايه لمن بكم ماهو ماهي هما يمكن
قام قامت قاموا يقوم تقوم
`);

export const HEBREW_STOPS = list(`
של את על אל עמ אמ כי גמ או אבל אכ רק כנ זה זו זאת אלה אלו הוא היא המ הנ אני אתה אנחנו היה היתה הייתה היו יהיה תהיה יש אנ מה מי
מתי איפה היכנ איכ כיצד למה מדוע האמ כמה איזה איזו אילו אשר כאשר כש לפני אחרי בינ תחת מעל ליד אצל עד מנ בגלל לפי כמו יותר מאוד מאד
לגבי בנוגע בעניינ אודות עוד כבר כל כולמ כלל לו לה להמ להנ לי לנו בו בה בהמ אותו אותה אותמ שלו שלה שלהמ ב ל מ ש ה ו כ כדי אז פה שמ כאנ ידי דרכ מהו מהי מיהו
מיהי ומה ואת ועל וגמ היינו הינו הינה הנו באיזה באיזו באילו לאיזה לאיזו לאילו מאיזה מאיזו מאילו במה ממה למי ממי במי בכמה לכמה מכמה
לאנ מאינ מאיפה מהיכנ ממתי מהנ הכי עבור ניתנ אפשר יכול יכולה יכולימ
`);
