/** Tells the time; injected, so that tests can choose it. */
export type Clock = () => Date;

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The school day an instant falls on, `YYYY-MM-DD` in Europe/London. */
export const dayOf = (instant: Date): string => LONDON.format(instant);
