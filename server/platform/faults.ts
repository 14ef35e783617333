import { GraphQLError } from 'graphql';

/** What every client may be told outside a mutation's own refusals; anything else is masked as INTERNAL. */
export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'TOO_MANY_REQUESTS';

export class Fault extends GraphQLError {
  constructor(code: FaultCode, message: string, extensions: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...extensions, code } });
  }
}

export const notFound = (what: string): Fault =>
  new Fault('NOT_FOUND', `No ${what} with this id, or you may not see it. Check the id, and that you act for the right school.`);

export const forbidden = (sentence: string): Fault => new Fault('FORBIDDEN', sentence);

export const badInput = (sentence: string): Fault => new Fault('BAD_USER_INPUT', sentence);
