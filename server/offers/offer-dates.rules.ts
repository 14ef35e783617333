/** Dates a plan may have. One more is read at most, so that whoever reads can tell that there are more. */
export const MOST_PLAN_DATES = 500;
