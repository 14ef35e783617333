import { CsvProblem, type CsvRow, readCsv } from '../platform/csv';
import { dateOf, isMissing, numberOf, occupationOf, periodsInOrder, sexOf } from './employment-cells.rules';

/** Fewer people in an occupation are too few survey answers for a share of one sex. */
export const SMALLEST_BASE = 10_000;

/** Share of women in one unit group. */
interface EmploymentShare {
  readonly code: string;
  /** 0 to 1. */
  readonly share: number;
  /** Women and men in work, by the survey. */
  readonly workers: number;
}

export interface EmploymentTable {
  /** As the file calls it, such as `Jan 2024-Dec 2024`. */
  readonly period: string;
  readonly year: number;
  /** In code order. */
  readonly shares: readonly EmploymentShare[];
  /** Unit groups whose women or men are suppressed or absent. */
  readonly suppressed: readonly string[];
  /** Unit groups with fewer than SMALLEST_BASE people. */
  readonly small: readonly string[];
}

interface Expected {
  /** Unit groups of SOC 2020. */
  readonly unitGroups: ReadonlySet<string>;
  readonly thisYear: number;
}

interface Cell extends CsvRow {
  readonly period: string;
  readonly code: string;
  readonly sex: 'FEMALE' | 'MALE';
  /** People; null where suppressed. */
  readonly people: number | null;
}

/**
 * Reads a table of employment by occupation and sex as Nomis writes it (dataset NM_218_1: date, sex, SOC 2020 full name,
 * value) and works out the share of women in each unit group for its latest period. Totals, groups above unit groups,
 * percentages and confidence intervals are passed over. Throws a CsvProblem where the file is something else.
 */
export function readEmploymentTable(file: string, text: string, expected: Expected): EmploymentTable {
  const column = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  // The header first: of a file that is something else altogether, that is what to say.
  const names = columnsIn(file, readCsv(file, text.split('\n', 1).join(), column).columns);
  const { rows } = readCsv(file, text, column);
  const cells = rows.flatMap((row) => cellOf(file, row, { names, expected }) ?? []);
  const period = periodsInOrder(cells.map((cell) => cell.period)).at(-1);
  if (period === undefined)
    throw new CsvProblem(
      file,
      1,
      'has no row for the women or men of a unit group (four digits); download Male and Female, and SOC 2020 in full.',
    );
  const { year } = dateOf(period) ?? { year: 0 };
  return {
    period,
    year,
    ...sharesOf(
      file,
      cells.filter((cell) => cell.period === period),
    ),
  };
}

const COLUMNS = {
  date: ['DATE_NAME', 'DATE', 'TIME', 'DATE_CODE'],
  sex: ['C_SEX_NAME', 'SEX_NAME', 'SEX', 'C_SEX'],
  occupation: ['SOC2020_FULL_NAME', 'SOC_FULL_NAME', 'SOC2020_NAME', 'SOC2020_FULL', 'SOC2020'],
  value: ['OBS_VALUE', 'VALUE'],
} as const;

type Names = Readonly<Record<keyof typeof COLUMNS, string>>;

function columnsIn(file: string, columns: readonly string[]): Names {
  const find = (what: keyof typeof COLUMNS): string => {
    const found = COLUMNS[what].find((name) => columns.includes(name));
    if (found !== undefined) return found;
    throw new CsvProblem(file, 1, `has no column of the ${what}; download with ${COLUMNS[what][0]}.`);
  };
  return { date: find('date'), sex: find('sex'), occupation: find('occupation'), value: find('value') };
}

/** Null for what is passed over. */
function cellOf(file: string, row: CsvRow, { names, expected }: { names: Names; expected: Expected }): Cell | null {
  const refuse: Refuse = (what) => {
    throw new CsvProblem(file, row.line, what);
  };
  if (!isCount(row.cells)) return null;
  checkArea(row.cells, refuse);
  const textOf = (what: keyof Names): string => row.cells[names[what]] ?? '';
  const period = periodIn(textOf('date'), expected, refuse);
  const sex = sexIn(textOf('sex'), refuse);
  const code = codeIn(textOf('occupation'), expected, refuse);
  const people = peopleIn(textOf('value'), refuse);
  return sex === 'ALL' || code === null ? null : { ...row, period, code, sex, people };
}

type Refuse = (what: string) => never;

function periodIn(text: string, { thisYear }: Expected, refuse: Refuse): string {
  const { year } = dateOf(text) ?? refuse(`the date "${text}" names no year.`);
  if (year >= FIRST_YEAR && year <= thisYear) return text;
  return refuse(`the date "${text}" is not from ${FIRST_YEAR} to ${thisYear}; tables by SOC 2020 begin in ${FIRST_YEAR}.`);
}

const sexIn = (text: string, refuse: Refuse): Cell['sex'] | 'ALL' =>
  sexOf(text) ?? refuse(`the sex "${text}" is none of Male, Female and All persons.`);

/** Null for totals and for groups above unit groups. */
function codeIn(text: string, { unitGroups }: Expected, refuse: Refuse): string | null {
  const code = occupationOf(text) ?? refuse(`"${text}" does not begin with a SOC 2020 code, such as 2231 : Midwifery nurses.`);
  if (code.length < UNIT_GROUP_DIGITS) return null;
  return unitGroups.has(code)
    ? code
    : refuse(`${code} is no unit group of SOC 2020; is this a table by an older classification?`);
}

const peopleIn = (text: string, refuse: Refuse): number | null =>
  isMissing(text) ? null : (numberOf(text) ?? refuse(`the value "${text}" is neither a number nor a mark of suppression.`));

const UNIT_GROUP_DIGITS = 4;

/** SOC 2020 came into the survey with 2021. */
const FIRST_YEAR = 2021;

/** Nomis can put percentages and confidence intervals beside the counts. */
const isCount = ({ MEASURE_NAME: measure, MEASURES_NAME: kind }: CsvRow['cells']): boolean =>
  /^(count|)$/i.test(measure ?? '') && /^(value|)$/i.test(kind ?? '');

const AREAS = ['united kingdom', 'great britain', 'england', 'england and wales'];

function checkArea({ GEOGRAPHY_NAME: area = '' }: CsvRow['cells'], refuse: Refuse): void {
  if (area !== '' && !AREAS.includes(area.toLowerCase())) refuse(`is about ${area}; download the United Kingdom alone.`);
}

function sharesOf(file: string, cells: readonly Cell[]): Pick<EmploymentTable, 'shares' | 'suppressed' | 'small'> {
  const groups = peopleByGroup(file, cells);
  const shares: EmploymentShare[] = [];
  const suppressed: string[] = [];
  const small: string[] = [];
  for (const code of [...groups.keys()].sort()) {
    const { FEMALE: women, MALE: men } = groups.get(code) ?? {};
    if (women?.people == null || men?.people == null) suppressed.push(code);
    else if (women.people + men.people < SMALLEST_BASE) small.push(code);
    else shares.push({ code, share: women.people / (women.people + men.people), workers: women.people + men.people });
  }
  if (shares.length > 0) return { shares, suppressed, small };
  throw new CsvProblem(file, 1, `has no unit group with ${SMALLEST_BASE} people or more whose women and men are both given.`);
}

function peopleByGroup(file: string, cells: readonly Cell[]): ReadonlyMap<string, Partial<Record<Cell['sex'], Cell>>> {
  const groups = new Map<string, Partial<Record<Cell['sex'], Cell>>>();
  for (const cell of cells) {
    const group = groups.get(cell.code) ?? {};
    const earlier = group[cell.sex];
    if (earlier)
      throw new CsvProblem(
        file,
        cell.line,
        `gives ${cell.sex.toLowerCase()} ${cell.code} a second time, after line ${earlier.line}; download one area, one kind of employment, and the count alone.`,
      );
    groups.set(cell.code, { ...group, [cell.sex]: cell });
  }
  return groups;
}
