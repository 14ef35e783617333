/**
 * SQL: columns of a plan `p` with its job `j`, and where they come from. A plan whose job was given up, after ending its process again
 * and again, or is gone, will not be worked out any more: it has failed, though nobody was left to write so.
 */
export const PLAN_COLUMNS = `p.school_id AS "schoolId", p.id, p.made_by AS "madeBy", p.made_at AS "madeAt", p.title, p.mode, p.target,
  p.most_per_student AS "mostPerStudent", p.time_limit_seconds AS "timeLimitSeconds",
  p.positive_action_reason AS "positiveActionReason", p.based_on AS "basedOn", p.job_id AS "jobId",
  CASE WHEN lost.is_so THEN 'FAILED' ELSE p.state END AS state, p.stage, p.progress, p.attempt,
  CASE WHEN lost.is_so THEN 'It could not be worked out. This is a fault of ours; it has been noted.' ELSE p.failure END AS failure,
  p.finished_at AS "finishedAt", p.applied_at AS "appliedAt", p.applied_by AS "appliedBy", p.applied_kind AS "appliedKind", p.version
  FROM allocation_plan p LEFT JOIN job j ON j.school_id = p.school_id AND j.id = p.job_id
  CROSS JOIN LATERAL (SELECT p.state IN ('QUEUED', 'RUNNING') AND coalesce(j.state, 'FAILED') NOT IN ('QUEUED', 'RUNNING') AS is_so) lost`;
