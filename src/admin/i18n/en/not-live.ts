export const notLive = {
  title: "“{{name}}” is not published",
  text: "It is a draft: nothing is counted yet. Publish it with the admin API:",
}
