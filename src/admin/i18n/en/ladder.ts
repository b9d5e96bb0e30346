export const ladder = {
  edit: "Edit",
  add: "New ladder",
  choose: "Choose a ladder",
  version: "Version {{version}}",
  draft: "Draft",
  draft_ahead: "Draft not published",
  handle: "Handle “{{handle}}”",
  pays_for_ratings:
    "This ladder rewards ratings. In many places it is unlawful to reward good reviews alone, or to hide that a review was rewarded.",
}
