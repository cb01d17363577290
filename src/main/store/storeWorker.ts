/** The thread in which whole database files are worked on: one task, one answer, then it ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { assertNever } from '#shared/domain/assertNever.ts'
import { AppError } from '../rpc/appError.ts'
import { checkDatabase, copyDatabase } from './copyDatabase.ts'
import { exportTexts } from './exportTexts.ts'
import { faultOf } from './openStore.ts'
import { prepareRestored } from './restoredCopy.ts'
import { salvageDatabase } from './salvage.ts'
import { storeTask, type StoreAnswer, type StoreTask } from './storeTasks.ts'

function perform(task: StoreTask): unknown {
  switch (task.kind) {
    case 'copy':
      return copyDatabase(task)
    case 'check':
      return checkDatabase(task.path, task.key)
    case 'prepare':
      return prepareRestored(task)
    case 'salvage':
      return salvageDatabase(task)
    case 'export':
      return exportTexts(task)
    default:
      return assertNever(task)
  }
}

function codeOf(error: unknown): Extract<StoreAnswer, { ok: false }>['code'] {
  if (error instanceof AppError) return error.code
  switch (faultOf(error)) {
    case 'damaged':
      return 'database_damaged'
    case 'full':
      return 'disk_full'
    case 'read_only':
      return 'read_only'
    case null:
      return null
  }
}

function answer(): StoreAnswer {
  try {
    return { ok: true, result: perform(storeTask().parse(workerData)) }
  } catch (error) {
    return { ok: false, code: codeOf(error), message: error instanceof Error ? error.name : 'fault' }
  }
}

parentPort?.postMessage(answer())
