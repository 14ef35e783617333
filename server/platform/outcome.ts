/** What a service answers: the success and each refusal carry the name of their GraphQL type as `kind`. */
export type Outcome<Kind extends string, Data extends object = object> = Data & { readonly kind: Kind };

export type Refusal<Kind extends string, Data extends object = object> = Outcome<
  Kind,
  Data & { readonly code: string; readonly message: string }
>;

export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** A problem of one field; dots part its path: 'audience.yearGroup'. */
export const problem = (path: string, message: string): FieldProblem => ({ path: path.split('.'), message });

export type InvalidInputRefusal = Refusal<'InvalidInput', { fields: readonly FieldProblem[] }>;

/** A refusal the caller can act on; its stable code is the kind in SCREAMING_SNAKE_CASE. */
export function refuse<Kind extends string, Data extends object>(kind: Kind, message: string, data: Data): Refusal<Kind, Data> {
  const code = kind.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase();
  return { kind, code, message, ...data };
}

/** Collects the problems of a form into the one refusal every mutation can answer. */
export const invalid = (message: string, fields: readonly FieldProblem[]): InvalidInputRefusal =>
  refuse('InvalidInput', message, { fields });
