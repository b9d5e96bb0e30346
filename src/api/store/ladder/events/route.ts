import { receiveEvents } from "../../../storefront/receive-events"

/** What happened in the shop front. */
export const POST = receiveEvents
