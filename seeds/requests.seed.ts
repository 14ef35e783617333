import { EncounterForm } from '../schema/encounters/encounter-form.type';
import type { SpeakerRequestEntity } from '../server/requests/speaker-request.entity';
import { addDays } from '../server/platform/days';
import { leaderOf } from './accounts.seed';
import type { Diary } from './diary';
import { at, Random } from './random';
import { kmBetween, type SeedReference } from './reference.seed';
import type { SeedRoleModel } from './role-model.types';
import { SCHOOLS, type SeedSchool } from './schools.seed';
import { idOf, type Sheets } from './sheets';

/** Open invitations were sent so many days from today. */
const OPEN_SINCE = -3;

type InvitationState = 'OPEN' | 'DECLINED' | 'EXPIRED';

export type SeedRequest = Pick<
  SpeakerRequestEntity,
  'id' | 'schoolId' | 'title' | 'purpose' | 'form' | 'yearGroup' | 'startsOn' | 'endsOn'
> & {
  readonly occupations: readonly string[];
  readonly sectors: readonly string[];
  /** Day it was made. */
  readonly madeOn: string;
};

interface Story {
  readonly school: number;
  readonly title: string;
  readonly purpose: string;
  readonly form: EncounterForm;
  readonly yearGroup: number;
  readonly sectors?: readonly string[];
  readonly occupations?: readonly string[];
  /** Days from today. */
  readonly made: number;
  readonly starts: number;
  readonly ends: number;
  readonly answers: readonly InvitationState[];
}

const STORIES: readonly Story[] = [
  {
    ...{ school: 1, title: 'Mock interviews for Year 10', form: EncounterForm.MOCK_INTERVIEW, yearGroup: 10 },
    purpose: 'Each student practises one interview for a real job advert and hears two things to keep and one to change.',
    ...{ made: -18, starts: 20, ends: 55, answers: ['OPEN', 'OPEN', 'DECLINED', 'EXPIRED'] },
  },
  {
    ...{
      school: 1,
      title: 'Biology at work',
      form: EncounterForm.TALK,
      yearGroup: 8,
      sectors: ['health-and-social-care', 'science-and-research'],
    },
    purpose: 'Students know cells from the textbook. We want them to meet somebody who works with living things every day.',
    ...{ made: -9, starts: 15, ends: 45, answers: ['OPEN', 'DECLINED'] },
  },
  {
    ...{
      school: 1,
      title: 'Money and numbers',
      form: EncounterForm.WORKSHOP,
      yearGroup: 11,
      sectors: ['finance-and-accounting'],
    },
    purpose: 'For students who like mathematics and do not know what it is for.',
    ...{ made: -60, starts: -30, ends: -10, answers: ['EXPIRED', 'EXPIRED', 'DECLINED'] },
  },
  {
    ...{
      school: 2,
      title: 'Work by the sea',
      form: EncounterForm.TALK,
      yearGroup: 9,
      sectors: ['energy-water-and-waste', 'transport-and-logistics'],
    },
    purpose: 'Most of our students can see the harbour and have never met anybody who works there.',
    ...{ made: -6, starts: 18, ends: 60, answers: ['OPEN', 'EXPIRED'] },
  },
];

const EXCLUSIONS = [
  'Talked about politics instead of the job, twice.',
  'Close relative of a student in the group we ask for most.',
];

const isWanted = ({ forms, yearGroups, occupation }: SeedRoleModel, { form, yearGroup, sectors }: Story): boolean =>
  forms.includes(form) &&
  yearGroups.includes(yearGroup) &&
  (sectors === undefined || occupation.sectors.some((one) => sectors.includes(one)));

/** Adds what two schools asked for, whom they invited and what came of it, and whom the first will not have suggested. */
export class Requests {
  constructor(
    private readonly sheets: Sheets,
    private readonly diary: Diary,
    private readonly roleModels: readonly SeedRoleModel[],
    private readonly reference: SeedReference,
  ) {}

  addAll(today: string): SeedRequest[] {
    const requests = STORIES.map((story, place) => this.addRequest(story, place, today));
    this.addExclusions(today);
    return requests;
  }

  private addRequest(story: Story, place: number, today: string): SeedRequest {
    const { title, purpose, form, yearGroup, occupations = [], sectors = [] } = story;
    const school = at(SCHOOLS, story.school - 1);
    const [startsOn, endsOn] = [addDays(today, story.starts), addDays(today, story.ends)];
    const madeOn = addDays(today, story.made);
    const request = {
      ...{
        id: idOf('request', place),
        schoolId: school.id,
        title,
        purpose,
        form,
        yearGroup,
        startsOn,
        endsOn,
      },
      ...{ occupations, sectors },
    };
    this.sheets.add('speaker_request', {
      ...request,
      ...{
        requestedBy: leaderOf(school.key),
        tutorGroup: null,
        subjectCode: null,
        hasNamedStudents: false,
        sex: null,
        subjects: [],
      },
      ...{ partsOfDay: [], isOnlineWelcome: form === EncounterForm.TALK, isInPersonWelcome: true, accessNeeds: [] },
      createdAt: `${madeOn}T10:20:00.000Z`,
    });
    this.invite(story, { request: request.id, school, madeOn }, today);
    return { ...request, madeOn };
  }

  private invite(story: Story, asked: { request: string; school: SeedSchool; madeOn: string }, today: string): void {
    const random = Random.of('invitations', asked.request);
    const fitting = this.roleModels.filter(
      (one) => this.fits(one, story, asked.school) && this.diary.hasRoom(one, addDays(today, OPEN_SINCE)),
    );
    const invited = random.some(fitting, story.answers.length);
    invited.forEach(({ id: roleModelId }, place) => {
      const state = at(story.answers, place);
      const sentOn = state === 'OPEN' ? addDays(today, OPEN_SINCE) : addDays(asked.madeOn, 1);
      const expiresOn = state === 'EXPIRED' ? addDays(today, -2) : addDays(sentOn, 14);
      this.diary.invite(roleModelId, sentOn, state === 'OPEN');
      this.sheets.add('invitation', {
        ...{
          id: idOf('invitation', asked.request, place),
          schoolId: asked.school.id,
          requestId: asked.request,
          roleModelId,
          state,
        },
        ...{ sentAt: `${sentOn}T11:00:00.000Z`, expiresAt: `${expiresOn}T11:00:00.000Z` },
      });
    });
  }

  private fits(roleModel: SeedRoleModel, story: Story, school: SeedSchool): boolean {
    const { cast, listing, isPaused, hereFor, isInPerson, capacity, id } = roleModel;
    const isOpen = cast === null && listing === 'LISTED' && !isPaused && hereFor !== 'OWN_SCHOOLS' && isInPerson && capacity > 1;
    if (!isOpen || !isWanted(roleModel, story)) return false;
    const isInvited = this.sheets.of('invitation').some(({ roleModelId }) => roleModelId === id);
    return !isInvited && kmBetween(this.reference, roleModel.outcode, school.outcode) <= roleModel.travelKm;
  }

  private addExclusions(today: string): void {
    const school = at(SCHOOLS, 0);
    const near = this.roleModels.filter(
      ({ cast, listing, nearness }) => cast === null && listing === 'LISTED' && nearness === 'LOCAL',
    );
    const excluded = Random.of('exclusions').some(near, EXCLUSIONS.length);
    excluded.forEach(({ id: roleModelId }, place) => {
      const excludedAt = `${addDays(today, -40 - place * 30)}T15:10:00.000Z`;
      const row = {
        schoolId: school.id,
        roleModelId,
        reason: at(EXCLUSIONS, place),
        excludedBy: leaderOf(school.key),
        excludedAt,
      };
      this.sheets.add('school_role_model_exclusion', row);
    });
  }
}
