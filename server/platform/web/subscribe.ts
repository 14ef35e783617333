import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { UnderWay } from '../under-way';
import type { ServerContext } from './answering';

/**
 * Like `subscribe` of graphql-js, but each event runs in a context of its own: loaders remember, and a subscription outlives
 * what they remember. Ending it ends the source at once, even while an event is awaited.
 */
export async function subscribeAfresh(
  args: ExecutionArgs,
  freshContext: () => ServerContext,
  underWay: UnderWay,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  const answer = async (rootValue: unknown) => {
    const contextValue = freshContext();
    const result = await execute({ ...args, rootValue, contextValue });
    await contextValue.writeAudit();
    return result;
  };
  return mapped(events[Symbol.asyncIterator](), (rootValue) => underWay.follow(answer(rootValue)));
}

/** Not a generator function: their `return` waits for the event being awaited, which may never come. */
function mapped<Event, Answer>(
  events: AsyncIterator<Event>,
  run: (event: Event) => Promise<Answer>,
): AsyncGenerator<Answer, void, void> {
  const done = { done: true, value: undefined } as const;
  const iterator = {
    async next(): Promise<IteratorResult<Answer, void>> {
      const event = await events.next();
      return event.done === true ? done : { done: false, value: await run(event.value) };
    },
    async return(): Promise<IteratorResult<Answer, void>> {
      await events.return?.();
      return done;
    },
    async throw(error: unknown): Promise<IteratorResult<Answer, void>> {
      await events.return?.();
      throw error;
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => {
      await events.return?.();
    },
  };
  return iterator;
}
