export const why = {
  placement: "placed when the ladder was published",
  entered: "reached what the rung takes",
  fell: "no longer held what the rung takes",
  locked: "moved by staff",
  left: "takes no part any more",
  publication: "the ladder's rules changed",
}
