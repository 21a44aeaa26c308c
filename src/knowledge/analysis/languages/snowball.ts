// Snowball's stemmers (snowballstem.org).

import snowball from 'snowball-stemmers';

export const snowballStemmer = (name: string): ((word: string) => string) => {
  const stemmer = snowball.newStemmer(name);
  return (word) => stemmer.stem(word);
};
