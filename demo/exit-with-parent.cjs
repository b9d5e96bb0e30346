// Preloaded into the demo's child processes: none of them outlives the demo,
// not even when it is killed outright and cannot stop them.
process.on("disconnect", () => process.exit(1))
