import { Container, Heading, Text } from "@medusajs/ui"
import { useHealth } from "../../lib/use-health"
import { useWords } from "../../lib/use-words"
import { Loaded } from "../loaded"
import { AlsoWaiting } from "./also-waiting"
import { Backfills } from "./backfills"
import { FailedGrants } from "./failed-grants"
import { Jobs } from "./jobs"
import { ParkedEvents } from "./parked-events"
import { Sources } from "./sources"

/** What comes in, what runs, and what is stuck and can be tried again. */
export function HealthPage() {
  const { text } = useWords()
  const read = useHealth()
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>{text("health.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {text("health.hint")}
        </Text>
      </Container>
      <Loaded read={read} lines={6} framed>
        {({ health }) => (
          <>
            <Sources health={health} />
            <Backfills health={health} />
            <Jobs health={health} />
          </>
        )}
      </Loaded>
      <ParkedEvents />
      <FailedGrants />
      {read.data !== undefined && <AlsoWaiting health={read.data.health} />}
    </div>
  )
}
