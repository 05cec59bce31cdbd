export * from './contract';
export * from './create-mirror';
export type { Reach } from './free-look';
export type { LineType, MirroredField, MirroredOption } from './mirrored-field';
export type { ScrollPart } from './scroll-parts';
export type { Stand } from './stand';
export type { WordsBetween } from './words-between';
