import { appendOnly, names, tables } from "./tables"

const refuseChange = `
  create function ladder_refuse_change() returns trigger as $$
  begin
    raise exception
      'Rows of % are never changed: write a correction instead', tg_table_name
      using errcode = 'restrict_violation';
  end
  $$ language plpgsql`

/** The tables, and the triggers that keep history as it was. */
export function schemaUp(): string[] {
  const triggers = appendOnly.flatMap((table) => [
    `create trigger ${table}_append_only
      before update or delete on ${table}
      for each row execute function ladder_refuse_change()`,
    `create trigger ${table}_no_truncate
      before truncate on ${table}
      for each statement execute function ladder_refuse_change()`,
  ])
  return [...tables, refuseChange, ...triggers]
}

export function schemaDown(): string[] {
  return [
    ...[...names].reverse().map((table) => `drop table if exists ${table}`),
    `drop function if exists ladder_refuse_change()`,
  ]
}
