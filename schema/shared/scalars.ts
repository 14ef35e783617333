import { GraphQLID, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { validate } from 'uuid';

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  description: 'Instant, ISO 8601 in UTC, such as 2026-09-01T08:30:00.000Z',
});

/** A day as text: a JavaScript date would move it by the time zone. */
export const Day = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'Day in Europe/London, ISO 8601, such as 2026-09-01',
});

/**
 * A uuid is the same in capitals, and all that is behind the schema compares ids as text: so they are read in small letters, here for every
 * argument and input. GraphQL's own scalar is taught it, because `ID` of type-graphql is that one, and a schema takes no other of its name.
 */
const { parseValue, parseLiteral } = GraphQLID;
GraphQLID.parseValue = (value) => inSmallLetters(parseValue(value));
GraphQLID.parseLiteral = (node, variables) => inSmallLetters(parseLiteral(node, variables));

const inSmallLetters = (id: string): string => (validate(id) ? id.toLowerCase() : id);
