export const reasons = {
  before_grants_from: "earned before the ladder gave rewards",
  cause_undone: "what it was given for was undone",
  voided_by_staff: "made void by staff",
  ladder_retired: "the ladder was retired",
}
