export const noLadder = {
  title: "No ladder yet",
  begin: "Make your first ladder",
  text: "Choose one that is ready, see how many of your customers would stand on each rung, and publish it when you like it. Until then nothing happens.",
  action: "Make a ladder",
}
