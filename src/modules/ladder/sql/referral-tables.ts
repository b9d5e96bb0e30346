import { stamps } from "./stamps"

/** Invitations, who accepted them, and what bounds what links may count. */
const referralTables: readonly string[] = [
  `create table ladder_invite (
    customer_id text collate "C" primary key,
    code text not null,
    ${stamps}
  )`,
  `create unique index ladder_invite_code on ladder_invite (code)`,

  `create table ladder_referral (
    id text collate "C" primary key,
    inviter_id text collate "C" not null,
    friend_id text collate "C" not null,
    state text not null
      check (state in ('accepted', 'flagged', 'blocked', 'rejected')),
    reason text null,
    network text not null,
    claimed_at timestamptz not null default clock_timestamp(),
    decided_by text null,
    decided_at timestamptz null,
    ${stamps}
  )`,
  // A friend is won once.
  `create unique index ladder_referral_friend on ladder_referral (friend_id)`,
  `create index ladder_referral_inviter on ladder_referral
    (inviter_id, claimed_at)`,
  `create index ladder_referral_network on ladder_referral (network)`,
  `create index ladder_referral_state on ladder_referral
    (state, claimed_at desc, id)`,
  `create index ladder_referral_claimed on ladder_referral
    (claimed_at desc, id)`,
  `create index ladder_referral_changed on ladder_referral (updated_at)`,

  `create table ladder_link_limit (
    who text collate "C" primary key,
    times integer not null,
    until timestamptz not null,
    ${stamps}
  )`,
  `create index ladder_link_limit_old on ladder_link_limit (until)`,
]

export const referralsUp = referralTables

export const referralsDown: readonly string[] = [
  "ladder_link_limit",
  "ladder_referral",
  "ladder_invite",
].map((table) => `drop table if exists ${table}`)
