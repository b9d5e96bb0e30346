import { receiveEvents } from "../../storefront/receive-events"

/**
 * What happened in the shop front, by `navigator.sendBeacon`, which has no
 * headers: outside `/store`, where Medusa wants the publishable key as one.
 */
export const POST = receiveEvents
