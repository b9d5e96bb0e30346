const reason = "customer_group"

/**
 * Writes that members leave for a group they are in, unless that is on record.
 * The id is that of the shop's own row, so that hearing of it twice, in two
 * processes, is hearing of it once. Who was let back in before leaves after
 * that, under an id of its own: the row may be the same, where a later version
 * leaves the group out again, or older than it was heard of.
 */
export const leaveOut = `
  insert into ladder_decision
    (id, ladder_id, member_id, kind, at, what, reason, actor_id)
  select concat_ws(':', t.id, nullif(back.times, 0)), $1, k.member_id, 'leave',
    greatest(to_timestamp(t.since / 1000.0),
      back.last_at + interval '1 millisecond'),
    jsonb_build_object('by', t.by), '${reason}', 'system'
  from unnest($2::text[], $3::text[], $4::text[], $5::float8[])
    as t(id, customer_id, by, since)
  join ladder_member_link k
    on k.customer_id = t.customer_id and k.ends_at is null
  join ladder_standing s on s.ladder_id = $1 and s.member_id = k.member_id
  cross join lateral (
    select count(*) as times, max(d.at) as last_at from ladder_decision d
    where d.ladder_id = $1 and d.member_id = k.member_id
      and d.kind = 'join' and d.what->>'by' = t.by
  ) back
  where not jsonb_exists(coalesce(s.state->'absent_by', '[]'), t.by)
  order by t.id
  on conflict (id) do nothing returning member_id`

/** The other way: each ends the latest leaving for that group, once. */
export const letBackIn = `
  insert into ladder_decision
    (id, ladder_id, member_id, kind, at, what, reason, actor_id)
  select 'back:' || d.id, $1, t.member_id, 'join',
    greatest(d.at, date_trunc('milliseconds', clock_timestamp())),
    jsonb_build_object('by', t.by), '${reason}', 'system'
  from unnest($2::text[], $3::text[]) as t(member_id, by)
  cross join lateral (
    select d.id, d.at from ladder_decision d
    where d.ladder_id = $1 and d.member_id = t.member_id
      and d.kind = 'leave' and d.what->>'by' = t.by
    order by d.at desc, d.id desc limit 1
  ) d
  order by t.member_id
  on conflict (id) do nothing returning member_id`

/** Members who take no part, with why and who they are in the shop. */
export const absentees = `
  select s.member_id, s.state->'absent_by' as absent_by, (
    select coalesce(jsonb_agg(k.customer_id), '[]') from ladder_member_link k
    where k.member_id = s.member_id and k.ends_at is null
  ) as customer_ids
  from ladder_standing s
  where s.ladder_id = $1 and s.absent and s.member_id > $2
  order by s.member_id limit $3`

/** Of these customers, who take no part. */
export const countAbsent = `
  select count(distinct k.customer_id) from ladder_member_link k
  join ladder_standing s on s.ladder_id = $1 and s.member_id = k.member_id
  where k.customer_id = any($2::text[]) and k.ends_at is null and s.absent`
