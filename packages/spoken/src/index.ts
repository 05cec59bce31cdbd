export { de } from './de';
export { en } from './en';
export { fr } from './fr';
export { nl } from './nl';
export { spokenWords, type SpokenWord } from './spoken-words';
