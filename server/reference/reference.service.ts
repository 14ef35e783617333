import type { Activity } from '../../schema/reference/activity.type';
import type { OccupationsArgs } from '../../schema/reference/occupation.type';
import type { Sector } from '../../schema/reference/sector.type';
import type { Subject } from '../../schema/reference/subject.type';
import type { Connection } from '../platform/connection';
import { badInput } from '../platform/faults';
import { notOfThisList, type Order, type Page, pageOf, pageOfAll, type PageRequest } from '../platform/paging';
import { normalised } from '../platform/text';
import type { Catalogue, CatalogueOccupation, CatalogueSource } from './reference.catalogue';
import { problemWithSearch, singular } from './search.rules';
import { type FoundPosition, searchOccupations, type Wanted } from './search.store';
import { corrected, type Vocabulary, vocabularyOf } from './spelling.rules';

type FoundOccupation = CatalogueOccupation & { readonly closeness: number };

/** Public lists of the reference data; everybody may read them. */
export class ReferenceService {
  constructor(
    private readonly connection: Connection,
    private readonly reference: CatalogueSource,
  ) {}

  /** With words to search for, the closest first; without, all of the level in code order. */
  async occupations({ search, level, ...page }: OccupationsArgs): Promise<Page<CatalogueOccupation>> {
    const problem = problemWithSearch(search ?? '');
    if (problem !== null) throw badInput(problem);
    const catalogue = await this.reference.current(this.connection);
    const text = normalised(search ?? '');
    if (text !== '') return this.closest({ text, level }, catalogue, page);
    const isBlank = (search ?? '').trim() === '';
    const listed = isBlank ? catalogue.occupations.filter((occupation) => occupation.level === level) : [];
    return pageOfAll(inOrder(`occupations ${level}`), listed, page);
  }

  async subjects(page: PageRequest): Promise<Page<Subject>> {
    const { subjects } = await this.reference.current(this.connection);
    return pageOfAll(inOrder('subjects'), subjects, page);
  }

  async sectors(page: PageRequest): Promise<Page<Sector>> {
    const { sectors } = await this.reference.current(this.connection);
    return pageOfAll(inOrder('sectors'), sectors, page);
  }

  async activities(page: PageRequest): Promise<Page<Activity>> {
    const { activities } = await this.reference.current(this.connection);
    return pageOfAll(inOrder('activities'), activities, page);
  }

  /** The cursor carries the words, so that one of another search is refused. */
  private closest({ text, level }: Search, catalogue: Catalogue, page: PageRequest): Promise<Page<FoundOccupation>> {
    const wanted = { level, words: singular(corrected(text, wordsOf(catalogue))) };
    const order: Order<FoundOccupation> = {
      list: `occupations ${level} ${text}`,
      position: ({ closeness, code }) => [closeness, code],
    };
    return pageOf(order, page, async (after, limit) => {
      const found = await searchOccupations(this.connection, wanted, { after: after && positionOf(after), limit });
      return found.flatMap(({ code, closeness }) => {
        const occupation = catalogue.occupation(code);
        return occupation ? [{ ...occupation, closeness }] : [];
      });
    });
  }
}

interface Search {
  /** Normalised. */
  readonly text: string;
  readonly level: Wanted['level'];
}

const vocabularies = new WeakMap<Catalogue, Vocabulary>();

function wordsOf(catalogue: Catalogue): Vocabulary {
  const titles = () => catalogue.occupations.flatMap(({ title, jobTitles }) => [title, ...jobTitles].map(normalised));
  const words = vocabularies.get(catalogue) ?? vocabularyOf(titles());
  vocabularies.set(catalogue, words);
  return words;
}

const inOrder = <Row extends { readonly code: string }>(list: string): Order<Row> => ({ list, position: ({ code }) => [code] });

function positionOf([closeness, code]: readonly (string | number)[]): FoundPosition {
  if (!Number.isSafeInteger(closeness) || typeof code !== 'string') throw notOfThisList();
  return [Number(closeness), code];
}
