export const reasons = {
  before_grants_from: "earned before the ladder gave rewards",
  cause_undone: "what it was given for was undone",
  voided_by_staff: "made void by staff",
  ladder_retired: "the ladder was retired",
  customer_unknown: "the shop does not know the customer",
  customer_deleted: "the customer was deleted",
  customer_guest: "without an account, and the shop counts nothing of guests",
  address_verified: "the address was verified",
  key_taken: "another event has its key",
}
