import { defineTests, together } from "../setup/together"

// The runner's: it names the files, each of which opens a ledger of its own.
defineTests(together)
