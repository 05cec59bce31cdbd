export { messagesOf, type Catalogue, type Entry } from './catalogue';
export { compareWithEnglish, pluralCategories } from './compare';
export { madeFrom } from './made-from';
export { argumentsOf, readMessage } from './message';
export { places, type Place } from './places';
