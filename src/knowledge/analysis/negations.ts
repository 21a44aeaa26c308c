// Words that turn a statement into its opposite, in the analysers' normal form. Two sentences that differ in one of these are two
// statements, however alike they are.

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const NEGATIONS = list(`
no not nor never neither none nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
couldnt shouldnt hasnt havent hadnt mustnt neednt aint hardly barely scarcely
لا لم لن ولا ولم ولن ليس ليست ليسوا وليس وليست لست لسنا غير وغير بدون دون بلا عدم وعدم كلا
לא ולא אינ ואינ אל ואל בלי ללא אינו אינה אינמ איננ איננו איננה מעולמ לעולמ אפ טרמ
מבלי ומבלי
`);

/** Whether a word, in its normal form, says that something is not so. */
export const isNegation = (surface: string): boolean => NEGATIONS.has(surface);
