import { adjustments } from "./en/adjustments"
import { attributes } from "./en/attributes"
import { audit } from "./en/audit"
import { choose } from "./en/choose"
import { conditions } from "./en/conditions"
import { confirm } from "./en/confirm"
import { coupons } from "./en/coupons"
import { editor } from "./en/editor"
import { events } from "./en/events"
import { general } from "./en/general"
import { grants } from "./en/grants"
import { guests } from "./en/guests"
import { holds } from "./en/holds"
import { health } from "./en/health"
import { ladder } from "./en/ladder"
import { latest } from "./en/latest"
import { leaders } from "./en/leaders"
import { lifecycle } from "./en/lifecycle"
import { history } from "./en/history"
import { members } from "./en/members"
import { menu } from "./en/menu"
import { moves } from "./en/moves"
import { next } from "./en/next"
import { noLadder } from "./en/no-ladder"
import { notLive } from "./en/not-live"
import { period } from "./en/period"
import { reasons } from "./en/reasons"
import { referrals } from "./en/referrals"
import { rungs } from "./en/rungs"
import { standing } from "./en/standing"
import { staff } from "./en/staff"
import { behind } from "./en/behind"
import { offers } from "./en/offers"
import { settings } from "./en/settings"
import { timeline } from "./en/timeline"
import { why } from "./en/why"

/** English, and the list of texts every language must have. */
export const en = {
  adjustments,
  attributes,
  history,
  members,
  menu,
  general,
  ladder,
  choose,
  editor,
  audit,
  confirm,
  lifecycle,
  no_ladder: noLadder,
  not_live: notLive,
  period,
  rungs,
  moves,
  leaders,
  latest,
  why,
  coupons,
  guests,
  health,
  holds,
  standing,
  next,
  conditions,
  events,
  timeline,
  reasons,
  referrals,
  staff,
  behind,
  offers,
  settings,
  grants,
} as const
