import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { sdk } from "./sdk"
import { useWords } from "./use-words"

/** What a button needs to know of the change it makes. */
export interface Change<Body, Answer> {
  /** Resolves with the answer; a refusal is shown and gives null. */
  readonly make: (body: Body) => Promise<Answer | null>
  readonly busy: boolean
}

/**
 * Sends `POST /admin/ladder/<path>`, or DELETE with the body as query. Done, all
 * that is on screen is read again, and `done` is shown; a function shows what the
 * answer says itself. Refused, the server's own words are shown,
 * for they name the field and what is allowed.
 */
export function useChange<Body extends object, Answer extends object = object>(
  path: string,
  {
    done,
    method = "POST",
  }: {
    done: string | ((answer: Answer) => void)
    method?: "POST" | "DELETE"
  }
): Change<Body, Answer> {
  const { text } = useWords()
  const client = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (body: Body) =>
      sdk.client.fetch<Answer>(`/admin/ladder/${path}`, {
        method,
        ...(method === "POST" ? { body } : { query: { ...body } }),
      }),
    onSuccess: async (answer) => {
      if (typeof done === "string") {
        toast.success(done)
      } else {
        done(answer)
      }
      await client.invalidateQueries({ queryKey: ["customer-ladder"] })
    },
    onError: (error) =>
      toast.error(text("general.refused"), { description: error.message }),
  })
  return {
    busy: isPending,
    make: (body) => mutateAsync(body).catch(() => null),
  }
}
