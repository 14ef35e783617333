import { ConfigurationProblem } from '../../server/config';
import { Closing } from '../../server/start/closing';
import { explained, StartProblem } from '../../server/start/problem';

it('undoes what was begun, last first, and a failure keeps nothing from being undone', async () => {
  const undone: string[] = [];
  const closing = new Closing();
  for (const name of ['database', 'pool', 'web'])
    await closing.add(() => {
      undone.push(name);
      return name === 'pool' ? Promise.reject(new Error('stuck')) : Promise.resolve();
    });
  await closing.run();
  expect(undone).toEqual(['web', 'pool', 'database']);
});

it('undoes at once what is begun too late', async () => {
  const closing = new Closing();
  await closing.run();
  let isUndone = false;
  await closing.add(() => {
    isUndone = true;
    return Promise.resolve();
  });
  expect(isUndone).toBe(true);
});

it('prints a sentence where there is one, and everything where there is none', () => {
  expect(explained(new StartProblem('Port 1 is taken.'))).toBe('Port 1 is taken.');
  expect(explained(new ConfigurationProblem('PORT is wrong.'))).toBe('PORT is wrong.');
  expect(explained(new TypeError('a bug'))).toMatch(/^TypeError: a bug\n +at /);
  expect(explained('text')).toBe('text');
});
