import { GraphQLError, GraphQLID, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { validate } from 'uuid';

export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  description: 'Instant, ISO 8601 in UTC, such as 2026-09-01T08:30:00.000Z',
});

const localDay = GraphQLLocalDate.toConfig();

/** A day as text: a JavaScript date would move it by the time zone. Without the year 0, which calendars and the database do not have. */
export const Day = new GraphQLScalarType({
  ...localDay,
  parseValue: (value) => ofSomeYear(localDay.parseValue(value)),
  parseLiteral: (node, variables) => ofSomeYear(localDay.parseLiteral(node, variables)),
  name: 'Date',
  description: 'Day in Europe/London, ISO 8601, such as 2026-09-01',
});

function ofSomeYear(day: string): string {
  if (day.startsWith('0000')) throw new GraphQLError(`Value is not a valid LocalDate: ${day}. There is no year 0000.`);
  return day;
}

/**
 * A uuid is the same in capitals, and all that is behind the schema compares ids as text: so they are read in small letters, here for every
 * argument and input. GraphQL's own scalar is taught it, because `ID` of type-graphql is that one, and a schema takes no other of its name.
 */
const { parseValue, parseLiteral } = GraphQLID;
GraphQLID.parseValue = (value) => inSmallLetters(parseValue(value));
GraphQLID.parseLiteral = (node, variables) => inSmallLetters(parseLiteral(node, variables));

const inSmallLetters = (id: string): string => (validate(id) ? id.toLowerCase() : id);
