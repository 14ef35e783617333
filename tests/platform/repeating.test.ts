import { startRepeating } from '../../server/platform/repeating';

it('goes on after work that failed, also where it threw before it began', async () => {
  const heard: unknown[] = [];
  let times = 0;
  await new Promise<void>((resolve) => {
    const work = (): Promise<void> => {
      times += 1;
      if (times === 1) throw new Error('at once');
      return times === 2 ? Promise.reject(new Error('later')) : Promise.resolve();
    };
    const repeating = startRepeating(
      work,
      { every: 1 },
      {
        failed: (error) => heard.push((error as Error).message),
        worked: () => {
          heard.push('worked');
          void repeating.stop().then(resolve);
        },
      },
    );
  });
  expect(heard).toEqual(['at once', 'later', 'worked']);
});
