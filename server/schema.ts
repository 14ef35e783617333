import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { AccountResolver } from './accounts/account.resolver';
import { checkAccess } from './platform/access';

/** Every resolver class; the schema is what they declare. */
const resolvers: (new (...args: never[]) => object)[] = [AccountResolver];

/** Input is checked by the rules of each slice, which answer with one collected refusal; so type-graphql validates nothing. */
export const createSchema = (): GraphQLSchema =>
  buildSchemaSync({ resolvers: resolvers as NonEmptyArray<never>, authChecker: checkAccess, validate: false });
