import type { EventTypes } from "../engine"
import { badgeEarned } from "./badge-earned"
import { behaviourReprimanded } from "./behaviour-reprimanded"
import { blogPublished } from "./blog-published"
import { boardPosted } from "./board-posted"
import { cartAbandoned } from "./cart-abandoned"
import { cartItemAdded } from "./cart-item-added"
import { commentPosted } from "./comment-posted"
import { contentRead } from "./content-read"
import { contentUnlocked } from "./content-unlocked"
import { customerAnniversary } from "./customer-anniversary"
import { customerBirthday } from "./customer-birthday"
import { customerConsented } from "./customer-consented"
import { customerGroupJoined } from "./customer-group-joined"
import { customerLoggedIn } from "./customer-logged-in"
import { customerProfileCompleted } from "./customer-profile-completed"
import { customerRegistered } from "./customer-registered"
import { customerVerified } from "./customer-verified"
import { downloadMade } from "./download-made"
import { ecardSent } from "./ecard-sent"
import { eventAttended } from "./event-attended"
import { formSubmitted } from "./form-submitted"
import { forumPosted } from "./forum-posted"
import { friendConnected } from "./friend-connected"
import { giftCardBought } from "./gift-card-bought"
import { giftCardRedeemed } from "./gift-card-redeemed"
import { inactivityReached } from "./inactivity-reached"
import { influenceScored } from "./influence-scored"
import { inviteAccepted } from "./invite-accepted"
import { inviteSent } from "./invite-sent"
import { locationCheckedIn } from "./location-checked-in"
import { mediaPlayed } from "./media-played"
import { newsletterLinkClicked } from "./newsletter-link-clicked"
import { newsletterRead } from "./newsletter-read"
import { newsletterSubscribed } from "./newsletter-subscribed"
import { npsAnswered } from "./nps-answered"
import { orderCanceled } from "./order-canceled"
import { orderChanged } from "./order-changed"
import { orderClaimSettled } from "./order-claim-settled"
import { orderClaimed } from "./order-claimed"
import { orderCompensated } from "./order-compensated"
import { orderCompleted } from "./order-completed"
import { orderDelivered } from "./order-delivered"
import { orderExchanged } from "./order-exchanged"
import { orderKept } from "./order-kept"
import { orderNth } from "./order-nth"
import { orderPaid } from "./order-paid"
import { orderPlaced } from "./order-placed"
import { orderRefunded } from "./order-refunded"
import { orderReturned } from "./order-returned"
import { orderSpendReached } from "./order-spend-reached"
import { pageViewed } from "./page-viewed"
import { pointsReached } from "./points-reached"
import { pollAnswered } from "./poll-answered"
import { productViewed } from "./product-viewed"
import { promotionRedeemed } from "./promotion-redeemed"
import { purchaseOffline } from "./purchase-offline"
import { questionAnswered } from "./question-answered"
import { quizPassed } from "./quiz-passed"
import { referralPurchased } from "./referral-purchased"
import { reviewPosted } from "./review-posted"
import { reviewVotedHelpful } from "./review-voted-helpful"
import { rungEntered } from "./rung-entered"
import { rungLeft } from "./rung-left"
import { salesPitchAttended } from "./sales-pitch-attended"
import { siteSearched } from "./site-searched"
import { socialFollowed } from "./social-followed"
import { socialLinked } from "./social-linked"
import { socialShared } from "./social-shared"
import { staffRated } from "./staff-rated"
import { statusPosted } from "./status-posted"
import { subscriptionCanceled } from "./subscription-canceled"
import { subscriptionRenewed } from "./subscription-renewed"
import { subscriptionStarted } from "./subscription-started"
import { supportTicketClosed } from "./support-ticket-closed"
import { surveyAnswered } from "./survey-answered"
import { visitCampaign } from "./visit-campaign"
import { wishlistItemAdded } from "./wishlist-item-added"
import { wishlistShared } from "./wishlist-shared"
import type { ConversionType } from "./conversion-type"

/** The catalogue of conversion events. A new type is its file and its line. */
const declared: readonly ConversionType[] = [
  customerRegistered,
  customerVerified,
  customerLoggedIn,
  customerProfileCompleted,
  customerBirthday,
  customerAnniversary,
  customerGroupJoined,
  customerConsented,
  newsletterSubscribed,
  newsletterRead,
  newsletterLinkClicked,
  pageViewed,
  productViewed,
  contentRead,
  mediaPlayed,
  siteSearched,
  wishlistItemAdded,
  wishlistShared,
  cartItemAdded,
  cartAbandoned,
  orderPlaced,
  orderChanged,
  orderCanceled,
  orderRefunded,
  orderCompensated,
  orderNth,
  orderPaid,
  orderCompleted,
  orderDelivered,
  orderKept,
  orderReturned,
  orderClaimed,
  orderClaimSettled,
  orderExchanged,
  subscriptionStarted,
  subscriptionRenewed,
  subscriptionCanceled,
  giftCardBought,
  giftCardRedeemed,
  promotionRedeemed,
  reviewPosted,
  reviewVotedHelpful,
  commentPosted,
  statusPosted,
  boardPosted,
  forumPosted,
  blogPublished,
  questionAnswered,
  formSubmitted,
  quizPassed,
  pollAnswered,
  surveyAnswered,
  npsAnswered,
  socialLinked,
  socialShared,
  socialFollowed,
  influenceScored,
  inviteSent,
  inviteAccepted,
  referralPurchased,
  ecardSent,
  friendConnected,
  eventAttended,
  salesPitchAttended,
  purchaseOffline,
  staffRated,
  supportTicketClosed,
  downloadMade,
  contentUnlocked,
  visitCampaign,
  locationCheckedIn,
  behaviourReprimanded,
  inactivityReached,
  orderSpendReached,
  pointsReached,
  rungEntered,
  rungLeft,
  badgeEarned,
]

/** The type that takes one back which says no more of it than its name. */
function undoOf({ undo, ...type }: ConversionType): ConversionType[] {
  return undo === undefined
    ? []
    : [
        {
          name: undo.name,
          label: undo.label,
          description: undo.when,
          trust: type.trust,
          from: type.from,
          undoes: type.name,
          attributes: {},
        },
      ]
}

/** Every type, each followed by the one that undoes it. */
export const conversionTypes: readonly ConversionType[] = declared.flatMap(
  (type) => [type, ...undoOf(type)]
)

const byName = new Map(conversionTypes.map((type) => [type.name, type]))

export function conversionTypeNamed(name: string): ConversionType | undefined {
  return byName.get(name)
}

/** What does not show that a customer is there: others did it, or time. */
export const passiveTypes: readonly string[] = conversionTypes
  .filter(
    ({ passive, undoes, derivedFrom }) => passive || undoes || derivedFrom
  )
  .map(({ name }) => name)

/** What the engine must know of the types, derived from the catalogue. */
export const eventTypes: EventTypes = Object.fromEntries(
  conversionTypes.map(
    ({ name, spend, undoes, shields, holds, registers, derivedFrom }) => [
      name,
      {
        ...(spend && { spend }),
        ...(undoes !== undefined && { undoes }),
        ...(shields && { shields }),
        ...(holds && { holds }),
        ...(registers && { registers }),
        ...(derivedFrom && { derivedFrom }),
      },
    ]
  )
)

export type { AttributeSpec, AttributeSpecs } from "./attribute-spec"
export { attributesOf, checkAttributes, checkWhere } from "./check-attributes"
export { everyEvent } from "./every-event"
export type { ConversionType, Origin, TrustClass } from "./conversion-type"
