/** Which service answers which operation. An operation of the contract without a line here does not compile. */
import type { OperationName } from '#shared/contract/contract.ts'
import type { Handlers } from './dispatcher.ts'

/** Operations that answer while the database is closed. */
type ClosedNames = Extract<
  OperationName,
  | `session.${string}`
  | 'settings.getAppearance'
  | 'settings.setAppearance'
  | 'settings.remember'
  | 'backup.list'
  | 'backup.lookElsewhere'
  | 'backup.restore'
  | 'backup.recover'
  | 'backup.exportTexts'
>
export type ClosedHandlers = Pick<Handlers, ClosedNames>
export type OpenHandlers = Omit<Handlers, ClosedNames>

/** An area's service: its methods are named as the operations' verbs. */
type Area<A extends string, N extends OperationName = OperationName> = {
  readonly [K in Extract<N, `${A}.${string}`> as K extends `${A}.${infer Verb}` ? Verb : never]: Handlers[K]
}

type SignInVerbs = 'beginSignIn' | 'cancelSignIn' | 'signIn' | 'redirectUris'

export type Services = {
  readonly people: Area<'people'>
  readonly accounts: Omit<Area<'accounts'>, SignInVerbs | 'disconnect' | 'revokeAll' | 'check'>
  readonly disconnecting: Pick<Area<'accounts'>, 'disconnect' | 'revokeAll'>
  readonly checks: Pick<Area<'accounts'>, 'check'>
  readonly signIn: Pick<Area<'accounts'>, SignInVerbs>
  readonly calendar: Area<'calendar'>
  readonly files: Area<'files'>
  readonly campaigns: Area<'campaigns'>
  readonly days: Area<'days'>
  readonly recurring: Area<'recurring'>
  readonly slots: Area<'slots'>
  readonly evergreen: Area<'evergreen'>
  readonly textChecks: Area<'checks'>
  readonly approvals: Area<'approvals'>
  readonly versions: Area<'versions'>
  readonly comments: Area<'comments'>
  readonly intake: Area<'intake'>
  readonly templates: Area<'templates'>
  readonly links: Area<'links'>
  readonly writing: Area<'writing'>
  readonly media: Area<'media'>
  readonly inbox: Area<'inbox'>
  readonly hours: Area<'hours'>
  readonly replies: Area<'replies'>
  readonly urgent: Area<'urgent'>
  readonly handoffs: Area<'handoffs'>
  readonly mail: Area<'mail'>
  readonly growth: Area<'growth'>
  readonly care: Area<'care'>
  readonly reports: Area<'reports'>
  readonly figures: Area<'figures'>
  readonly outbox: Area<'outbox'>
  readonly prices: { readonly get: Handlers['spend.prices']; readonly set: Handlers['spend.setPrices'] }
  readonly spend: Pick<Area<'spend'>, 'summary' | 'setBudget' | 'useReserve'>
  readonly status: Area<'status'>
  readonly connection: Area<'connection'>
  readonly search: Area<'search'>
  readonly audit: Area<'audit'>
  readonly training: Area<'training'>
  readonly settings: Pick<Area<'settings'>, 'get' | 'update'>
  readonly backup: Omit<Area<'backup'>, 'list' | 'lookElsewhere' | 'restore' | 'recover' | 'exportTexts'>
}

export function openHandlers(services: Services): OpenHandlers {
  const { accounts, disconnecting, checks, signIn, calendar, media, inbox, replies, hours, urgent } = services
  const { handoffs, mail, growth, outbox, people, prices, spend, status, connection, search } = services
  const { audit, training, settings, backup, campaigns, days, textChecks, approvals, writing, files } = services
  const { reports, care, figures, versions, comments, intake, templates, links, recurring, slots, evergreen } = services
  return {
    'settings.get': settings.get,
    'settings.update': settings.update,
    'backup.status': backup.status,
    'backup.makeNow': backup.makeNow,
    'backup.chooseFolder': backup.chooseFolder,
    'backup.forgetFolder': backup.forgetFolder,
    'backup.setRecoveryPassphrase': backup.setRecoveryPassphrase,
    'backup.confirmPlanned': backup.confirmPlanned,
    'people.list': people.list,
    'people.enter': people.enter,
    'people.recovery': people.recovery,
    'people.recover': people.recover,
    'people.leave': people.leave,
    'people.changePin': people.changePin,
    'people.add': people.add,
    'people.update': people.update,
    'people.setPin': people.setPin,
    'people.archive': people.archive,
    'people.bringBack': people.bringBack,
    'accounts.list': accounts.list,
    'accounts.addTraining': accounts.addTraining,
    'accounts.addAssisted': accounts.addAssisted,
    'accounts.connectWithKeys': accounts.connectWithKeys,
    'accounts.beginSignIn': signIn.beginSignIn,
    'accounts.cancelSignIn': signIn.cancelSignIn,
    'accounts.signIn': signIn.signIn,
    'accounts.redirectUris': signIn.redirectUris,
    'accounts.disconnect': disconnecting.disconnect,
    'accounts.revokeAll': disconnecting.revokeAll,
    'accounts.check': checks.check,
    'accounts.setColour': accounts.setColour,
    'calendar.range': calendar.range,
    'calendar.outside': calendar.outside,
    'calendar.outsidePost': calendar.outsidePost,
    'calendar.drafts': calendar.drafts,
    'calendar.get': calendar.get,
    'calendar.repeats': calendar.repeats,
    'calendar.create': calendar.create,
    'calendar.saveText': calendar.saveText,
    'calendar.startOwnText': calendar.startOwnText,
    'calendar.dropOwnText': calendar.dropOwnText,
    'calendar.applyEdit': calendar.applyEdit,
    'calendar.dropEdit': calendar.dropEdit,
    'calendar.setAccounts': calendar.setAccounts,
    'calendar.setAltText': calendar.setAltText,
    'calendar.detachMedia': calendar.detachMedia,
    'calendar.schedule': calendar.schedule,
    'calendar.publishNow': calendar.publishNow,
    'calendar.setGrace': calendar.setGrace,
    'calendar.setHour': calendar.setHour,
    'calendar.unschedule': calendar.unschedule,
    'calendar.cancel': calendar.cancel,
    'calendar.discard': calendar.discard,
    'calendar.restore': calendar.restore,
    'calendar.takeDown': calendar.takeDown,
    'calendar.acceptThread': calendar.acceptThread,
    'calendar.resolveMissed': calendar.resolveMissed,
    'calendar.views': calendar.views,
    'calendar.saveView': calendar.saveView,
    'calendar.removeView': calendar.removeView,
    'calendar.duplicate': calendar.duplicate,
    'calendar.setCampaign': calendar.setCampaign,
    'calendar.setLabels': calendar.setLabels,
    'files.choose': files.choose,
    'files.readPosts': files.readPosts,
    'files.importPosts': files.importPosts,
    'files.readDays': files.readDays,
    'files.importDays': files.importDays,
    'files.undo': files.undo,
    'files.export': files.export,
    'approvals.flows': approvals.flows,
    'approvals.saveFlow': approvals.saveFlow,
    'approvals.archiveFlow': approvals.archiveFlow,
    'approvals.waiting': approvals.waiting,
    'approvals.ofPost': approvals.ofPost,
    'approvals.request': approvals.request,
    'approvals.withdraw': approvals.withdraw,
    'approvals.decide': approvals.decide,
    'approvals.turnKey': approvals.turnKey,
    'approvals.setEmbargo': approvals.setEmbargo,
    'approvals.liftEmbargo': approvals.liftEmbargo,
    'versions.list': versions.list,
    'versions.get': versions.get,
    'versions.restore': versions.restore,
    'versions.leave': versions.leave,
    'intake.receive': intake.receive,
    'intake.ofPost': intake.ofPost,
    'intake.open': intake.open,
    'intake.writeSheet': intake.writeSheet,
    'intake.documents': intake.documents,
    'intake.attachDocument': intake.attachDocument,
    'intake.saveDocument': intake.saveDocument,
    'intake.removeDocument': intake.removeDocument,
    'intake.bringDocumentBack': intake.bringDocumentBack,
    'comments.list': comments.list,
    'comments.unread': comments.unread,
    'comments.add': comments.add,
    'comments.remove': comments.remove,
    'comments.bringBack': comments.bringBack,
    'comments.markRead': comments.markRead,
    'templates.list': templates.list,
    'templates.save': templates.save,
    'templates.archive': templates.archive,
    'templates.bringBack': templates.bringBack,
    'links.rules': links.rules,
    'links.setRules': links.setRules,
    'campaigns.list': campaigns.list,
    'campaigns.save': campaigns.save,
    'campaigns.archive': campaigns.archive,
    'campaigns.bringBack': campaigns.bringBack,
    'days.list': days.list,
    'days.saveDate': days.saveDate,
    'days.removeDate': days.removeDate,
    'days.saveNote': days.saveNote,
    'days.removeNote': days.removeNote,
    'recurring.list': recurring.list,
    'recurring.ofPost': recurring.ofPost,
    'recurring.dates': recurring.dates,
    'recurring.marks': recurring.marks,
    'recurring.start': recurring.start,
    'recurring.change': recurring.change,
    'recurring.move': recurring.move,
    'recurring.spread': recurring.spread,
    'recurring.stop': recurring.stop,
    'recurring.pause': recurring.pause,
    'recurring.resume': recurring.resume,
    'recurring.leaveOut': recurring.leaveOut,
    'recurring.undo': recurring.undo,
    'slots.list': slots.list,
    'slots.save': slots.save,
    'slots.remove': slots.remove,
    'slots.free': slots.free,
    'slots.next': slots.next,
    'evergreen.list': evergreen.list,
    'evergreen.add': evergreen.add,
    'evergreen.addText': evergreen.addText,
    'evergreen.removeText': evergreen.removeText,
    'evergreen.change': evergreen.change,
    'evergreen.archive': evergreen.archive,
    'evergreen.bringBack': evergreen.bringBack,
    'evergreen.use': evergreen.use,
    'checks.rules': textChecks.rules,
    'checks.setRules': textChecks.setRules,
    'checks.near': textChecks.near,
    'checks.rights': textChecks.rights,
    'writing.suggestions': writing.suggestions,
    'media.begin': media.begin,
    'media.append': media.append,
    'media.attach': media.attach,
    'media.abandon': media.abandon,
    'media.preview': media.preview,
    'media.original': media.original,
    'media.attachCrop': media.attachCrop,
    'media.uncrop': media.uncrop,
    'media.swap': media.swap,
    'media.card': media.card,
    'media.saveCard': media.saveCard,
    'media.setKept': media.setKept,
    'media.library': media.library,
    'media.keptPreview': media.keptPreview,
    'media.attachKept': media.attachKept,
    'inbox.list': inbox.list,
    'inbox.export': inbox.export,
    'inbox.counts': inbox.counts,
    'inbox.conversation': inbox.conversation,
    'inbox.history': inbox.history,
    'inbox.reveal': inbox.reveal,
    'inbox.markRead': inbox.markRead,
    'inbox.change': inbox.change,
    'inbox.undo': inbox.undo,
    'inbox.saveNoteDraft': inbox.saveNoteDraft,
    'inbox.addNote': inbox.addNote,
    'inbox.removeNote': inbox.removeNote,
    'inbox.labels': inbox.labels,
    'inbox.saveLabel': inbox.saveLabel,
    'inbox.archiveLabel': inbox.archiveLabel,
    'inbox.filters': inbox.filters,
    'inbox.saveFilter': inbox.saveFilter,
    'inbox.removeFilter': inbox.removeFilter,
    'inbox.saveDraft': inbox.saveDraft,
    'inbox.reply': inbox.reply,
    'inbox.answerByHand': inbox.answerByHand,
    'hours.get': hours.get,
    'hours.openings': hours.openings,
    'hours.year': hours.year,
    'hours.set': hours.set,
    'hours.setTargets': hours.setTargets,
    'replies.list': replies.list,
    'replies.save': replies.save,
    'replies.archive': replies.archive,
    'replies.bringBack': replies.bringBack,
    'replies.variables': replies.variables,
    'replies.setVariable': replies.setVariable,
    'replies.removeVariable': replies.removeVariable,
    'urgent.of': urgent.of,
    'urgent.falseAlarms': urgent.falseAlarms,
    'urgent.tick': urgent.tick,
    'urgent.end': urgent.end,
    'urgent.undoEnd': urgent.undoEnd,
    'urgent.terms': urgent.terms,
    'urgent.addTerm': urgent.addTerm,
    'urgent.removeTerm': urgent.removeTerm,
    'urgent.disableTerm': urgent.disableTerm,
    'urgent.tryText': urgent.tryText,
    'urgent.protocol': urgent.protocol,
    'urgent.setProtocol': urgent.setProtocol,
    'handoffs.list': handoffs.list,
    'handoffs.options': handoffs.options,
    'handoffs.directWith': handoffs.directWith,
    'handoffs.open': handoffs.open,
    'handoffs.update': handoffs.update,
    'handoffs.close': handoffs.close,
    'handoffs.openMailProgram': handoffs.openMailProgram,
    'handoffs.settleMail': handoffs.settleMail,
    'handoffs.retryMail': handoffs.retryMail,
    'handoffs.cancelMail': handoffs.cancelMail,
    'mail.get': mail.get,
    'mail.setServer': mail.setServer,
    'mail.setForm': mail.setForm,
    'mail.test': mail.test,
    'growth.followers': growth.followers,
    'care.figures': care.figures,
    'care.byDay': care.byDay,
    'care.byHour': care.byHour,
    'care.byLabel': care.byLabel,
    'care.byPerson': care.byPerson,
    'reports.content': reports.content,
    'reports.save': reports.save,
    'reports.schedule': reports.schedule,
    'reports.setSchedule': reports.setSchedule,
    'reports.stopSchedule': reports.stopSchedule,
    'growth.published': growth.published,
    'growth.day': growth.day,
    'growth.milestones': growth.milestones,
    'growth.prepareMilestone': growth.prepareMilestone,
    'growth.note': growth.note,
    'growth.chooseFigures': growth.chooseFigures,
    'growth.readFigures': growth.readFigures,
    'growth.importFigures': growth.importFigures,
    'growth.takeBack': growth.takeBack,
    'growth.saveFigure': growth.saveFigure,
    'figures.summary': figures.summary,
    'figures.heatMap': figures.heatMap,
    'figures.list': figures.list,
    'figures.post': figures.post,
    'figures.ofPost': figures.ofPost,
    'figures.firstDay': figures.firstDay,
    'outbox.list': outbox.list,
    'outbox.retry': outbox.retry,
    'outbox.move': outbox.move,
    'outbox.sendDespiteClock': outbox.sendDespiteClock,
    'outbox.cancel': outbox.cancel,
    'outbox.settle': outbox.settle,
    'outbox.openByHand': outbox.openByHand,
    'spend.prices': prices.get,
    'spend.setPrices': prices.set,
    'spend.summary': spend.summary,
    'spend.setBudget': spend.setBudget,
    'spend.useReserve': spend.useReserve,
    'status.get': status.get,
    'status.problems': status.problems,
    'status.setWorkOffline': status.setWorkOffline,
    'status.acknowledgeGap': status.acknowledgeGap,
    'status.acknowledge': status.acknowledge,
    'status.syncNow': status.syncNow,
    'connection.get': connection.get,
    'connection.setProxy': connection.setProxy,
    'connection.chooseExtraCa': connection.chooseExtraCa,
    'connection.removeExtraCa': connection.removeExtraCa,
    'connection.test': connection.test,
    'connection.openBrowser': connection.openBrowser,
    'search.find': search.find,
    'audit.verify': audit.verify,
    'audit.recent': audit.recent,
    'training.get': training.get,
    'training.setFault': training.setFault,
    'training.citizensWrite': training.citizensWrite,
  }
}
