import { AuditTrail } from '../../server/platform/audit';
import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { candidatesFor, traitCounts } from '../../server/role-models/candidates.reads';
import { openWorld, type World } from '../support/world';
import { UPDATE, updating } from './updating';

describe('consent to matching', () => {
  let world: World;
  let schoolId: string;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    await world.plant.outcode('NE1');
  });
  afterAll(() => world.close());

  const { update, fieldsOf, refusalOf } = updating(() => world);

  describe('of a role model', () => {
    let roleModelId: string;
    let viewer: Viewer;
    beforeEach(async () => {
      const rosa = await world.plant.roleModel();
      roleModelId = rosa.id;
      viewer = await world.plant.viewer('VOLUNTEER', { personId: rosa.personId });
    });
    const agree = async (input: object) => {
      const { data, errors } = await update(viewer, { roleModelId, mayBeUsed: true, ...input });
      expect(errors).toBeUndefined();
      expect(data.updateMatchingConsent.__typename).toBe('MatchingConsentUpdated');
      return data.updateMatchingConsent;
    };
    const kept = () =>
      world.plant.sql(
        `SELECT kind, value, may_be_used, may_be_shown FROM role_model_trait WHERE role_model_id = $1 ORDER BY kind, value`,
        [roleModelId],
      );
    const reading = () => world.database.reading({ personId: viewer.personId, schoolIds: [schoolId] });
    const profile = async () => {
      const asked = { schoolId, requestId: null, roleModelIds: [roleModelId], today: '2026-10-05' };
      return (await candidatesFor(reading(), new AuditTrail(), asked))[0]!.profile;
    };

    it('is given trait by trait, to be used only or shown as well', async () => {
      const used = await agree({ value: ' ne1 ' });
      expect(used).toMatchObject({ consent: { kind: 'TOWN', value: 'NE1', mayBeUsed: true, mayBeShown: false }, student: null });
      expect(used.roleModel).toEqual({ id: roleModelId, shownTraits: [] });
      const shown = await agree({ kind: 'YOUNG_CARER', value: 'yes', mayBeShown: true });
      expect(shown.roleModel.shownTraits).toEqual([{ kind: 'YOUNG_CARER', value: 'yes' }]);
      expect(await kept()).toEqual([
        { kind: 'TOWN', value: 'NE1', may_be_used: true, may_be_shown: false },
        { kind: 'YOUNG_CARER', value: 'yes', may_be_used: true, may_be_shown: true },
      ]);
    });

    it('is changed from shown to used only', async () => {
      await agree({ mayBeShown: true });
      expect((await agree({ mayBeShown: false })).roleModel.shownTraits).toEqual([]);
      expect((await profile()).traits).toEqual([{ kind: 'TOWN', value: 'NE1', mayBeShown: false }]);
    });

    it('leaves no trace once it is withdrawn', async () => {
      await agree({ kind: 'CARE_EXPERIENCED', value: 'yes', mayBeShown: true });
      await agree({ kind: 'SEX', value: 'FEMALE', mayBeShown: true });
      await world.plant.sql(`UPDATE role_model SET is_happy_to_be_asked_as = 'a woman who was in care' WHERE id = $1`, [
        roleModelId,
      ]);
      await world.plant.sql(`SELECT remake_trait_counts()`);
      const before = await traitCounts(reading());
      expect(before.counts.get('CARE_EXPERIENCED:yes')).toBe(1);

      const gone = await agree({ kind: 'CARE_EXPERIENCED', value: 'yes', mayBeUsed: false });
      expect(gone.roleModel.shownTraits).toEqual([{ kind: 'SEX', value: 'FEMALE' }]);
      expect(gone.consent).toMatchObject({ mayBeUsed: false, mayBeShown: false });
      const after = await traitCounts(reading());
      expect(after.version).toBe(before.version + 1);
      expect(after.counts.has('CARE_EXPERIENCED:yes')).toBe(false);
      expect((await profile()).traits).toEqual([]);
      await agree({ kind: 'SEX', value: 'FEMALE', mayBeUsed: false });
      expect((await profile()).sex).toBeNull();
      expect(await kept()).toEqual([]);
      expect(
        await world.plant.sql(`SELECT is_happy_to_be_asked_as AS text FROM role_model WHERE id = $1`, [roleModelId]),
      ).toEqual([{ text: null }]);
    });

    it('can be withdrawn twice', async () => {
      await agree({});
      await agree({ mayBeUsed: false });
      const { version } = await traitCounts(reading());
      await agree({ mayBeUsed: false });
      expect((await traitCounts(reading())).version).toBe(version);
    });

    it('holds one sex and one ethnic group, and as many towns and languages as there were', async () => {
      await agree({ kind: 'SEX', value: 'FEMALE' });
      await agree({ kind: 'SEX', value: 'MALE' });
      await agree({ kind: 'FIRST_LANGUAGE', value: 'pl' });
      await agree({ kind: 'FIRST_LANGUAGE', value: 'en' });
      expect((await kept()).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
        'FIRST_LANGUAGE en',
        'FIRST_LANGUAGE pl',
        'SEX MALE',
      ]);
      expect((await profile()).sex).toEqual({ value: 'MALE', mayBeShown: false });
    });

    it('counts as soon as it is given, and once however often', async () => {
      const before = await traitCounts(reading());
      await agree({ kind: 'FIRST_LANGUAGE', value: 'kw' });
      await agree({ kind: 'FIRST_LANGUAGE', value: 'kw', mayBeShown: true });
      const after = await traitCounts(reading());
      expect(after.counts.get('FIRST_LANGUAGE:kw')).toBe(1);
      expect(after.version).toBe(before.version + 1);
    });

    it('may name a school by its ID', async () => {
      expect((await agree({ kind: 'SCHOOL', value: schoolId })).consent.value).toBe(schoolId);
    });

    it('is counted right when several withdraw at once', async () => {
      const others: { id: string; who: Viewer }[] = [];
      for (let index = 0; index < 4; index += 1) {
        const { id, personId } = await world.plant.roleModel();
        const who = await world.plant.viewer('VOLUNTEER', { personId });
        await update(who, { roleModelId: id, kind: 'FIRST_LANGUAGE', value: 'cy', mayBeUsed: true });
        others.push({ id, who });
      }
      await world.plant.sql(`SELECT remake_trait_counts()`);
      await Promise.all(
        others
          .slice(0, 3)
          .map(({ id, who }) => update(who, { roleModelId: id, kind: 'FIRST_LANGUAGE', value: 'cy', mayBeUsed: false })),
      );
      expect((await traitCounts(reading())).counts.get('FIRST_LANGUAGE:cy')).toBe(1);
    });

    it.each([
      [{ kind: 'SEX', value: 'woman' }, ['value']],
      [{ kind: 'TOWN', value: 'ZZ99' }, ['value']],
      [{ kind: 'SCHOOL', value: newId() }, ['value']],
      [{ kind: 'SCHOOL', value: 'nonsense' }, ['value']],
      [{ kind: 'CARE_EXPERIENCED', value: 'no' }, ['value']],
      [{ kind: 'ETHNIC_GROUP', value: 'x'.repeat(1_000_000) }, ['value']],
      [{ kind: 'ETHNIC_GROUP', value: 'a\u001eb\0c' }, ['value']],
      [{ mayBeUsed: false, mayBeShown: true }, ['mayBeShown']],
      [{ agreedBy: 'PARENT' }, ['agreedBy']],
      [{ studentId: newId() }, ['roleModelId']],
      [{ roleModelId: null }, ['roleModelId']],
      [{ mayBeUsed: false, mayBeShown: true, agreedBy: 'PARENT' }, ['mayBeShown', 'agreedBy']],
    ])('refuses what cannot be agreed to (%#)', async (input, fields) => {
      expect(await fieldsOf(viewer, { roleModelId, mayBeUsed: true, ...input })).toEqual(fields);
      expect(await kept()).toEqual([]);
    });

    it('is theirs alone to give and to take back', async () => {
      await agree({});
      const others = [
        await world.plant.viewer('ALUMNUS', { personId: (await world.plant.roleModel()).personId }),
        await world.plant.viewer('CAREERS_LEADER', { schoolId }),
      ];
      for (const other of others) {
        expect(await refusalOf(other, { roleModelId, mayBeUsed: false })).toBe('NOT_FOUND');
        expect(await refusalOf(other, { roleModelId, mayBeUsed: true, mayBeShown: true })).toBe('NOT_FOUND');
      }
      expect(await refusalOf(await world.plant.viewer('OPERATOR'), { roleModelId, mayBeUsed: false })).toBe('FORBIDDEN');
      expect(await refusalOf(viewer, { roleModelId: 'nonsense', mayBeUsed: true })).toBe('NOT_FOUND');
      expect(await kept()).toEqual([{ kind: 'TOWN', value: 'NE1', may_be_used: true, may_be_shown: false }]);
    });
  });

  it('needs somebody who is signed in', async () => {
    const { errors } = await world.ask(null, UPDATE, { input: { kind: 'TOWN', value: 'NE1', mayBeUsed: true } });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
