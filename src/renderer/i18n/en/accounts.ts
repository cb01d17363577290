/** English texts of the accounts screen. */
import type { accounts as spanish } from '../es/accounts.ts'
import type { Translation } from '../translation.ts'

export const accounts: Translation<typeof spanish> = {
  title: 'Accounts',
  list: { label: 'Connected accounts', disconnectedLabel: 'Disconnected accounts' },
  mode: { api: 'By API', assisted: 'Assisted mode', training: 'Training network' },
  state: { disconnected: 'Disconnected' },
  health: {
    ok: 'All in order',
    lastSync: 'Last sync {{when}}',
    never: 'Not synced yet',
    byHand: 'Not synced: published by hand',
    since: 'since {{when}}',
    checked: 'credentials checked {{when}}',
    notChecked: 'credentials not checked yet',
    checkNow: 'Check now',
    checkAsked: 'Asking X about @{{handle}}. The result appears here.',
  },
  problem: {
    account_needs_sign_in: {
      what: 'X no longer accepts the credentials.',
      next: 'Connect the account again. What is scheduled and received is kept; nothing goes out meanwhile. Mando asks X now and then whether it accepts them again.',
    },
    account_refused_for_now: {
      what: 'X answers that it does not know the credentials.',
      next: 'It is usually an outage of X: Mando keeps trying and there is nothing to do. If it lasts until {{askAt}}, it will ask to connect the account again.',
    },
    account_renewal_open: {
      what: 'It is not known whether X renewed the permission.',
      next: 'The answer was lost. Mando goes on with the present permission until {{until}} and then asks once more; if X refuses, the account has to be connected again. You can do so now.',
    },
    account_scopes_missing: {
      what: 'Permissions are missing on X.',
      next: 'Missing: {{scopes}}. Connect the account again and accept all permissions.',
    },
    account_sync_failing: {
      what: 'The sync is failing.',
      next: 'Mando keeps trying. If it lasts, check the network or the proxy with your IT service.',
    },
    account_out_of_credit: {
      what: 'The X application is out of credit.',
      next: 'Add credit in X’s developer console.',
    },
    other: {
      what: 'There is a problem ({{code}}).',
      next: 'If it does not pass by itself, connect the account again.',
    },
  },
  colour: {
    label: 'Colour of @{{handle}}',
    blue: 'Blue',
    teal: 'Teal',
    grape: 'Purple',
    orange: 'Orange',
    red: 'Red',
    green: 'Green',
    indigo: 'Indigo',
    pink: 'Pink',
  },
  disconnect: {
    action: 'Disconnect',
    title: 'Disconnect @{{handle}}?',
    text: 'Mando forgets its credentials and stops sending and receiving. What was written, scheduled and received stays on this computer.',
    confirm: 'Disconnect @{{handle}}',
  },
  forecast: 'It will not be able to publish what is planned for {{when}}. {{cause}}',
  forecastMore: 'Posts concerned: {{count}}.',
  seePost: 'See the post',
  revocation: {
    pending: 'Withdrawing its permissions on X…',
    revoked: 'X has confirmed that its permissions are no longer good.',
    not_revoked:
      'X has not confirmed that its permissions are withdrawn. They are forgotten here; on X, withdraw them in Settings › Security › Apps and sessions.',
    by_hand:
      'Its keys are still good on X: here they are forgotten. To end them, make new ones in X’s developer console.',
  },
  revokeAll: {
    action: 'Withdraw all permissions…',
    title: 'Withdraw the permissions of all accounts?',
    text: 'For an emergency: a lost computer, a person who leaves with access. Mando forgets the credentials here and asks X to end them. Nothing goes out or comes in any more; what is written and planned is kept. Each account has to be connected again.',
    list: 'The permissions of these are withdrawn:',
    confirm_one: 'Withdraw {{count}} account',
    confirm_other: 'Withdraw {{count}} accounts',
  },
  reconnect: 'Connect again',
  reconnectSignIn: 'With sign-in',
  reconnectKeys: 'With four keys',
  add: {
    title: 'Add an account',
    training: {
      title: 'Training network',
      text: 'A simulated network with two years of history and invented citizens. Nothing leaves this computer.',
      action: 'Try the training network',
    },
    signIn: {
      title: 'X with sign-in',
      text: 'The person enters X in their browser and authorises Mando. Needs the body’s own X application.',
      action: 'Connect X',
    },
    keys: {
      title: 'X with four keys',
      text: 'For those who already have the keys of an X application. They do not expire.',
      action: 'Paste the keys',
    },
    assisted: {
      title: 'Assisted mode, without API',
      text: 'Mando plans and prepares; when it is time it copies the text and opens X for a person to publish.',
      action: 'Add in assisted mode',
    },
  },
  terms:
    'X requires users in public administrations to have an Enterprise plan to use its API. Assisted mode does not use the API and does not need it.',
  signIn: {
    title: 'Connect X with sign-in',
    redirects: 'Register these callback addresses in your X application, all of them:',
    copy: 'Copy',
    copyLabel: 'Copy {{uri}}',
    copied: 'Copied',
    clientId: 'Client ID',
    clientIdHelp: 'In X’s console: your application › Keys and tokens › OAuth 2.0.',
    begin: 'Open X in the browser',
    waitingTitle: 'Waiting for the authorisation',
    waiting: 'Authorise Mando in the browser window that has opened. This screen moves on by itself.',
    finishing: 'Authorisation received. Checking the account…',
    failed: 'It could not be connected.',
    again: 'Try again',
    cancel: 'Stop waiting',
    openAgain: 'Did it not open? Copy this address into your browser:',
  },
  signInError: {
    sign_in_refused: 'The authorisation was not given on X. Nothing was stored.',
    sign_in_ports_taken: 'Another program holds this computer’s callback addresses. Close it and try again.',
    network_unreachable: 'X could not be reached. Check the connection and try again.',
    credentials_rejected: 'X rejected the client ID. Check it in X’s console.',
    conflict: 'That account is connected already. Nothing was changed.',
    timeout: 'The wait ran out of time. Try again.',
    other: 'There was a problem ({{code}}). Nothing was stored.',
  },
  keys: {
    title: 'Connect X with four keys',
    explain:
      'They are in X’s console: your application › Keys and tokens. Mando tries them before storing them encrypted.',
    appKey: 'API Key',
    appSecret: 'API Key Secret',
    accessToken: 'Access Token',
    accessSecret: 'Access Token Secret',
    submit: 'Check and connect',
    checking: 'Checking with X…',
    missing: 'This is missing.',
  },
  assisted: {
    title: 'Add an account in assisted mode',
    explain:
      'No API and no passwords: Mando keeps the calendar, tells you when it is time, copies the text and opens X. Then you paste the link and all is recorded. It reads neither messages nor followers.',
    handle: 'User name on X',
    handlePlaceholder: '@townhall',
    handleInvalid: 'Only letters, digits and underscore, up to 15.',
    displayName: 'Display name',
    displayNamePlaceholder: 'Town Hall of…',
    missing: 'This is missing.',
    submit: 'Add the account',
  },
  added: '@{{handle}} added.',
  addedTraining: 'Training account ready. There are already messages and followers.',
  connected: 'Account connected.',
  empty: {
    title: 'Start with an account',
    text: 'The training network lets you practise everything without publishing anything for real.',
  },
}
