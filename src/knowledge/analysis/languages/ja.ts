// Japanese. Its words are cut by dictionary, since it writes no spaces between them.

import { languageOf } from './language.ts';

export const japanese = languageOf({
  normalise: (word) => word.toLowerCase(),
  stem: (word) => word,
  stops: `
の に は を が で と も や へ か から まで より など て た だ です ます でした ました である あり ある いる する し した して され れる られる
なる なり なっ こと もの ため よう ところ とき この その あの これ それ あれ ここ そこ あそこ そして また および ただし または ので のに
ば たら なら いい よい 良い ください 下さい さ ね よ ん い う れ せ す すれ でき できる いけ いけば お ご という として について により による`,
  questions: `
何 なに なん 誰 だれ いつ どこ どの どれ どう どんな どうして どうやって なぜ いくら いくつ 何時 何人 何年 何月 何日 どちら どうすれ`,
  kinds: '名前 名称 種類 例 理由 原因 人 年 月 日 日付 時間 時 場所 国 数 量 割合 呼ば 呼ぶ',
  defining: '意味',
  negations: 'ない なく ず ぬ ません なし 無し 不可 禁止',
  about: '関する',
});
