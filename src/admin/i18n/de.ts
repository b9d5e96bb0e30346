import type { Texts } from "./texts"

import { adjustments } from "./de/adjustments"
import { attributes } from "./de/attributes"
import { audit } from "./de/audit"
import { choose } from "./de/choose"
import { conditions } from "./de/conditions"
import { confirm } from "./de/confirm"
import { coupons } from "./de/coupons"
import { editor } from "./de/editor"
import { events } from "./de/events"
import { general } from "./de/general"
import { grants } from "./de/grants"
import { guests } from "./de/guests"
import { holds } from "./de/holds"
import { health } from "./de/health"
import { ladder } from "./de/ladder"
import { latest } from "./de/latest"
import { leaders } from "./de/leaders"
import { lifecycle } from "./de/lifecycle"
import { history } from "./de/history"
import { members } from "./de/members"
import { menu } from "./de/menu"
import { moves } from "./de/moves"
import { next } from "./de/next"
import { noLadder } from "./de/no-ladder"
import { notLive } from "./de/not-live"
import { period } from "./de/period"
import { reasons } from "./de/reasons"
import { referrals } from "./de/referrals"
import { rungs } from "./de/rungs"
import { standing } from "./de/standing"
import { staff } from "./de/staff"
import { behind } from "./de/behind"
import { offers } from "./de/offers"
import { settings } from "./de/settings"
import { timeline } from "./de/timeline"
import { why } from "./de/why"

export const de: Texts = {
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
}
