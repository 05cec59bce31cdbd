export * from './contract';
export * from './create-mirror';
