// English.

import { languageOf } from './language.ts';
import { normaliseLatin } from './latin.ts';
import { snowballStemmer } from './snowball.ts';

export const english = languageOf({
  normalise: normaliseLatin,
  stem: snowballStemmer('english'),
  isInflected: false,
  stops: `
a about after again all also am an and any are as at be because been before being below between both but by can could did do
does doing down during each either else ever few for from further had has have having he her here hers herself him himself his
how i if in into is it its itself just let like many may me might more most much must my myself of off on once one only onto or
other our ours ourselves out over own per please same say says said she should since so some such tell than that the their theirs
them themselves then there these they this those though through thus to too under until up upon us very was way we well were
what when where whether which while who whom whose why will with within would yet you your yours yourself yourselves
does don didn isn doesn wasn aren ve ll re s t d m`,
  questions: `
what which who when where how`,
  facts: 'who whom whose which when where why how whats whos wheres hows',
  openers:
    'the a an am is are was were do does did can could may might shall should will would must has have had',
  kinds: `
name names term terms word words title type types kind kinds sort form example examples reason cause thing person people
year years month day date time place location country number amount quantity percentage percent proportion
long old often far big large tall high deep heavy wide fast called happened happens occurred`,
  defining: 'mean means signify signifies stand stands look looks',
  what: 'what who',
  copulas: 'is are was were means',
  articles: 'a an the one any',
  negations: `
no not nor never neither none nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
couldnt shouldnt hasnt havent hadnt mustnt neednt aint hardly barely scarcely`,
  about: 'about regarding concerning',
});
