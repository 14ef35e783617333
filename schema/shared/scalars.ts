import { GraphQLError, GraphQLID, GraphQLScalarType, print, type ValueNode } from 'graphql';
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
  parseValue: (value) => dayFrom(value, () => localDay.parseValue(value)),
  parseLiteral: (node, variables) =>
    dayFrom('value' in node ? node.value : print(node), () => localDay.parseLiteral(node, variables), node),
  name: 'Date',
  description: 'Day in Europe/London, ISO 8601, such as 2026-09-01',
});

/** What the library says of a day that is none names a scalar that is not ours, and not what to write. */
function dayFrom(given: unknown, parse: () => string, node?: ValueNode): string {
  const day = dayOrNull(parse);
  if (day !== null && !day.startsWith('0000')) return day;
  throw new GraphQLError(`“${String(given).slice(0, 40)}” is no day. ${WRITE}`, { nodes: node ?? null });
}

function dayOrNull(parse: () => string): string | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

const WRITE = 'Write YYYY-MM-DD, a day that exists, such as 2026-09-01; years begin with 0001.';

/**
 * A uuid is the same in capitals, and all that is behind the schema compares ids as text: so they are read in small letters, here for every
 * argument and input. GraphQL's own scalar is taught it, because `ID` of type-graphql is that one, and a schema takes no other of its name.
 */
const { parseValue, parseLiteral } = GraphQLID;
GraphQLID.parseValue = (value) => inSmallLetters(parseValue(value));
GraphQLID.parseLiteral = (node, variables) => inSmallLetters(parseLiteral(node, variables));

const inSmallLetters = (id: string): string => (validate(id) ? id.toLowerCase() : id);
