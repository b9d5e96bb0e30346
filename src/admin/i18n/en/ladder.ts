export const ladder = {
  edit: "Edit",
  add: "New ladder",
  choose: "Choose a ladder",
  version: "Version {{version}}",
  draft: "Draft",
  draft_ahead: "Draft not published",
  handle: "Handle “{{handle}}”",
}
