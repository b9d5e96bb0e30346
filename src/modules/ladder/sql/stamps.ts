/** What Medusa's models have in every table. */
export const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz null`
