import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAssignment } from '../../bench/assignment-file.rules';
import { parseStudentProject } from '../../bench/student-project-file.rules';
import { cheapestOneToOne } from '../../server/allocation/one-to-one.engine';

const text = (name: string) => readFileSync(join(__dirname, 'instances', name), 'utf8');

/** The least over all orders of the columns. */
function cheapestByTrying(costs: Float64Array, size: number, row = 0, taken: readonly number[] = []): number {
  if (row === size) return 0;
  const free = Array.from({ length: size }, (_, column) => column).filter((column) => !taken.includes(column));
  return Math.min(
    ...free.map((column) => costs[row * size + column]! + cheapestByTrying(costs, size, row + 1, [...taken, column])),
  );
}

describe('assignment files', () => {
  it('are solved as well as by trying everything', () => {
    const { costs, size } = parseAssignment(text('assignment-6.txt'));
    expect(size).toBe(6);
    expect(cheapestOneToOne(costs, size).cost).toBe(cheapestByTrying(costs, size));
  });

  it.each([
    ['', 'Line 1: The file is empty. It should begin with the number of rows.'],
    ['0', 'Line 1: The number of rows is 0; it should be 1 to 5000.'],
    ['2\n1 2\n3', 'Line 3: The file ends after 3 costs; 2 rows need 4.'],
    ['2\n1 2\n3 4\n5', 'Line 4: More numbers follow after all 4 costs.'],
    ['2\n1 two\n3 4', 'Line 2: "two" is not a whole number.'],
    ['1\n1.5', 'Line 2: "1.5" is not a whole number.'],
  ])('that read %j are refused', (given, message) => {
    expect(() => parseAssignment(given)).toThrow(message);
  });
});

describe('student-project files', () => {
  it('are read with ties, quotas, lecturers and comments', () => {
    expect(parseStudentProject('2 2 1 # small\n\n1: 2 1\n2: (1 2)\n1: 0 3 1 must\n2: 1 2\n1: 4')).toEqual({
      students: [
        { id: '1', choices: [['2'], ['1']] },
        { id: '2', choices: [['1', '2']] },
      ],
      projects: [
        { id: '1', capacity: 3, lowerQuota: 0, mustRun: true, lecturerId: '1' },
        { id: '2', capacity: 2, lowerQuota: 1, mustRun: false, lecturerId: null },
      ],
      lecturers: [{ id: '1', capacity: 4 }],
    });
  });

  it('are refused as fast as they are read, however long the line that is wrong', () => {
    const began = performance.now();
    expect(() => parseStudentProject(`1 1\n1: ${'1'.repeat(100_000)} ${'1 '.repeat(100_000)}x\n1: 0 1`)).toThrow('Line 2');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it.each([
    ['# nothing', 'Line 1: The file is empty.'],
    ['2', 'Line 1: Expected 2 to 3 whole numbers here.'],
    ['1 1\n1: 1', 'Line 2: The file ends after 1 lines; 2 were announced.'],
    ['1 1\n1: 1\n1: 0 1\n1: 2', 'Line 4: 2 lines were announced, and this is one more.'],
    ['1 1\n2: 1\n1: 0 1', 'Line 2: It should begin with "1:".'],
    ['1 1\n1: (1\n1: 0 1', 'Line 2: Choices should be numbers of projects'],
    ['1 1\n1: ()\n1: 0 1', 'Line 2: Choices should be numbers of projects'],
    ['1 1\n1: 1)\n1: 0 1', 'Line 2: Choices should be numbers of projects'],
    ['1 1\n1: ((1))\n1: 0 1', 'Line 2: Choices should be numbers of projects'],
    ['1 1\n1: 2\n1: 0 1', 'Line 2: There is no project 2; there are 1.'],
    ['1 1\n1: 1 1\n1: 0 1', 'Line 2: Project 1 is chosen twice.'],
    ['1 1\n1: 1\n1: 2 1', 'Line 3: The lower quota 2 is above the capacity 1.'],
    ['1 1\n1: 1\n1: 0 1 1', 'Line 3: There is no lecturer 1; there are 0.'],
    ['1 1 1\n1: 1\n1: 0 1 1\n1: many', 'Line 4: Expected 1 whole numbers here.'],
  ])('that read %j are refused', (given, message) => {
    expect(() => parseStudentProject(given)).toThrow(message);
  });
});
