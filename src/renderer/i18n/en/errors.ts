import type { errors as spanish } from '../es/errors.ts'
import type { Translation } from '../translation.ts'

export const errors: Translation<typeof spanish> = {
  unknownReason: 'Reason not recognised ({{code}}).',
  codes: {
    unsupported: {
      title: 'Mando does not know this command',
      body: 'The window and the core are of different versions. Nothing was changed. Close Mando and open it again.',
    },
    invalid_input: {
      title: 'Something entered is not valid',
      body: 'Nothing was changed. Check what you entered ({{paths}}) and try again.',
    },
    internal: {
      title: 'Mando made an error',
      body: 'What was saved so far is safe. Try again; if it happens again, give your IT service this number: {{correlationId}}.',
    },
    locked: { title: 'The database is closed', body: 'Nothing was lost. Open it with your passphrase to continue.' },
    nobody_acting: {
      title: 'Nobody is at work now',
      body: 'Nothing was changed. Choose your name and type your PIN to go on.',
    },
    not_permitted: {
      title: 'Your role does not allow this',
      body: 'Nothing was changed. Ask a coordinator to do it or to change your role.',
    },
    not_found: {
      title: 'It no longer exists',
      body: 'It was deleted or moved meanwhile. The rest is as it was. Go back to the previous screen.',
    },
    conflict: {
      title: 'It changed meanwhile',
      body: 'Nothing was overwritten. Look at the present version and repeat the change if it is still needed.',
    },
    wrong_state: {
      title: 'This cannot be done now',
      body: 'A part has already left or has changed state. Nothing was modified. Look at its present state.',
    },
    text_too_long: {
      title: 'The text is too long',
      body: 'It has {{length}} of {{limit}} characters. The text is saved. Shorten it or split it into a thread.',
    },
    text_empty: { title: 'There is no text', body: 'Nothing was sent. Write the text and try again.' },
    variable_open: {
      title: 'A part of the text is not filled in',
      body: 'Nothing was sent. Replace {{names}} with what belongs there.',
    },
    alt_text_missing: {
      title: 'An image has no description',
      body: 'The post is saved. Describe the image for those who cannot see it; accessibility law requires it.',
    },
    checks_blocked: {
      title: 'A check does not let it go out',
      body: 'The post is saved. Open it: “Checks” says what has to be mended, and where.',
    },
    checks_unconfirmed: {
      title: 'There is something to confirm first',
      body: 'Nothing has been scheduled. Open the post: “Checks” says what, and you are asked when you schedule it.',
    },
    media_unsupported: {
      title: 'This file cannot be used',
      body: '{{fileName}} was not added. Use a JPEG, PNG or WebP image, a GIF, or an MP4 or MOV video.',
    },
    media_damaged: {
      title: 'The file is damaged or incomplete',
      body: '{{fileName}} was not added; the rest is as it was. Open it in its program, save it again and try once more.',
    },
    media_too_large: {
      title: 'The file is too large',
      body: '{{fileName}}: the most is {{maxBytes}}. The rest is as it was. Make it smaller and add it again.',
    },
    media_dimensions: {
      title: 'Its size in pixels does not fit',
      body: '{{fileName}} measures {{width}} × {{height}}; the most is {{maxWidth}} × {{maxHeight}}. The rest is as it was. Change its size and add it again.',
    },
    media_too_long: {
      title: 'It is too long',
      body: '{{fileName}} is longer than the network takes. The post is saved. Shorten it and add it again.',
    },
    media_too_short: {
      title: 'It is too short',
      body: '{{fileName}} is shorter than the network takes. The post is saved. Use one of {{minSeconds}} s or more.',
    },
    media_format: {
      title: 'The network does not take this kind of video',
      body: '{{fileName}} uses {{found}}. The post is saved. Export it as MP4 with H.264 and AAC and add it again.',
    },
    media_mixed: {
      title: 'A GIF or a video goes alone',
      body: '{{fileName}} cannot go with other files in the same text. The post is saved. Remove the others or spread them over a thread.',
    },
    media_too_many: {
      title: 'There are too many images',
      body: 'The network takes {{most}} per text. The post is saved. Remove some or spread them over a thread.',
    },
    time_in_past: {
      title: 'That time has passed',
      body: 'The post is saved and as it was. Choose a time in the future or publish it now.',
    },
    time_does_not_exist: {
      title: 'That time does not exist',
      body: 'The clock goes forward that day. The post is as it was. Choose {{before}} or {{after}}.',
    },
    rule_wrong: {
      title: 'It cannot repeat like that',
      body: 'Nothing has changed. The rule falls on no day that is still to come, has no end, or is too long. Choose another one.',
    },
    still_resting: {
      title: 'It is still resting',
      body: 'This text can be used again from {{day}} on. Nothing was done.',
    },
    no_slot: {
      title: 'There is no free slot',
      body: 'None of its accounts has a free slot within the next 60 days. Slots are set in Settings.',
    },
    approval_needed: {
      title: 'Somebody else has to approve it first',
      body: 'The post is kept and nothing has gone out. Ask for approval from the post itself.',
    },
    approval_not_needed: {
      title: 'This post needs no approval',
      body: 'It is kept and stays as it was. You can schedule it directly.',
    },
    approval_refused: {
      title: 'This decision is not yours',
      body: 'Nothing was decided. Nobody approves what they wrote, or decides two steps of one request.',
    },
    under_embargo: {
      title: 'The post is under embargo at that time',
      body: 'It is kept and stays as it was. Choose the end of the embargo or a later time.',
    },
    nobody_to_agree: {
      title: 'There is nobody else who may approve',
      body: 'Nothing was changed. Add somebody who may approve in Settings.',
    },
    no_account: { title: 'No account is chosen', body: 'The text is saved. Choose at least one account.' },
    account_disconnected: {
      title: 'The account is disconnected',
      body: 'What you wrote is saved. Connect the account again in “Accounts” or choose another.',
    },
    reply_not_allowed: {
      title: 'The network does not allow answering from here',
      body: 'The answer is saved. You can answer by hand: Mando copies the text and opens the page.',
    },
    mail_not_set: {
      title: 'There is no mail server',
      body: 'Nothing was sent. Set it up in Settings, under “Mail and hand-off”, or use your mail program.',
    },
    pin_wrong: {
      title: 'The PIN is not right',
      body: 'Nothing was changed. Type it again; tries before a wait: {{left}}.',
    },
    pin_wait: {
      title: 'Too many wrong PINs',
      body: 'Nothing was changed. Wait a moment and try again, or ask a coordinator for a new PIN.',
    },
    pin_given: {
      title: 'You have to choose a PIN of your own',
      body: 'The one you have was given by somebody else and is good for entering once.',
    },
    pin_same: {
      title: 'It is the PIN that you were given',
      body: 'Nothing was changed. Choose one that only you know.',
    },
    pin_easy: {
      title: 'That PIN is too easy',
      body: 'Nothing was changed. Choose one that neither repeats a digit nor counts up or down.',
    },
    name_taken: {
      title: 'Somebody has that name already',
      body: 'Nothing was changed. Add a surname to tell them apart.',
    },
    key_taken: {
      title: 'That key is in use',
      body: 'Alt+{{key}} belongs to “{{name}}”. Nothing was changed. Choose another key.',
    },
    urgent_term_wrong: {
      title: 'That entry cannot be read',
      body: 'Nothing was changed. Check “{{part}}” in the entry you typed.',
    },
    last_coordinator: {
      title: 'There must be a coordinator',
      body: 'Nothing was changed. Make somebody else a coordinator first.',
    },
    passphrase_required: {
      title: 'The data must be protected first',
      body: 'To connect a real account the database needs a passphrase. Nothing was changed.',
    },
    passphrase_wrong: {
      title: 'The passphrase is not right',
      body: 'The data is intact. Check capitals and keyboard and try again.',
    },
    passphrase_weak: {
      title: 'The passphrase is too short',
      body: 'Nothing was changed. Use 12 characters or more; a sentence will do.',
    },
    sign_in_refused: {
      title: 'The network refused the sign-in',
      body: 'The account is as it was. Start again and accept the permissions in the browser.',
    },
    sign_in_ports_taken: {
      title: 'Another program uses the sign-in ports',
      body: 'The account is as it was. Close the other program or restart the computer and try again.',
    },
    network_unreachable: {
      title: 'The social network could not be reached',
      body: 'What you wrote is saved. Check the connection and try again.',
    },
    credentials_rejected: {
      title: 'The network does not accept the keys',
      body: 'No key was kept. Check them in the portal of the network and try again.',
    },
    link_not_recognised: {
      title: 'The link is not of this post',
      body: 'Nothing was changed. Copy the address from the post on the network and paste it again.',
    },
    backup_passphrase_needed: {
      title: 'A passphrase is needed',
      body: 'This backup was protected by another passphrase. Nothing was changed. Type it to restore the backup.',
    },
    backup_key_foreign: {
      title: 'This backup cannot be opened here',
      body: "Its key lies in another computer's or user's vault, and no recovery passphrase was set. Nothing was changed.",
    },
    ca_unreadable: {
      title: 'This is not a certificate',
      body: 'Nothing has changed. Choose the PEM or DER file with the certificate of the authority, as your IT service hands it out.',
    },
    ca_not_authority: {
      title: 'This certificate is not an authority’s',
      body: 'Nothing has changed. “{{subject}}” names a server or a person and cannot vouch for others. Ask for the root certificate.',
    },
    ca_expired: {
      title: 'The certificate has expired',
      body: 'Nothing has changed. “{{subject}}” is no longer valid. Ask your IT service for the one in force.',
    },
    disk_full: {
      title: 'The disk is full',
      body: 'The last change could not be saved; what came before is safe. Free some space and try again.',
    },
    read_only: {
      title: 'The data folder does not accept changes',
      body: 'The last change could not be saved; what came before is safe. Ask your IT service for write permission.',
    },
    database_damaged: {
      title: 'The database is damaged',
      body: 'Nothing was overwritten. Recover a backup with your IT service.',
    },
    database_newer: {
      title: 'The data is from a newer version of Mando',
      body: 'Nothing was touched. Install the latest version of Mando.',
    },
  },
  reasons: {
    budget_reached:
      'The budget does not reach. Use the reserve or raise it in “Accounts › Spend”; it goes out if there is still time.',
    sign_in_refused: 'X says that the permission is no longer good: it was withdrawn or changed on X.',
    sign_in_lost:
      'The answer of X to a renewal was lost, and X does not accept the one before. Nobody is to blame: reconnect it.',
    sign_in_ended: 'The permission ended and X gave nothing to renew it with.',
    sign_in_vault: 'This computer can no longer read the stored credentials.',
    sign_in_unauthorized:
      'X has answered for hours that it does not know them. If it accepts them again, the account goes on by itself.',
    duplicate_content:
      'The network says an equal text was published before. Check if it went out; if not, change the text.',
    reply_not_allowed: 'The network does not allow answering this person from Mando. Answer by hand.',
    text_too_long: 'The text is too long for the network. Shorten it and schedule again.',
    media_invalid: 'The network does not accept the image or video. Put it back to draft and use another one.',
    media_expired: 'What was uploaded has expired. Mando uploads it again.',
    media_failed:
      'The network took the file but could not process it. Export it again (MP4 with H.264 and AAC) and add it anew.',
    not_found: 'What was to be answered or deleted no longer exists on the network.',
    forbidden: 'The network does not allow this action with this account.',
    account_suspended: 'The network suspended or locked the account. Sign in there to resolve it.',
    credits_depleted: 'The account has run out of credit on the network. Add credit in its portal and try again.',
    credentials_rejected: 'The network no longer accepts the account’s access. Connect it again in “Accounts”.',
    missing_permission: 'The account did not grant this permission. Connect it again in “Accounts”.',
    invalid_request: 'The network did not accept the request. Check the content and schedule again.',
    by_hand: 'It is time to publish it by hand. Mando copies the text and opens the page.',
    unexpected_answer: 'The network answered something unexpected. Try again later.',
    offline: 'There is no connection. It goes out when it is back, if still in time.',
    unreachable: 'The social network does not answer. Mando keeps trying.',
    captive_portal: 'The local network asks to sign in. Do it with your browser.',
    proxy_sign_in: 'The office proxy asks for a user and a password. Enter them under “Connection” in “Settings”.',
    proxy_unreachable: 'The proxy does not answer or lets nothing through. Mando keeps trying.',
    untrusted:
      'The certificate of whoever answers is not trusted, so nothing was sent. Check “Connection” in “Settings”.',
    server_error: 'The social network had a fault. Mando is following it up.',
    rate_limited: 'The network asked for a pause: one of its limits was reached.',
    credentials_unsure: 'The network doubted the account’s access. Mando is checking.',
    timeout: 'The answer of the network never came. Mando is finding out if it went out.',
    reset: 'The connection was cut before the answer. Mando is finding out if it went out.',
    truncated: 'The answer came incomplete. Mando is finding out if it went out.',
    unreadable_answer: 'The answer could not be read. Mando is finding out if it went out.',
    interrupted: 'Mando was closed while sending. It is checking what happened.',
    absent: 'It was checked that it did not go out. Mando sends it again.',
    restored:
      'It was waiting in the restored backup and may have gone out since. Look on the network before you publish it.',
    wall_time_gone: 'Its hour no longer exists under the present rules. The nearest ones: {{before}} and {{after}}.',
    content_gone:
      'The text, image or video that was to go out is no longer there. Check the post and schedule it again.',
    conversation_moved_on: 'Something came in after it was written, so it has not gone out.',
    answered_message_gone: 'The message that it answers is gone, so it has not gone out.',
    missed: 'Its hour passed before it could go out. Decide whether to publish it now, at another time or never.',
    smtp_dns: 'The mail server is not found.',
    smtp_unreachable: 'The mail server does not answer.',
    smtp_certificate:
      'The certificate of the mail server is not trusted, so nothing was sent. Check it with your IT service.',
    smtp_timeout: 'The mail server did not answer in time.',
    smtp_lost: 'The connection to the mail server broke off.',
    smtp_busy: 'The mail server asked to try again later.',
    smtp_aborted: 'Sending was interrupted when Mando was closed.',
    smtp_interrupted: 'Mando was closed while sending.',
    smtp_sign_in:
      'The mail server does not accept the user or the password. Check them in Settings, under “Mail and hand-off”.',
    smtp_no_starttls: 'The mail server offers no encrypted connection, so nothing was sent.',
    smtp_recipient: 'The mail server does not accept the address of the recipient.',
    smtp_sender: 'The mail server does not accept the address of the sender.',
    smtp_refused: 'The mail server has refused the message.',
    smtp_protocol: 'What answers at that address is no mail server that Mando understands.',
    smtp_not_set: 'No mail server is set up. It is set up in Settings, under “Mail and hand-off”.',
    chosen_offline: 'Mando works offline because somebody chose so.',
    handoff_changed:
      'One of the messages that are passed on has changed or is gone, so it was not sent. Give it up and hand off again.',
    mail_by_hand: 'It is written in your mail program. Say here whether you sent it.',
    mail_restored: 'It was pending in the restored copy and may have gone out since. Check before you repeat it.',
  },
}
