import { addressOf } from './address.js';
import { dataOf } from './answer.js';
import { patienceOf, type TypedOperation, type VariablesOf } from './client.js';
import { whatHappened } from './closing.js';
import { Heard } from './heard.js';
import { Line, type LineOptions } from './line.js';

/** `timeout`: milliseconds after which a server is given up that does not let in, or does not answer a ping; 15,000 by default. */
export type SubscriberOptions = LineOptions;

export interface Subscriber {
  /**
   * What a subscription tells, until the server ends it or the loop is left. All share one socket, open while any of them
   * is. It comes back by itself after a break, with a fresh token where `accessToken` is a function, and asks again.
   * Throws RequestFailed where the server refuses, NoAnswer where it is not there.
   */
  subscribe<Data, Variables>(
    operation: TypedOperation<Data, Variables>,
    ...variables: VariablesOf<Variables>
  ): AsyncIterableIterator<Data>;
}

/** Throws at once where `url` is no address. */
export function createSubscriber(options: SubscriberOptions): Subscriber {
  if (options.webSocket === undefined && !('WebSocket' in globalThis))
    throw new Error('There is no WebSocket here. Give one as `webSocket`, such as that of the package ws.');
  addressOf(options.url);
  let line: Line | null = null;
  return {
    subscribe(operation, ...[variables]) {
      // What cannot be written throws here: written later it would leave its socket open.
      JSON.stringify(variables);
      if (line === null || line.isGone) line = new Line(options);
      return heardOver(line, options, {
        query: operation.toString(),
        variables: variables as Record<string, unknown> | undefined,
      });
    },
  };
}

function heardOver<Data>(line: Line, options: SubscriberOptions, request: Parameters<Line['listen']>[0]): Heard<Data> {
  const heard = new Heard<Data>(() => {
    leave();
  });
  const leave = line.listen(request, {
    next(answer) {
      try {
        heard.tell(dataOf(answer, null) as Data);
      } catch (failure) {
        heard.end(failure as Error);
      }
    },
    error(problem) {
      heard.end(whatHappened(options.url, patienceOf(options), problem));
    },
    complete() {
      heard.end();
    },
  });
  return heard;
}
