/** `limit` 1 to 100, 20 when absent; `offset` 0 to 1,000,000. */
export interface PageQuery {
  limit?: number
  offset?: number
}

/** What every list says about itself. */
export interface PageInfo {
  count: number
  limit: number
  offset: number
}

/** `from` and `to` are days, `to` included; at most 366 days. */
export interface PeriodQuery {
  from: string
  to: string
}

/**
 * What every refusal looks like; `message` names field, value and allowed, a
 * line for each fault.
 *
 * - 400: a path, query or body that is not what the route takes
 * - 401: nobody is logged in, or not somebody who may
 * - 403: staff without the right `ladder:read` or `ladder:update`; a page that is
 *   no shop front of this shop
 * - 404: an id nobody knows
 * - 409: the key, handle or id is taken by something else; there is no draft
 *   to publish; the ladder is not published yet
 * - 413: more than 100 KB; 1 MB for `POST /admin/ladder/events` and
 *   `POST /admin/ladder/customers/find`, 64 KB for
 *   `POST /ladder/events`
 * - 422: a ladder document or reward settings that cannot be meant, with the
 *   path of each fault
 * - 429: too many codes that are not valid, or too many events; the header
 *   Retry-After says when
 */
export interface ErrorResponse {
  type: string
  message: string
  code?: string
}

/** Whom a row is about, for a screen. Null where the shop has no such name. */
export interface AdminCustomerReference {
  id: string
  name: string | null
  email: string | null
}
