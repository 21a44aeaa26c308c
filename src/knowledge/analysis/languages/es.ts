// Spanish.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

export const spanish = languageOf({
  normalise: normaliseLatin,
  stem: snowballStemmer('spanish'),
  stops: `
el la los las lo un una unos unas de del al a y e o u pero mas sino aunque que se su sus mi mis tu tus me te le les nos os yo tú él
ella ello ellos ellas usted ustedes nosotros este esta esto estos estas ese esa eso esos esas aquel aquella es son era eran fue
fueron ser sido será serán sea está están estaba estaban estar ha han había habían haber hay hubo tiene tienen tenía tener puede
pueden podía podría poder debe deben debería deber hace hacer hacen en por para con entre sobre hasta desde hacia según
contra durante ante bajo tras como si ya muy más menos también tan tanto así entonces luego cuando donde mientras porque pues
mismo misma otro otra otros otras cada todo toda todos todas algo alguien algún alguno alguna algunos algunas aquí allí ahí`,
  questions: 'qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas cómo dónde adónde',
  facts: 'quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas cómo dónde adónde',
  kinds: `
nombre nombres término palabra título tipo tipos clase ejemplo razón causa persona personas gente año años mes día fecha hora
momento tiempo lugar país número cantidad porcentaje largo tiempo grande alto llama llamado llamaba ocurrió sucedió`,
  defining: 'significa significan dice',
  what: 'qué quién',
  copulas: 'es son era fue significa',
  articles: 'un una unos unas el la los las',
  negations: 'no nunca jamás nada nadie ningún ninguno ninguna sin ni tampoco apenas',
  about: 'acerca respecto',
});
