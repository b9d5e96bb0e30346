export const confirm = {
  reason: "Reason",
  reason_hint: "Kept with your name, for those who look it up later",
  cancel: "Cancel",
}
