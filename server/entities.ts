/** Every table's entity, for the data source and the test that compares them with the migrations. */
export const entities = [];
