/** What an editor no longer waits for makes room for what they wait for now. */
export const startRun = `
  with superseded as (
    update ladder_preview_run set state = 'canceled', updated_at = now()
    where actor_id = $2 and state = 'running'
  ), old as (
    delete from ladder_preview_run where created_at < now() - interval '1 day'
  )
  insert into ladder_preview_run
    (id, actor_id, ladder_id, version, document, at, total)
  values ($1, $2, $3, $4, $5::jsonb, to_timestamp($6::float8 / 1000.0),
    (select count(*) from ladder_member))`

export const readRun = `
  select *, extract(epoch from at)::float8 * 1000 as at_ms
  from ladder_preview_run where id = $1`

export const takeRun = `
  select *, extract(epoch from at)::float8 * 1000 as at_ms
  from ladder_preview_run
  where state = 'running' order by created_at, id limit 1
  for update skip locked`

export const advanceRun = `
  update ladder_preview_run set after = $2, looked_at = looked_at + $3,
    counts = $4::jsonb, examples = $5::jsonb, updated_at = now(),
    state = case when $2::text is null then 'done' else state end
  where id = $1`

export const failRun = `
  update ladder_preview_run
  set state = 'failed', reason = left($2, 500), updated_at = now()
  where id = $1 and state = 'running'`

export const cancelRun = `
  update ladder_preview_run set state = 'canceled', updated_at = now()
  where id = $1 and state = 'running'`
