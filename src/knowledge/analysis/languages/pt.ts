// Portuguese.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

export const portuguese = languageOf({
  normalise: normaliseLatin,
  stem: snowballStemmer('portuguese'),
  stops: `
o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para com entre sobre até desde
e ou mas porém que se seu sua seus suas meu minha teu tua nosso nossa eu tu ele ela eles elas você vocês nós me te lhe lhes este
esta isto estes estas esse essa isso esses essas aquele aquela aquilo é são era eram foi foram ser sido será serão seja está estão
estava estavam estar há havia haver houve tem têm tinha tinham ter pode podem podia poderia poder deve devem deveria dever faz
fazem fazer vai vão ir como quando onde porque pois muito muita mais menos também já ainda assim então mesmo mesma outro outra
outros outras cada todo toda todos todas algo alguém algum alguma alguns algumas aqui ali lá durante contra segundo`,
  questions: 'qual quais quem quando onde aonde como quanto quanta quantos quantas porquê',
  kinds: `
nome nomes termo palavra título tipo tipos espécie exemplo razão motivo causa pessoa pessoas gente ano anos mês meses dia data hora
horas momento tempo lugar local país número quantidade porcentagem grande alto chama chamado chamada aconteceu`,
  defining: 'significa significam quer dizer',
  what: 'que quem',
  copulas: 'é são era foi significa',
  articles: 'um uma uns umas o a os as',
  negations: 'não nunca jamais nada ninguém nenhum nenhuma sem nem tampouco',
  about: 'acerca respeito',
});
