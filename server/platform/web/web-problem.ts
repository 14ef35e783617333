/** A request that is wrong as HTTP: its status, and a sentence for whoever sent it. */
export class WebProblem extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}
