export { createClient, type Client, type ClientOptions, type TypedOperation } from './client.js';
export { NoAnswer, RequestFailed, type ApiError } from './errors.js';
export { all } from './paging.js';
export { createSubscriber, type Subscriber, type SubscriberOptions } from './subscriptions.js';
export * from './_generated/operations.js';
