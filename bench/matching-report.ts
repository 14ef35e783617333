import { type EngineFigures, WARM_UP } from './engine-figures';
import type { IndexFigures } from './index-figures';
import { ninetyNinth, type UnderPlanning } from './planning';
import type { RequestFigures } from './request-figures';
import type { Measured } from './rounds';
import { median, quantile } from './statistics';
import { inDigits, inMb, inMs, print, table } from './table';

export interface AtSize {
  readonly size: number;
  readonly engine: EngineFigures;
  readonly index: IndexFigures;
}

const count = (size: number): string => size.toLocaleString('en-GB');
const NOT_RUN = 'not run';
const middle = (measured: Measured | undefined): number => (measured === undefined ? NaN : median(measured.times));
const tail = (measured: Measured | undefined): number => (measured === undefined ? NaN : quantile(measured.times, 0.95));
const processorOf = ({ processorTimes }: Measured): number => median(processorTimes);
const inMsOr = (milliseconds: number): string => (Number.isNaN(milliseconds) ? NOT_RUN : inMs(milliseconds));

const ENGINE_HEAD =
  'role models,index median,p95,processor,preparing,growth,plain scan,one SQL statement,scan / index,SQL / index,n'.split(',');

export function reportEngine(all: readonly AtSize[], students: number, group: number): void {
  print([
    `First 20 for one student, in this process; ${students} students in turn, the index after ${count(WARM_UP)} untimed questions`,
    ...table(
      ENGINE_HEAD,
      all.map(({ size, engine }, place) => engineRow(size, engine, all[place - 1])),
    ),
    ...all.map(({ size, engine: { scanAgrees, sqlAgrees } }) => {
      const scan = scanAgrees.lists === 0 ? NOT_RUN : `${scanAgrees.same} of ${scanAgrees.lists} lists`;
      const sql = sqlAgrees.lists === 0 ? NOT_RUN : `${sqlAgrees.same} of ${sqlAgrees.lists} lists`;
      return `  ${count(size)}: the same as the plain scan to the last digit ${scan}; as SQL, scores to 1e-6, ${sql}`;
    }),
    'processor: the time this process had a processor for it, median; it differs from the median where others use the machine as well',
    'preparing: processor time of making student, weights and conditions ready, which comes before each',
    'n: answers of index, scan and SQL; where there are fewer than students, of the first of them. Index and scan take turns, SQL has its rounds afterwards',
    'growth: by how much the processor time of the index grew against how much the number did; 1 is linear',
  ]);
  reportClass(all, group);
}

function reportClass(all: readonly AtSize[], group: number): void {
  print([
    `First 20 for a talk to the ${group} students of 9B, in this process`,
    ...table(
      ['role models', 'index median', 'p95', 'processor', 'n'],
      all.map(({ size, engine: { classByIndex } }) => [
        count(size),
        inMs(middle(classByIndex)),
        inMs(tail(classByIndex)),
        inMs(processorOf(classByIndex)),
        String(classByIndex.times.length),
      ]),
    ),
  ]);
}

function engineRow(size: number, { index, preparing, scan, sql }: EngineFigures, before: AtSize | undefined): readonly string[] {
  const growth = before === undefined ? NaN : processorOf(index) / processorOf(before.engine.index) / (size / before.size);
  return [
    count(size),
    inMs(middle(index)),
    inMs(tail(index)),
    inMs(processorOf(index)),
    inMs(processorOf(preparing)),
    Number.isNaN(growth) ? '' : growth.toFixed(2),
    inMsOr(middle(scan)),
    inMsOr(middle(sql)),
    ratio(middle(scan) / middle(index)),
    ratio(middle(sql) / middle(index)),
    [index, scan, sql].map((measured) => measured?.times.length ?? 0).join(' / '),
  ];
}

const ratio = (value: number): string => (Number.isNaN(value) ? '' : `${value.toFixed(0)} x`);

export function reportIndex(all: readonly AtSize[]): void {
  print([
    'The index itself: build is fill, lot by lot as a server reads them, and settle, making the candidates not counted; an update is one put, of somebody who stays in their cell or changes it',
    ...table(
      [
        'role models',
        'bytes each',
        'build',
        'processor',
        'update, same cell',
        'processor',
        'update, other cell',
        'processor',
        'settle',
      ],
      all.map(({ size, index: { bytesEach, build, sameCell, otherCell, settle } }) => [
        count(size),
        bytesEach.toFixed(1),
        inMs(build.wall),
        inMs(build.processor),
        ...[sameCell.wall, sameCell.processor, otherCell.wall, otherCell.processor].map(inUs),
        inMs(settle.wall),
      ]),
    ),
  ]);
}

const inUs = (milliseconds: number): string => `${(milliseconds * 1_000).toFixed(1)} us`;

export function reportRequests(size: number, { measured, agreed, memory: [before, after] }: RequestFigures): void {
  print([
    `Whole requests over HTTP at ${count(size)} role models, the first 20 each; one connection`,
    ...table(
      ['', 'median', 'p95', 'n', 'failed'],
      measured.map((one) => [one.name, inMs(middle(one)), inMs(tail(one)), String(one.times.length), String(one.failures)]),
    ),
    `Student.matches takes ${(middle(measured[0]) / middle(measured[1])).toFixed(2)} of what the same services take over bare http, at p95 ${(tail(measured[0]) / tail(measured[1])).toFixed(2)}`,
    `The same lists, scores to 1e-6, from server and SQL: ${agreed.same} of ${agreed.lists}`,
    `Memory of the server: ${inMb(before.rss)} after the first question, ${inMb(after.rss)} after the last;` +
      ` heap ${inMb(before.heapUsed)} and ${inMb(after.heapUsed)}, of which ${inMb(before.heapKept)} and ${inMb(after.heapKept)} kept`,
  ]);
}

export function reportPlanning(size: number, { quiet, planning, plans }: UnderPlanning): void {
  const row = (name: string, times: readonly number[]): readonly string[] => [
    name,
    inMs(median(times)),
    inMs(ninetyNinth(times)),
    String(times.length),
  ];
  print([
    `First 20 for one student at ${count(size)} while a worker of the same process plans fairly for 1,200 students x 40 dates, 3 places each`,
    ...table(['', 'median', 'p99', 'n'], [row('quiet', quiet), row('planning', planning)]),
    `${plans} plans were ready meanwhile; p99 rises by ${(ninetyNinth(planning) / ninetyNinth(quiet)).toFixed(2)} x`,
  ]);
}

export function reportTwoNodes(size: number, times: readonly number[]): void {
  print([
    `Two nodes at ${count(size)} role models: from a change sent to one until an answer of the other shows it, ${times.length} changes`,
    `median ${inMs(median(times))}, worst ${inMs(quantile(times, 1))}`,
  ]);
}

export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  readonly unit: string;
}

/** Those of which something was measured. */
export function reportGoals(goals: readonly Goal[]): void {
  const rows = goals.filter(({ measured }) => !Number.isNaN(measured));
  print(
    table(
      ['goal', 'at most', 'measured', ''],
      rows.map(({ what, measured, most, unit }) => [
        what,
        `${most} ${unit}`,
        `${inDigits(measured)} ${unit}`,
        measured <= most ? 'met' : 'MISSED',
      ]),
    ),
  );
}
