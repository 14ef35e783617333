import { v7, validate } from 'uuid';

/** Keys are made here, never by the database, so that they sort by time on every PostgreSQL we support. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => validate(text);
