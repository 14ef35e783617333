export { createClient, type Client, type ClientOptions, type TypedOperation } from './client';
export { NoAnswer, RequestFailed, type ApiError } from './errors';
export { all } from './paging';
export * from './_generated/operations';
