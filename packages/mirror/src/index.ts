export * from './contract';
export * from './create-mirror';
export type { Reach } from './free-look';
export type { LineType, MirroredField, MirroredOption } from './mirrored-field';
export type { Stand } from './stand';
