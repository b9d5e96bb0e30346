import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ask, openApiShop, type ApiShop } from "./api-shop"

const login = { email: "trainee@example.com", password: "a long enough secret" }

// Role based access is behind a flag of Medusa's: here it is really on.
process.env.MEDUSA_FF_RBAC = "true"

afterAll(() => {
  delete process.env.MEDUSA_FF_RBAC
})

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let s: ApiShop

    beforeEach(async () => {
      s = await openApiShop(getContainer(), api)
    })

    /** Somebody with a role that has these of the ladder's rights. */
    async function hireWith(operations: readonly string[]): Promise<string> {
      const rbac = s.container.resolve(Modules.RBAC)
      const all = await rbac.listRbacPolicies({ resource: "ladder" })
      const policies = all.filter(({ operation }) =>
        operations.includes(operation)
      )
      expect(policies).toHaveLength(operations.length)
      const role = await rbac.createRbacRoles({ name: operations.join() })
      await rbac.createRbacRolePolicies(
        policies.map(({ id }) => ({ role_id: role.id, policy_id: id }))
      )
      const auth = s.container.resolve(Modules.AUTH)
      const { authIdentity } = await auth.register("emailpass", { body: login })
      const user = await s.container
        .resolve(Modules.USER)
        .createUsers({ email: login.email })
      await auth.updateAuthIdentities({
        id: authIdentity?.id ?? "",
        app_metadata: { user_id: user.id },
      })
      await s.container.resolve(ContainerRegistrationKeys.LINK).create({
        [Modules.USER]: { user_id: user.id },
        [Modules.RBAC]: { rbac_role_id: role.id },
      })
      const { data } = await api.post("/auth/user/emailpass", login)
      return data.token as string
    }

    const statusOf = async (
      token: string,
      method: "get" | "post",
      path: string,
      body?: object
    ): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` }
      const url = `/admin/ladder/${path}`
      return (await ask(api, method, url, headers, body)).status
    }

    it("lets who may only read see everything and change nothing", async () => {
      const token = await hireWith(["read"])
      const ladder = `ladders/${s.ladder_id}`
      const reason = "because"
      expect(await statusOf(token, "get", ladder)).toBe(200)
      expect(await statusOf(token, "get", "audit")).toBe(200)
      expect(
        await statusOf(token, "post", `${ladder}/publish`, { reason })
      ).toBe(403)
      expect(await statusOf(token, "post", `${ladder}/pause`, { reason })).toBe(
        403
      )
      expect(
        await statusOf(token, "post", `customers/${s.ada.id}/points`, {
          ladder_id: s.ladder_id,
          reason,
          status_points: 1,
        })
      ).toBe(403)
    })

    it("attack 40: lets nobody approve points who may only give them", async () => {
      const token = await hireWith(["points"])
      const path = "adjustments/none/approve"
      const body = { reason: "because" }
      expect(await statusOf(token, "post", path, body)).toBe(403)
      expect(
        await statusOf(token, "post", "adjustments/none/withdraw", body)
      ).toBe(404)
    })

    it("gives each right by itself", async () => {
      const token = await hireWith(["publish"])
      const ladder = `ladders/${s.ladder_id}`
      const reason = "because"
      expect(await statusOf(token, "post", `${ladder}/pause`, { reason })).toBe(
        200
      )
      expect(await statusOf(token, "get", ladder)).toBe(403)
      expect(
        await statusOf(token, "post", `${ladder}/draft`, { document: {} })
      ).toBe(403)
    })
  },
})
