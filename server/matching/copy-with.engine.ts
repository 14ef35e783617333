/** Another object of the same class with the same fields, but for those given anew. */
export const copyWith = <Kind extends object>(one: Kind, anew: Partial<Kind>): Kind =>
  Object.assign(Object.create(Object.getPrototypeOf(one) as object) as Kind, one, anew);
