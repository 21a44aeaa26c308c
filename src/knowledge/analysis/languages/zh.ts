// Chinese. Its words are cut by dictionary, since it writes no spaces between them.

import { languageOf } from './language.ts';

export const chinese = languageOf({
  normalise: (word) => word.toLowerCase(),
  stem: (word) => word,
  stops: `
的 地 得 了 着 过 是 在 有 和 与 與 及 或 而 也 都 就 还 還 又 很 更 最 这 這 那 这个 這個 那个 那個 这些 那些 我 你 您 他 她 它 我们 我們
你们 他们 他們 自己 其 之 以 为 為 从 從 到 对 對 向 把 被 给 給 让 讓 由 于 於 等 吧 吗 嗎 呢 啊 可以 可 能 会 會 要 应 应该 應該 需要
如果 因为 因為 所以 但 但是 并 並 个 個 一个 一 里 中 上 下 时 時 后 後 前`,
  questions: `
什么 什麼 谁 誰 哪 哪里 哪裡 哪儿 哪些 哪个 怎么 怎麼 怎样 怎樣 怎么办 怎麼辦 如何 为什么 為什麼 多少 几 幾 何时 何時 何 办 辦 多久 多大`,
  kinds:
    '名字 名称 名稱 种类 類型 类型 例子 原因 年 月 日 日期 时间 時間 时候 時候 地方 地点 地點 国家 國家 数量 數量 人 叫 叫做 称为',
  defining: '意思 表示',
  negations: '不 没 沒 没有 沒有 无 無 非 未 别 別 勿 不能 不得 不可 禁止',
  about: '关于 關於',
});
