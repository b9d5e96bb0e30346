import type {
  AuthenticationInput,
  AuthenticationResponse,
  AuthIdentityProviderService,
} from "@medusajs/framework/types"
import {
  AbstractAuthModuleProvider,
  MedusaError,
  ModuleProvider,
  Modules,
} from "@medusajs/framework/utils"

/**
 * Logs in by an account of a network, as Medusa's providers for such do: first it
 * sends the browser there, then it is called back with the account.
 */
class NetworkLogIn extends AbstractAuthModuleProvider {
  static override identifier = "network"
  static override DISPLAY_NAME = "A network"

  override authenticate(): Promise<AuthenticationResponse> {
    const location = "https://network.example/log-in"
    return Promise.resolve({ success: true, location })
  }

  override async validateCallback(
    { query }: AuthenticationInput,
    identities: AuthIdentityProviderService
  ): Promise<AuthenticationResponse> {
    const entity_id = query?.["account"]
    if (!entity_id) {
      return { success: false, error: "Nobody logged in" }
    }
    const authIdentity = await identities
      .retrieve({ entity_id })
      .catch((error: unknown) => {
        const unknown =
          error instanceof MedusaError &&
          error.type === MedusaError.Types.NOT_FOUND
        if (!unknown) {
          throw error
        }
        return identities.create({ entity_id })
      })
    return { success: true, authIdentity }
  }
}

export default ModuleProvider(Modules.AUTH, { services: [NetworkLogIn] })
