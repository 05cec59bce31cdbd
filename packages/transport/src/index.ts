export * from './carry-once';
export * from './open-web-pubsub';
