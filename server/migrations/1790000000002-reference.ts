import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'reference_version',
  'women_share',
  'stereotype_fact',
  'activity_occupation',
  'activity',
  'occupation_sector',
  'subject_occupation',
  'sector',
  'subject',
  'job_title',
  'occupation',
  'outcode',
];

/** Published classifications and statistics; the same for everybody, loaded from seeds/reference. */
export class Reference1790000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE occupation (
      code text PRIMARY KEY CHECK (code ~ '^[1-9][0-9]{0,3}$'),
      level text NOT NULL CHECK (level IN ('MAJOR', 'SUB_MAJOR', 'MINOR', 'UNIT')),
      title text NOT NULL, title_normalised text NOT NULL,
      parent_code text REFERENCES occupation)`);
    await db.query(`CREATE TABLE job_title (
      occupation_code text NOT NULL REFERENCES occupation, title text NOT NULL, title_normalised text NOT NULL,
      is_gendered boolean NOT NULL, PRIMARY KEY (occupation_code, title))`);
    await db.query(`CREATE TABLE subject (code text PRIMARY KEY, title text NOT NULL, key_stages text[] NOT NULL)`);
    await db.query(`CREATE TABLE sector (code text PRIMARY KEY, title text NOT NULL, sic_sections text[] NOT NULL)`);
    await db.query(`CREATE TABLE subject_occupation (
      subject_code text NOT NULL REFERENCES subject, occupation_code text NOT NULL REFERENCES occupation,
      relevance double precision NOT NULL CHECK (relevance BETWEEN 0 AND 1), PRIMARY KEY (subject_code, occupation_code))`);
    await db.query(`CREATE TABLE occupation_sector (
      occupation_code text NOT NULL REFERENCES occupation, sector_code text NOT NULL REFERENCES sector,
      weight double precision NOT NULL CHECK (weight BETWEEN 0 AND 1), PRIMARY KEY (occupation_code, sector_code))`);
    await db.query(`CREATE TABLE activity (code text PRIMARY KEY, title text NOT NULL)`);
    await db.query(`CREATE TABLE activity_occupation (
      activity_code text NOT NULL REFERENCES activity, occupation_code text NOT NULL REFERENCES occupation,
      PRIMARY KEY (activity_code, occupation_code))`);
    await db.query(`CREATE TABLE women_share (
      origin text NOT NULL CHECK (origin IN ('UK_IMPORTED', 'UK', 'US')), occupation_code text NOT NULL REFERENCES occupation,
      share double precision NOT NULL CHECK (share BETWEEN 0 AND 1), year integer, source text NOT NULL,
      fit text NOT NULL CHECK (fit IN ('WHOLE', 'WIDER', 'PART', 'EXACT', 'CLOSE', 'PROXY')), workers bigint,
      CONSTRAINT women_share_once UNIQUE (origin, occupation_code, source))`);
    await db.query(`CREATE TABLE stereotype_fact (
      occupation_code text NOT NULL REFERENCES occupation, dimension text NOT NULL, group_name text NOT NULL,
      share double precision NOT NULL CHECK (share BETWEEN 0 AND 1), baseline double precision, year integer,
      area text NOT NULL, scope text NOT NULL, source text NOT NULL,
      CONSTRAINT stereotype_fact_once UNIQUE (occupation_code, dimension, group_name, source))`);
    await db.query(`CREATE TABLE outcode (
      code text PRIMARY KEY, latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
      longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180))`);
    await db.query(`CREATE TABLE reference_version (is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only), version bigint NOT NULL,
      digest text NOT NULL)`);
    await db.query(`GRANT SELECT ON ${TABLES.join(', ')} TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`DROP TABLE ${table}`);
  }
}
