/** SQL for where something is: two numbers, both null where that is not known. */
export interface PlaceInSql {
  readonly latitude: string;
  readonly longitude: string;
}

/** Of a row of `outcode`. */
export const placeOf = (row: string): PlaceInSql => ({ latitude: `${row}.latitude`, longitude: `${row}.longitude` });

/** Of a school, read once for a statement however many rows it looks at: it refers to none of them. */
export const placeOfSchool = (schoolId: string): PlaceInSql => {
  const ofSchool = (column: string) =>
    `(SELECT h.${column} FROM school s JOIN outcode h ON h.code = s.outcode WHERE s.id = ${schoolId}::uuid)`;
  return { latitude: ofSchool('latitude'), longitude: ofSchool('longitude') };
};

/** SQL for the kilometres from the middle of an outcode, which a column names, as `greatCircleKm` has it; null where it is not known. */
export const kmFrom = (outcode: string, { latitude, longitude }: PlaceInSql): string =>
  `(SELECT 2 * 6371.0088 * asin(sqrt(least(1, sin(radians(${latitude} - a.latitude) / 2) ^ 2
    + cos(radians(a.latitude)) * cos(radians(${latitude})) * sin(radians(${longitude} - a.longitude) / 2) ^ 2)))
    FROM outcode a WHERE a.code = ${outcode})`;
