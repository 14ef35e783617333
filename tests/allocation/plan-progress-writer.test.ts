import { type Progress, ProgressWriter } from '../../server/allocation/plan-progress';
import { until } from '../support/database-program';

it('writes the first word at once and the last one in the end, also where nothing follows it', async () => {
  const written: Progress[] = [];
  const writer = new ProgressWriter((progress) => Promise.resolve(void written.push(progress)), 20);
  for (let step = 0; step <= 10; step += 1) writer.tell({ stage: `step ${step}`, progress: step / 10 });
  await until(() => written.length === 2);
  expect(written.map(({ stage }) => stage)).toEqual(['step 0', 'step 10']);
  await writer.end();
  expect(written).toHaveLength(2);
});

it('never goes back, though a stage is begun again', async () => {
  const written: Progress[] = [];
  const writer = new ProgressWriter((progress) => Promise.resolve(void written.push(progress)), 1);
  writer.tell({ stage: 'first round', progress: 0.7 });
  writer.tell({ stage: 'second round', progress: 0.6 });
  await until(() => written.length === 2);
  expect(written.at(-1)).toEqual({ stage: 'second round', progress: 0.7 });
  await writer.end();
});

it('goes on after a write that failed, and drops what was not begun when it ends', async () => {
  const tried: string[] = [];
  const writer = new ProgressWriter(({ stage }) => {
    tried.push(stage);
    return Promise.reject(new Error('away'));
  }, 10);
  writer.tell({ stage: 'one', progress: 0 });
  writer.tell({ stage: 'two', progress: 1 });
  await until(() => tried.length === 2);
  writer.tell({ stage: 'three', progress: 1 });
  await writer.end();
  expect(tried).toEqual(['one', 'two']);
});

it('writes once where a plan stays where it is', async () => {
  const written: Progress[] = [];
  const writer = new ProgressWriter((progress) => Promise.resolve(void written.push(progress)), 1);
  const still = { stage: 'best fit', progress: 0.5 };
  writer.tell(still);
  await until(() => written.length === 1);
  writer.tell(still);
  writer.tell({ stage: 'best fit', progress: 0.4 });
  writer.tell({ stage: 'fair plan', progress: 0.5 });
  await until(() => written.length === 2);
  await writer.end();
  expect(written).toEqual([still, { stage: 'fair plan', progress: 0.5 }]);
});
