export * from './open-web-pubsub';
