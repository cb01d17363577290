/** English texts of the outbox and of the list of problems. */
import type { outbox as spanish } from '../es/outbox.ts'
import type { Translation } from '../translation.ts'

export const outbox: Translation<typeof spanish> = {
  title: 'Outbox',
  sections: {
    nav: 'Go to a part of the outbox',
    needsYou: 'Needs you',
    openFate: 'Being found out',
    soon: 'Leaves within 24 hours',
    planned: 'Planned for later',
  },
  newHour: {
    title: 'Another time',
    explain: 'For all the accounts on which it is not out yet.',
    date: 'Date',
    time: 'Time',
    submit: 'Change the time',
  },
  sendingNow: 'Going out now on {{account}}',
  problems: {
    none: 'Nothing waits for a decision of yours.',
    since: 'since {{when}}',
    severity: { urgent: 'Urgent', warning: 'Warning' },
    acknowledge: 'Understood',
    lost: {
      posts: 'posts',
      messages: 'messages',
      audit: 'log of changes',
      other: 'other data',
      nothing: 'nothing, all was read',
    },
    keepWallTime_one: '{{count}} post keeps its wall time',
    keepWallTime_other: '{{count}} posts keep their wall time',
    late_one: 'A post will not go out at its time',
    late_other: '{{count}} posts will not go out at their time',
    lateCause: {
      rate_limit: 'X’s limit for {{account}} lasts until {{until}}',
      app_limit: 'the limit of the application on X, which its accounts share, lasts until {{until}}',
      brake: 'the publishing brake of {{account}} lasts until {{until}}',
    },
    unknownAccount: 'an account',
  },
  problem: {
    post_missed: {
      what: 'A post of {{account}} did not go out at its time.',
      next: 'Mando does not publish late without asking. Decide: now, at another time, or not at all.',
    },
    posts_will_be_late: {
      what: '{{posts}}: {{cause}}.',
      next: 'Mando does not publish late without asking. Decide: when it is over, at another time, or not at all. Without an answer nothing goes out, and once the time has passed it asks again.',
    },
    post_uncertain: {
      what: 'It is not known whether a post of {{account}} went out.',
      next: 'Mando is looking for it on X and will not repeat it. The account’s other posts wait. If you see it on X, you can settle it now.',
    },
    post_rejected: {
      what: 'X rejected a post of {{account}}.',
      next: 'It did not go out. Mend what the reason says and try again, or give it up.',
    },
    held_by_budget: {
      what: 'The budget does not reach for something of {{account}}.',
      next: 'It has not gone out and is kept. In Accounts › Spend you can use the reserve or raise the budget: it goes out by itself if there is still time. Or drop it.',
    },
    post_hour_gone: {
      what: 'The hour of a post of {{account}} no longer exists: the official time has changed.',
      next: 'It has not gone out and will not by itself. Decide whether it goes out now, at another hour, or not at all.',
    },
    withdrawal_failed: {
      what: 'A text of {{account}} could not be taken down.',
      next: 'It is still published on X. Try again, delete it on X by hand, or leave it published.',
    },
    thread_broken: {
      what: 'The thread of {{account}} does not read on from text to text on X: text {{part}} fails.',
      next: 'Mando has read the published thread, and that text is missing or does not answer the one before. Look at it on X: you can take it down and publish it anew, or leave it so.',
    },
    post_by_hand: {
      what: 'It is time for a post of {{account}}, which is published by hand.',
      next: 'Copy the text, publish it on X and paste its link here.',
    },
    answer_rejected: {
      what: 'X rejected an answer of {{account}}.',
      next: 'The person did not receive it. Open the conversation to change it, or try again.',
    },
    answer_held: {
      what: 'An answer of {{account}} is held: the conversation moved on after it was written.',
      next: 'It has not gone out. Open the conversation: you will see the answer beside what came in, and decide.',
    },
    answer_uncertain: {
      what: 'It is not known whether an answer of {{account}} went out.',
      next: 'Mando is looking for it on X and will not repeat it. If you see it on X, you can settle it now.',
    },
    approval_due: {
      what: 'A post of {{account}} is due for approval.',
      next: 'It is planned for {{at}} and will not go out without approval. Open it in the calendar: it says whose turn it is.',
    },
    approval_hour_gone: {
      what: 'The time of a post of {{account}} came without approval.',
      next: 'Nothing was published and the text is kept. Open it: whoever may approve gives it another time, or the request is taken back.',
    },
    mail_refused: {
      what: 'An e-mail of a hand-off of {{account}} has not gone out.',
      next: 'Its text is kept. Open the conversation: the reason stands there, and you can try again or give it up.',
    },
    mail_uncertain: {
      what: 'It is not known whether an e-mail of a hand-off of {{account}} has gone out.',
      next: 'Mando cannot find out and will not repeat it. Ask whoever receives it or look in the sent mail, and say so in the conversation.',
    },
    mail_waiting: {
      what: 'An e-mail of a hand-off of {{account}} has not been able to leave for more than half an hour.',
      next: 'Mando keeps trying. The reason stands in the conversation; if it lasts, check “Mail and hand-off” in Settings.',
    },
    account_needs_sign_in: {
      what: 'X no longer accepts the credentials of {{account}}.',
      next: 'Nothing of this account can go out or come in. Mando keeps asking X in case it mends itself; if not, reconnect it in Accounts. What is planned is kept.',
    },
    account_will_not_publish: {
      what: '{{account}} will not be able to publish what is planned for {{at}}.',
      next: '{{cause}} Mend it before that hour; what is planned is kept. Posts concerned: {{posts}}.',
    },
    account_refused_for_now: {
      what: 'X answers that it does not know the credentials of {{account}}.',
      next: 'It is usually an outage of X: Mando keeps trying and there is nothing to do. If it lasts until {{askAt}}, it will ask you to reconnect it.',
    },
    account_renewal_open: {
      what: 'It is not known whether X renewed the permission of {{account}}.',
      next: 'The answer was lost. Mando goes on with the present permission until {{until}} and then asks once more; if X refuses, the account has to be reconnected. You can do so now in Accounts.',
    },
    account_scopes_missing: {
      what: '{{account}} lacks permissions on X.',
      next: 'Missing: {{scopes}}. Reconnect it in Accounts and accept all permissions.',
    },
    account_sync_failing: {
      what: 'The sync of {{account}} is failing.',
      next: 'Mando keeps trying by itself. If it lasts, check the network or the proxy with your IT service.',
    },
    messages_missing: {
      what: 'Messages of {{account}} written between {{from}} and {{to}} may be missing.',
      next: 'There were more than X lets anybody read later, and it no longer gives them. Look at them on X; the rest is complete.',
      seen: 'Understood',
      unknownFrom: 'an unknown date',
    },
    account_out_of_credit: {
      what: 'The X application of {{account}} is out of credit.',
      next: 'Nothing will go out until credit is added in X’s developer console. Then try again.',
    },
    budget_near: {
      what: '80 % of the budget is spent.',
      next: 'Mando no longer reads messages or mentions, so that what is left ({{remaining}}) is for publishing. You can raise it or use the reserve in Accounts › Spend.',
    },
    budget_reached: {
      what: 'The budget is used up.',
      next: 'Nothing that costs goes out until somebody decides: use the reserve or raise the budget, in Accounts › Spend. What is planned is kept and will ask.',
    },
    clock_ahead: {
      what: 'The clock of this computer is {{span}} ahead.',
      next: "Set the computer's time or tell your IT service. If the error is larger than the allowed delay, planned posts wait: they go out neither before nor after their hour; if one is urgent, its row lets you publish it all the same. Answers to citizens do go out.",
    },
    clock_behind: {
      what: 'The clock of this computer is {{span}} behind.',
      next: "Set the computer's time or tell your IT service. If the error is larger than the allowed delay, planned posts wait: they go out neither before nor after their hour; if one is urgent, its row lets you publish it all the same. Answers to citizens do go out.",
    },
    backup_old: {
      what: 'There has been no good backup for more than three days.',
      next: 'Leave Mando open for some minutes, or make one now in Settings › Backups.',
    },
    backup_failed: {
      what: 'The last backup could not be made.',
      next: 'Mando tries again every half hour. Check that there is space on the disk. The earlier backups are still there.',
    },
    report_failed: {
      what: 'The monthly report of {{month}} could not be saved in {{folder}}.',
      next: 'Mando tries again every hour. Check that the folder is there and takes files, or choose another one under Growth, Reports.',
    },
    backup_folder_failed: {
      what: 'The backup did not reach the chosen folder ({{folder}}).',
      next: 'The one in the data folder is good. Check the network drive, or choose another folder in Settings.',
    },
    restored: {
      what: 'A backup was restored.',
      next: 'What was waiting in it may have gone out since: nothing is published by itself. Decide about each post; the database of before is kept aside.',
    },
    recovered: {
      what: 'What could be read of the damaged database was saved.',
      next: 'Not everything could be read of: {{parts}}. What was waiting to go out asks before it is published. The damaged database is kept aside.',
    },
    zone_rules_changed: {
      what: 'The official time has changed: {{posts}}.',
      next: "There is nothing to do: they go out when the office's clock shows the hour that was chosen.",
    },
  },
  waitingList: {
    none: 'Nothing is waiting to go out.',
    emptyTitle: 'Everything is out',
    emptyText: 'Each post and answer is seen here from when it is scheduled until X confirms that it has it.',
    emptyAction: 'Go to the calendar',
  },
  kind: {
    publish_segment: 'Post',
    upload_media: 'Image or video upload',
    set_alt_text: 'Alternative text',
    reply: 'Answer',
    direct_message: 'Direct message',
    delete_post: 'Deletion',
  },
  waiting: {
    brake: 'Publishing brake: the account has published much in a short time',
    time: 'Waits for its time',
    clock: "Waits until it is known that this computer's clock is right",
    connection: 'Waits for a connection',
    chosen_offline: 'Waits: working offline',
    rate_limit: 'Limit of the account on X',
    app_limit: 'Limit of the application on X, for all its accounts',
    retry: 'A try failed; another is planned',
    predecessor: 'Waits for the earlier part of the thread',
    lane: 'Waits for another sending of the same account',
    account: 'Waits: the account has to be connected again',
    verdict: 'Being looked for on X',
    uploading: 'Being uploaded',
    processing: 'The network is processing it',
  },
  upload: {
    sending: '{{sent}} of {{size}} uploaded',
    processing: 'Uploaded; the network is processing it',
    progress: 'Progress of the upload',
  },
  row: {
    due: 'Time: {{when}}',
    created: 'Written {{when}}',
    until: 'until: {{when}}',
    nextTry: 'Next try: {{when}}',
    attempts_one: '{{count}} try',
    attempts_other: '{{count}} tries',
    steps_one: '{{count}} step',
    steps_other: '{{count}} steps',
    threadOf_one: 'Thread of {{count}} text',
    threadOf_other: 'Thread of {{count}} texts',
    partlyOut: '{{out}} of {{total}} texts are out; {{left}} to go',
    leftToTakeDown_one: '{{count}} text still on the network',
    leftToTakeDown_other: '{{count}} texts still on the network',
    noText: '(no text)',
    openPost: 'See in the calendar',
    openConversation: 'See the conversation',
    openSettings: 'Go to Settings',
    openAccount: 'Go to Accounts',
    actions: 'Actions for “{{text}}”',
  },
  action: {
    sendNow: 'Now',
    sendNowQuestion:
      'It will be published on {{account}} now, without waiting for its time. The other accounts keep theirs.',
    despiteClockQuestion:
      'This computer’s clock cannot be trusted. It will be published on {{account}} now, whatever the clock says.',
    sendLate: 'Publish when it is over',
    sendLateAs: 'Publish later on {{account}}',
    sendLateQuestion:
      'It will go out on {{account}} on {{when}}, later than its time. In the calendar it keeps its own.',
    continue: 'Go on with the thread',
    rest: 'Leave it so',
    restQuestion: 'What is left of the thread will not go out; what is published on {{account}} stays.',
    takeDown: 'Take down what is out',
    takeDownAs: 'Take down from {{account}}',
    takeDownQuestion_one:
      'The published text will be deleted from {{account}} and the rest will not go out. On the network there is no way back; here it is kept.',
    takeDownQuestion_other:
      'The {{count}} published texts will be deleted from {{account}}, the last one first, and the rest will not go out. On the network there is no way back; here they are kept.',
    takeDownAllQuestion:
      'The whole thread will be deleted from {{account}}, the last text first. On the network there is no way back; here it is kept.',
    keep: 'Leave it published',
    keepQuestion: 'What has not been deleted yet will stay published on {{account}}.',
    acceptThread: 'Leave it so',
    retry: 'Try again',
    retryNow: 'Try now',
    cancel: 'Do not send',
    cancelQuestion: 'It will not go out, and there is no way back from here. The text is kept.',
    publishNow: 'Publish now',
    publishNowAs: 'Publish now on {{account}}',
    publishNowQuestion: 'It will be published now on {{account}}, out of its hour.',
    drop: 'Do not publish',
    dropQuestion: 'It will not be published. The post stays in the calendar as cancelled.',
    reschedule: 'Choose another time',
    settlePublished: 'It went out',
    settleNotPublished: 'It did not go out',
    notPublishedQuestion:
      'Check first on X that it is not there: it will be sent again, and if it were there, it would go out twice.',
    openConversation: 'See the conversation',
    openByHand: 'Copy and open on X',
    pasteLink: 'It is published',
  },
  settle: {
    titleUncertain: 'It went out: give its link',
    titleByHand: 'Published by hand: give its link',
    explain:
      'On X, open the post and copy the address from the browser’s bar. With the link, Mando recognises it and does not repeat it.',
    label: 'Link of the post',
    placeholder: 'https://x.com/account/status/…',
    invalid: 'This does not look like the link of a post on X. It must contain “/status/” and a number.',
    submit: 'Save the link',
  },
  copied: 'Text copied. The page of X is open in the browser.',
  reason: 'Reason: {{reason}}',
}
