/** The public bodies whose accounts live on the training network, and the keys that open them. All invented. */
export type OwnAccount = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly followersAtBirth: number
  /** Opens the account without a sign-in; for the account that the app adds in one click. */
  readonly bearerToken: string
  /** The four keys a person may paste (OAuth 1.0a). */
  readonly keys: {
    readonly consumerKey: string
    readonly consumerSecret: string
    readonly accessToken: string
    readonly accessSecret: string
  }
}

export const POLICE_ACCOUNT = {
  id: '900000000000000001',
  handle: 'PLPuertoalba',
  name: 'Policía Local de Puertoalba',
  followersAtBirth: 14_870,
  bearerToken: 'training-bearer-puertoalba-police',
  keys: {
    consumerKey: 'trainingConsumerKey',
    consumerSecret: 'trainingConsumerSecret',
    accessToken: '900000000000000001-trainingAccessToken',
    accessSecret: 'trainingAccessSecretPolice',
  },
} as const satisfies OwnAccount

export const TOWN_HALL_ACCOUNT = {
  id: '900000000000000002',
  handle: 'AytoPuertoalba',
  name: 'Ayuntamiento de Puertoalba',
  followersAtBirth: 8_240,
  bearerToken: 'training-bearer-puertoalba-town-hall',
  keys: {
    consumerKey: 'trainingConsumerKey',
    consumerSecret: 'trainingConsumerSecret',
    accessToken: '900000000000000002-trainingAccessToken',
    accessSecret: 'trainingAccessSecretTownHall',
  },
} as const satisfies OwnAccount

export const OWN_ACCOUNTS: readonly OwnAccount[] = [POLICE_ACCOUNT, TOWN_HALL_ACCOUNT]

/** The bearer token of the training account. It opens nothing outside this simulator. */
export const TRAINING_BEARER_TOKEN: string = POLICE_ACCOUNT.bearerToken
