export const notLive = {
  title: "“{{name}}” is not published",
  begin: "This ladder is a draft",
  text: "Nothing is counted yet. Edit it, see who would stand where, and publish it.",
  action: "Edit the draft",
}
