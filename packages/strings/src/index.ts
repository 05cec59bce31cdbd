export { messagesOf, type Catalogue, type Entry } from './catalogue';
export { compareWithEnglish, pluralCategories } from './compare';
export { argumentsOf, readMessage } from './message';
export { modulesOf } from './modules-of';
export { places, type Place } from './places';
