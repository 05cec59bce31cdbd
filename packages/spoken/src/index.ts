export { de } from './de';
export { en } from './en';
export { fr } from './fr';
export { nl } from './nl';
export { ro } from './ro';
export { spokenWords, type SpokenWord } from './spoken-words';
