import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), deleted_at timestamptz null`

/** The two tables with the indexes that `model.define` asks for. */
export class Migration20261123054031 extends Migration {
  override up(): void {
    this.addSql(`create table bench_points_event (id text primary key,
      key text not null, type text not null, customer_id text not null,
      occurred_at timestamptz not null, value integer not null,
      currency text not null, ${stamps})`)
    this.addSql(`create unique index bench_points_event_key
      on bench_points_event (key) where deleted_at is null`)
    this.addSql(`create index bench_points_event_customer
      on bench_points_event (customer_id) where deleted_at is null`)
    this.addSql(`create table bench_points (id text primary key,
      customer_id text not null, points integer not null default 0, ${stamps})`)
    this.addSql(`create unique index bench_points_customer
      on bench_points (customer_id) where deleted_at is null`)
  }
}
