import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

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
