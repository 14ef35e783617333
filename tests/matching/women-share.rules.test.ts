import { bestWomenShares, type UkShareRow, type UsShareRow } from '../../server/matching/women-share.rules';

const uk = (code: string, scope: UkShareRow['scope'], more: Partial<UkShareRow> = {}): UkShareRow => ({
  code,
  womenShare: 0.2,
  year: 2020,
  source: `UK ${scope} of ${code}`,
  scope,
  ...more,
});
const us = (code: string, quality: UsShareRow['quality']): UsShareRow => ({
  code,
  womenShare: 0.4,
  workers: 50_000,
  basis: `US ${quality} of ${code}`,
  quality,
});

describe('the figure that stands for an occupation', () => {
  const everything = {
    uk: [uk('2121', 'WHOLE'), uk('2121', 'WIDER'), uk('2121', 'PART'), uk('212', 'WHOLE'), uk('21', 'WIDER')],
    us: [us('2121', 'EXACT'), us('2121', 'CLOSE'), us('2121', 'PROXY')],
  };
  const order = ['UK_WHOLE', 'UK_WIDER', 'US_EXACT', 'US_CLOSE', 'UK_PARENT', 'UK_PARENT', 'US_PROXY'];
  const sources = [
    'UK WHOLE of 2121',
    'UK WIDER of 2121',
    'US EXACT of 2121',
    'US CLOSE of 2121',
    'UK WHOLE of 212',
    'UK WIDER of 21',
    'US PROXY of 2121',
  ];

  it.each(order.map((quality, index) => [quality, sources[index] ?? '', sources.slice(0, index)] as const))(
    'is %s (%s) where nothing better is known',
    (quality, source, better) => {
      const rows = {
        uk: everything.uk.filter((row) => !better.includes(row.source)),
        us: everything.us.filter((row) => !better.includes(row.basis)),
      };
      expect(bestWomenShares(['2121'], rows).get('2121')).toMatchObject({ quality, source });
    },
  );

  it('is never one for part of the occupation', () => {
    expect(bestWomenShares(['2121'], { uk: [uk('2121', 'PART'), uk('212', 'PART')], us: [] }).size).toBe(0);
  });

  it('is an imported one before any other, then the latest', () => {
    const later = uk('2121', 'WHOLE', { year: 2025, source: 'a register' });
    const imported = uk('2121', 'WHOLE', { year: 2021, source: 'ONS', isImported: true });
    const undated = uk('2121', 'WHOLE', { year: null, source: 'an undated page' });
    const best = (rows: readonly UkShareRow[]): string | undefined =>
      bestWomenShares(['2121'], { uk: rows, us: [] }).get('2121')?.source;
    expect(best([undated, later, imported])).toBe('ONS');
    expect(best([imported, later, undated])).toBe('ONS');
    expect(best([undated, later])).toBe('a register');
  });

  it('keeps source and year, and says 2016 for the American survey', () => {
    expect(bestWomenShares(['2121', '2122'], { uk: [uk('2121', 'WHOLE')], us: [us('2122', 'EXACT')] })).toEqual(
      new Map([
        ['2121', { share: 0.2, quality: 'UK_WHOLE', source: 'UK WHOLE of 2121', year: 2020 }],
        ['2122', { share: 0.4, quality: 'US_EXACT', source: 'US EXACT of 2122', year: 2016 }],
      ]),
    );
  });
});
